"""Page, chart and file say the same number: every cell of the file is found on the page, and every number there."""

import csv
import io

import pytest
from django.test import Client

from tests.unit.insight_web.reading import Table, tables
from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Figure, Measure
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web.pages.drawings import drawn
from vugge.insight.web.pages.numbers import numbers
from vugge.ui import formats
from vugge.ui.charts.kinds import StackedShares

CODES = [figure.code for figures in FIGURES.values() for figure in figures]
pytestmark = pytest.mark.usefixtures("published_data_set")


def file_of(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def measure_of(figure: Figure, cell: dict[str, str]) -> Measure:
    return next(
        each
        for each in figure.measures
        if each.name == cell["measure"] and cell["group"] in {group.code for group in each.groups}
    )


def found_on_page(page: list[Table], figure: Figure, cell: dict[str, str]) -> set[int]:
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
def test_every_cell_of_the_file_stands_on_the_page(client: Client, code: str, views: dict[str, FigureView]) -> None:
    page = list(tables(client.get(f"/tal/{code}").content.decode()))
    cells = file_of(client, f"/tal/{code}.csv")
    assert len(cells) == len(views[code].cells)
    for cell in cells:
        assert found_on_page(page, views[code].figure, cell) == {int(cell["value"])}, cell


@pytest.mark.parametrize("code", CODES)
def test_every_number_on_the_page_comes_from_the_file(client: Client, code: str) -> None:
    cells = file_of(client, f"/tal/{code}.csv")
    known = {int(cell[part]) for cell in cells for part in ("value", "base")}
    for key in ("level", "group"):
        for name in ("measure", "group", "level"):
            sums: dict[tuple[str, str], int] = {}
            for cell in cells:
                if cell["level"] != "all" or key == "group":
                    place = (cell["measure"], cell[name] if name != "measure" else cell["level"])
                    sums[place] = sums.get(place, 0) + int(cell["value"])
            known |= set(sums.values())
    for table in tables(client.get(f"/tal/{code}").content.decode()):
        for row, column in table.cells:
            if column != "Andel":
                assert table.count(row, column) in known, (row, column)


@pytest.mark.parametrize("code", CODES)
def test_charts_draw_the_numbers_of_the_file(code: str, views: dict[str, FigureView]) -> None:
    found = numbers(views[code])
    values = {cell.value for cell in views[code].cells}
    totals = {found.value(each, group.code) for each in views[code].figure.measures for group in each.groups}
    for number, panel in enumerate(views[code].figure.panels):
        chart = drawn(found, panel, f"figur-{number}").chart
        if isinstance(chart, StackedShares):
            assert {count for row in chart.rows for count in row.counts} <= values
            assert all(sum(row.counts) == row.base for row in chart.rows)
        else:
            assert {bar.value for bar in chart.bars} <= values | totals


def test_share_on_the_page_is_of_the_declared_base(client: Client) -> None:
    cells = {(c["measure"], c["group"], c["level"]): c for c in file_of(client, "/tal/4-9.csv")}
    page = {table.title: table for table in tables(client.get("/tal/4-9").content.decode())}
    weight = cells["visits", "weight", "2"]
    share = formats.share(int(weight["value"]), int(weight["base"])).replace("\u00a0", " ")
    assert page["Behovsbesøg efter grund"].share("Barnets vægt", "Niveau 2") == share


def test_share_of_a_stacked_row_is_of_the_row(client: Client) -> None:
    (page,) = tables(client.get("/tal/4-7").content.decode())
    whole, part = page.count("Niveau 1", "I alt"), page.count("Niveau 1", "Ja tak")
    assert page.share("Niveau 1", "Ja tak") == formats.share(part, whole).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("address", "code"), [("/tidlig-indsats.csv", "early-intervention"), ("/1000-dage.csv", "thousand-days")]
)
def test_programme_file_holds_every_figures_cells(client: Client, address: str, code: str) -> None:
    whole = file_of(client, address)
    assert whole == [cell for figure in FIGURES[code] for cell in file_of(client, f"/tal/{figure.code}.csv")]
