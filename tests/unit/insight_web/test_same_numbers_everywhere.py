"""Page, chart and file say the same: every cell of the file is found on the page, and every number there in the file.

So it is for everybody's exact numbers, for a municipality's own in both presets, and for what was released.
"""

import csv
import io
from dataclasses import dataclass

import pytest

from tests.unit.insight_web.reading import WORDS, Table, rendered, tables
from tests.unit.insight_web.test_figure_pages import page_of
from tests.world import Browser, client_for, evaluator, member
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role
from vugge.insight.queries.figures import FigureView
from vugge.insight.queries.releases import latest_release
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Figure, Measure
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.presets import own_figures
from vugge.insight.rules.shown import shown_csv
from vugge.insight.web.pages.drawings import drawn
from vugge.insight.web.pages.numbers import numbers
from vugge.ui import formats
from vugge.ui.charts.kinds import StackedShares

CODES = [figure.code for figures in FIGURES.values() for figure in figures]
READERS = {
    "everybody": "",
    "a municipality in the evaluation": "",
    "a municipality by itself": "?valg=egne&fra=2019-01-01&til=2020-12-31",
    "birkeby": "",
    "eva": "",
}


@dataclass(frozen=True)
class Read:
    """A figure as somebody reads it: page, file, declaration, and the sums over levels the gate has let through."""

    html: str
    cells: list[dict[str, str]]
    figure: Figure
    totals: frozenset[int | None] = frozenset()

    @property
    def tables(self) -> list[Table]:
        return list(tables(self.html))


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest, code: str, views: dict[str, FigureView]) -> Read:
    who, view = str(request.param), views[code]
    if who == "everybody":
        return Read(rendered(page_of(views, code)), rows_of(shown_csv(view.cells)), view.figure)
    request.getfixturevalue("demo_database")
    reader = client_for(evaluator() if who == "eva" else member(role=Role.LEAD, municipality=place_of(who, view)))
    html, text = (reader.get(f"/tal/{code}{end}{READERS[who]}").content.decode() for end in ("", ".csv"))
    own = who in {"a municipality by itself", "birkeby"}
    figure = own_figures((view.figure,))[0] if own else view.figure
    return Read(html, rows_of(text), figure, released_totals(figure) if who == "eva" else frozenset())


def place_of(who: str, view: FigureView) -> str:
    """Return Birkeby, or else the first municipality that takes part in the figure."""
    parts = [scope for scope in view.parameters.scopes if scope.code in view.figure.scopes or not view.figure.scopes]
    return "0998" if who == "birkeby" else parts[0].municipalities[0]


def released_totals(figure: Figure) -> frozenset[int | None]:
    released = latest_release(Operator(), figure.programme)
    assert released is not None
    assert released.table is not None
    return frozenset(cell.value for cell in released.table.totals if cell.figure == figure.code)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def number(text: str) -> int | str:
    return text if text in WORDS else int(text)


def measure_of(figure: Figure, cell: dict[str, str]) -> Measure:
    return next(
        each
        for each in figure.measures
        if each.name == cell["measure"] and cell["group"] in {group.code for group in each.groups}
    )


def found_on_page(page: list[Table], figure: Figure, cell: dict[str, str]) -> set[int | str]:
    """Return what the page says where a reader would look the cell up."""
    measure = measure_of(figure, cell)
    group, level = measure.group(cell["group"]).label, {str(each): each.label for each in Level}[cell["level"]]
    places = [(level, group), (group, level), (level, "Antal"), (group, "Antal")]
    found = {
        table.count(*place)
        for table in page
        for place in places
        if table.title == measure.title or (len(page) == 1 and len(figure.measures) == 1)
    }
    found |= {table.count(measure.title, "Antal") for table in page}
    return {count for count in found if count is not None}


@pytest.mark.parametrize("code", CODES)
def test_every_cell_of_the_file_stands_on_the_page(read: Read) -> None:
    page = read.tables
    assert read.cells
    for cell in read.cells:
        assert found_on_page(page, read.figure, cell) == {number(cell["value"])}, cell


@pytest.mark.parametrize("code", CODES)
def test_every_number_on_the_page_comes_from_the_file(read: Read) -> None:
    known: set[int | str | None] = {"skjult"}
    known |= {number(cell[part]) for cell in read.cells for part in ("value", "base")}
    known |= sums(read.cells) | read.totals
    for table in read.tables:
        for row, column in table.cells:
            if column != "Andel":
                assert table.count(row, column) in known, (row, column)


def sums(cells: list[dict[str, str]]) -> set[int | str]:
    """Return what parts add up to over levels and over groups, those with a hidden part left out."""
    found: set[int | str] = set()
    for key in ("level", "group"):
        for name in ("measure", "group", "level"):
            parts: dict[tuple[str, str], list[int | str]] = {}
            for cell in cells:
                if cell["level"] != "all" or key == "group":
                    place = (cell["measure"], cell[name] if name != "measure" else cell["level"])
                    parts.setdefault(place, []).append(number(cell["value"]))
            found |= {sum(map(int, each)) for each in parts.values() if not WORDS & set(each)}
    return found


@pytest.mark.parametrize("code", CODES)
def test_charts_draw_the_numbers_of_the_file(code: str, views: dict[str, FigureView]) -> None:
    found = numbers(views[code])
    values = {cell.value for cell in views[code].cells}
    totals = {found.value(each, group.code) for each in views[code].figure.measures for group in each.groups}
    for place, panel in enumerate(views[code].figure.panels):
        chart = drawn(found, panel, f"figur-{place}").chart
        if isinstance(chart, StackedShares):
            assert {count for row in chart.rows for count in row.counts} <= values
            assert all(sum(row.counts) == row.base for row in chart.rows)
        else:
            assert {bar.value for bar in chart.bars} <= values | totals


@pytest.mark.parametrize("code", ["4-9"])
def test_share_on_the_page_is_of_the_declared_base(read: Read) -> None:
    cells = {(c["measure"], c["group"], c["level"]): c for c in read.cells}
    page = {table.title: table for table in read.tables}
    weight = cells["visits", "weight", "2"]
    share = formats.share(int(weight["value"]), int(weight["base"])).replace("\u00a0", " ")
    assert page["Behovsbesøg efter grund"].share("Barnets vægt", "Niveau 2") == share


@pytest.mark.parametrize("code", ["4-7"])
def test_share_of_a_stacked_row_is_of_the_row(read: Read) -> None:
    (page,) = read.tables
    whole, part = page.count("Niveau 1", "I alt"), page.count("Niveau 1", "Ja tak")
    assert isinstance(whole, int)
    assert isinstance(part, int)
    assert page.share("Niveau 1", "Ja tak") == formats.share(part, whole).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("address", "code"), [("/tidlig-indsats.csv", "early-intervention"), ("/1000-dage.csv", "thousand-days")]
)
@pytest.mark.parametrize(("who", "choice"), [("horsens", ""), ("horsens", "?valg=egne"), ("birkeby", ""), ("eva", "")])
def test_programme_file_holds_every_figures_cells(
    request: pytest.FixtureRequest, who: str, choice: str, address: str, code: str
) -> None:
    reader: Browser = request.getfixturevalue(who)
    whole, *parts = (
        rows_of(reader.get(each + choice).content.decode())
        for each in (address, *(f"/tal/{figure.code}.csv" for figure in FIGURES[code]))
    )
    assert whole == [cell for part in parts for cell in part]
