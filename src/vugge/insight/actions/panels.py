"""Panels: Statistics Denmark's answers kept with the numbers made of them, and made again to see they are the same.

Asking takes minutes and waits for a service outside, so it is done before the transaction (`facts.panel_making.ask`).
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Evaluator, Operator
from vugge.base.clock import now
from vugge.base.errors import ExpectedError
from vugge.exchange.statbank.rules.answers import Answer
from vugge.exchange.statbank.rules.queries import Format, Query
from vugge.exchange.statbank.rules.tables import table_of
from vugge.insight.facts.panel_making import Made, make, read
from vugge.insight.models import PanelAnswer, PanelCell, SavedPanel
from vugge.insight.queries.panels import panel_csv
from vugge.insight.rules.panels.differences import Asked, Differences, differences
from vugge.insight.rules.panels.export import Row, as_csv
from vugge.insight.rules.panels.narrowing import plain
from vugge.insight.rules.panels.recipe import Recipe, recipe_of
from vugge.insight.rules.panels.words import Way
from vugge.insight.rules.panels.working_out import Cell

_ROOM = 512 * 1024 * 1024  # bytes a kept answer may unpack to; what we keep ourselves is an eighth of it at most


class NoPanelError(ExpectedError):
    """There is no panel of that number."""


class DamagedPanelError(ExpectedError):
    """What is kept of a panel is no longer what was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a panel: its number, and whether it is new. The same answers are not kept twice."""

    number: int
    new: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A panel made again of what is kept: the checksum it had, the one it has now, and that of the numbers kept."""

    number: int
    before: str
    after: str
    kept: str

    @property
    def same(self) -> bool:
        """Say whether it is the same to the byte, and the numbers kept are too."""
        return self.before == self.after == self.kept


@action("make_panels")
def keep_panel(*, by: Evaluator | Operator, made: Made, way: Way) -> Kept:
    """Keep a panel: its recipe, the questions as sent, the answers as they came, and its numbers.

    When the latest of the recipe is the same to the byte, made of the same answers, that one is returned.
    """
    _one_at_a_time()
    sha256 = _checksum(made.cells)
    latest = SavedPanel.objects.filter(code=made.recipe.code).order_by("-number").first()
    if latest and _is_that(latest, made, way, sha256):
        tell(subject=f"panel:{latest.number}", after={"new": False, "sha256": sha256})
        return Kept(latest.number, new=False, sha256=sha256)
    panel = _panel(by, made, way, sha256)
    PanelAnswer.objects.bulk_create(_answers(panel, made))
    PanelCell.objects.bulk_create((_cell(panel, each) for each in made.cells), batch_size=2000)
    tables = sorted({each.query.table for each in made.answers})
    tell(subject=f"panel:{panel.number}", after={"new": True, "sha256": sha256, "way": str(way), "tables": tables})
    return Kept(panel.number, new=True, sha256=sha256)


@action("make_panels")
def read_panel(*, by: Evaluator | Operator, files: Mapping[str, bytes], recipe: Recipe) -> Kept:
    """Keep a panel made of downloaded files, by their names; StatBankError and PanelError as `read` raises."""
    kept = keep_panel(by=by, made=read(files, recipe), way=Way.FILES)
    tell(subject=f"panel:{kept.number}", after={"files": sorted(files), "new": kept.new})
    return kept


@action("make_panels")
def rebuild_panel(*, by: Evaluator | Operator, number: int | None = None) -> Rebuilt:
    """Make a panel (the latest) again of the answers kept of it; NoPanelError when there is none of that number."""
    panel = _found(number)
    kept = hashlib.sha256(panel_csv(by, panel.number).encode()).hexdigest()
    again = Rebuilt(panel.number, panel.sha256, _checksum(_again(panel).cells), kept)
    tell(subject=f"panel:{panel.number}", after={"rebuilt": again.after, "same": again.same})
    return again


@action("make_panels")
def compare_panel(*, by: Evaluator | Operator, made: Made, number: int | None = None) -> Differences:
    """Say what differs between a kept panel (the latest) and the same made anew; nothing is kept."""
    del by  # named in the event by the action itself
    panel = _found(number)
    kept = _again(panel)
    found = differences((kept.cells, _asked(kept.answers)), (made.cells, _asked(made.answers)))
    tell(subject=f"panel:{panel.number}", after={"numbers": len(found.numbers), "asked": list(found.asked)})
    return found


def _again(panel: SavedPanel) -> Made:
    return make(recipe_of(panel.recipe), tuple(_stored(panel)), panel.made_at)


def _stored(panel: SavedPanel) -> Iterator[Answer]:
    for each in PanelAnswer.objects.filter(panel=panel).order_by("position"):
        choose = tuple((part["code"], tuple(part["values"])) for part in each.query["variables"])
        written = Format.of(each.format)
        query = Query(each.table, choose, written)
        yield Answer(query, written, _unpacked(each.content), _unpacked(each.metadata), each.file)


def _panel(by: Actor, made: Made, way: Way, sha256: str) -> SavedPanel:
    recipe = made.recipe
    return SavedPanel.objects.create(
        number=SavedPanel.objects.count() + 1,
        code=recipe.code,
        recipe=plain(recipe),
        way=str(way),
        invented=recipe.invented,
        first=recipe.first,
        last=recipe.last,
        made_at=now(),
        made_by=by.name,
        cells=len(made.cells),
        sha256=sha256,
        product_version=version("vugge"),
    )


def _answers(panel: SavedPanel, made: Made) -> Iterator[PanelAnswer]:
    for position, each in enumerate(made.answers):
        table = table_of(each.metadata, each.query.table)
        yield PanelAnswer(
            panel=panel,
            position=position,
            table=each.query.table,
            title=table.title,
            query=each.query.as_sent(),
            updated=table.updated,
            fetched_at=made.asked_at,
            file=each.file[:255],
            format=str(each.format),
            metadata=zlib.compress(each.metadata),
            content=zlib.compress(each.content),
            size=len(each.content),
            sha256=hashlib.sha256(each.content).hexdigest(),
        )


def _cell(panel: SavedPanel, cell: Cell) -> PanelCell:
    return PanelCell(
        panel=panel,
        unit=cell.unit,
        time=cell.time,
        variable=cell.variable,
        value=cell.value,
        numerator=cell.numerator,
        denominator=cell.denominator,
    )


def _is_that(latest: SavedPanel, made: Made, way: Way, sha256: str) -> bool:
    held = PanelAnswer.objects.filter(panel=latest).order_by("position").values_list("sha256", flat=True)
    came = [hashlib.sha256(each.content).hexdigest() for each in made.answers]
    same = (latest.sha256, latest.way, latest.recipe) == (sha256, str(way), plain(made.recipe))
    return same and list(held) == came


def _asked(answers: Iterable[Answer]) -> Iterator[Asked]:
    for each in answers:
        yield Asked(each.query.table, each.query.as_sent(), table_of(each.metadata, each.query.table).updated)


def _found(number: int | None) -> SavedPanel:
    panels = SavedPanel.objects.order_by("-number")
    panel = (panels if number is None else panels.filter(number=number)).first()
    if panel is None:
        raise NoPanelError(
            "Der er intet panel. Hent et: vugge statbank fetch"
            if number is None
            else f"Der er intet panel med nummer {number}."
        )
    return panel


def _checksum(cells: Iterable[Cell]) -> str:
    rows = (Row(each.unit, each.time, each.variable, each.value) for each in cells)
    return hashlib.sha256(as_csv(rows).encode()).hexdigest()


def _unpacked(content: bytes | memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(bytes(content), _ROOM)
    except zlib.error as error:
        raise DamagedPanelError(
            "Et af panelets gemte svar er ødelagt, så det kan ikke laves igen. Hent et nyt: vugge statbank fetch"
        ) from error


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('panel', 0))")
