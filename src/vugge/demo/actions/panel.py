"""The demonstration's panel: made-up numbers written as files like Statistics Denmark's, and read as anybody's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vugge.access.queries.municipalities import municipality_names, tenants
from vugge.access.rules.actors import Operator
from vugge.base.files import scratch, write_private
from vugge.demo.actions.registrations import fingerprint
from vugge.demo.rules.cast import BIRKEBY, FJORDBY
from vugge.demo.rules.panel import NOTES, Place, places
from vugge.demo.rules.panel_tables import LAYOUTS, Layout
from vugge.demo.rules.published.places import MODEL_A, MODEL_B
from vugge.exchange.statbank.fake import FakeTable, answered, downloaded
from vugge.exchange.statbank.files import files_in
from vugge.exchange.statbank.rules.queries import Format, Query
from vugge.exchange.statbank.rules.tables import Table, Variable, written
from vugge.insight.actions.panels import Kept, read_panel
from vugge.insight.queries.panels import national_recipe
from vugge.insight.rules.panels.narrowing import narrowed
from vugge.insight.rules.panels.recipe import Recipe

STAMP = "panel-made-from.txt"
"""In the home: the programs that made the panel there."""

_INVENTED = "Opdigtede tal"
_NO_MUNICIPALITY = {"000": "Hele landet", "411": "Christiansø"}
_KINDS = {"bulk": (Format.BULK, ".bulk"), "json": (Format.JSONSTAT, ".json"), "text": (Format.CSV, ".csv")}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A table's numbers by its codes: a place's own, none for what is no municipality."""

    layout: Layout
    towns: Mapping[str, Place]

    def __call__(self, codes: Mapping[str, str]) -> float | None:
        place = self.towns.get(codes[self.layout.area].zfill(4))
        return None if place is None else self.layout.number(place, int(codes["Tid"][:4]), codes)


def prepare_panel(home: Path) -> None:
    """Have the made-up panel kept, unless these very programs made the one that is."""
    stamp, made_from = home / STAMP, fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return
    with scratch(home, ".panel-") as room:
        keep_made_up(room)
    write_private(stamp, made_from)


def keep_made_up(room: Path) -> Kept:
    """Write the files in a folder, read them as anybody's, and keep the panel."""
    for name, content in made_up_files():
        (room / name).write_bytes(content)
    return read_panel(by=Operator(), files=files_in(room), recipe=made_up_recipe())


def made_up_recipe() -> Recipe:
    """Return the national recipe, marked as made up, with what is built into each outcome said beside it."""
    whole = narrowed(national_recipe(), invented=True)
    variables = tuple(replace(each, note=NOTES.get(each.code, _INVENTED)) for each in whole.variables)
    return replace(whole, title=f"{_INVENTED}: {whole.title}", variables=variables)


def made_up_tables() -> Iterator[tuple[Layout, FakeTable]]:
    """Yield each table, how it is laid out and what it answers."""
    names = municipality_names(set(tenants()) - {BIRKEBY, FJORDBY})
    towns = places(names, {*MODEL_A, *MODEL_B})
    for layout in LAYOUTS:
        yield layout, FakeTable(_table(layout, names), _Numbers(layout, towns))


def made_up_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file's name and content: what a table says of itself, and its numbers."""
    for layout, fake in made_up_tables():
        wanted, ending = _KINDS[layout.kind]
        write = downloaded if wanted is Format.CSV else answered
        query = _query(layout, fake.table, wanted)
        yield f"{layout.code}.tableinfo.json", written(fake.table)
        yield f"{layout.code}{ending}", write(query, fake)
        if layout.without:
            less = tuple(each for each in query.choose if each[0] not in layout.without)
            yield f"{layout.code} samlet{ending}", write(replace(query, choose=less), fake)


def _query(layout: Layout, table: Table, wanted: Format) -> Query:
    """Return a question for the whole table; of one by quarters, for the first of each year."""
    chosen = {each.code: tuple(each.values) for each in table.variables}
    if layout.quarterly:
        chosen["Tid"] = tuple(each for each in chosen["Tid"] if each.endswith("K1"))
    return Query(layout.code, tuple(chosen.items()), wanted)


def _table(layout: Layout, names: Mapping[str, str]) -> Table:
    codes = {code.removeprefix("0"): name for code, name in names.items()}
    variables = (
        Variable(layout.area, "område", elimination=False, time=False, map="", values={**_NO_MUNICIPALITY, **codes}),
        *(
            Variable(code, code.casefold(), elimination=code in layout.without, time=False, map="", values=values)
            for code, values in layout.variables.items()
        ),
        Variable("Tid", "tid", elimination=False, time=True, map="", values={each: each for each in layout.times()}),
    )
    return Table(layout.code, f"{_INVENTED}: {layout.title}", "Antal", "opdigtet", variables)
