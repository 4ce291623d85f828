"""Pages of numbers that passed the gate: a hidden number shows in no sentence, chart, table, order or file."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.unit.insight_web.reading import rendered
from tests.unit.insight_web.test_figure_pages import TODAY
from vugge.insight.queries.figures import FigureView, ProgrammeView, Seen
from vugge.insight.rules.shown import ShownCell, shown_csv
from vugge.insight.web.pages.comparison import compared
from vugge.insight.web.pages.drawings import drawn
from vugge.insight.web.pages.figure import FigurePage, figure_page
from vugge.insight.web.pages.numbers import numbers
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.tables import Entry, tables
from vugge.ui.charts.kinds import Bars, StackedShares


def covered(view: FigureView, *, value: Callable[[ShownCell], bool], base: bool = False) -> FigureView:
    """Return the view with some counts hidden, and perhaps every base."""

    def cover(cell: ShownCell) -> ShownCell:
        if value(cell):
            cell = replace(cell, value=None, value_hidden="under 5")
        return replace(cell, base=None, base_hidden="skjult") if base else cell

    return replace(view, cells=tuple(map(cover, view.cells)), seen=Seen(protected=True))


def page_of(view: FigureView) -> FigurePage:
    return figure_page(view, before=None, after=None, today=TODAY)


def entries(view: FigureView, table: int, row: str) -> dict[str, Entry]:
    found = next(each for each in tables(numbers(view))[table].rows if each.label == row)
    return {entry.heading: entry for entry in found.entries}


@pytest.fixture
def answers(views: dict[str, FigureView]) -> FigureView:
    """Return figure 4-7 with one answer on level 4 hidden."""
    return covered(views["4-7"], value=lambda cell: (cell.group, cell.level) == ("declined", "4"))


def test_row_with_a_hidden_part_has_no_total_and_no_shares(answers: FigureView) -> None:
    found = entries(answers, 0, "Niveau 4")
    assert (found["I alt"].text, found["Nej tak"].text) == ("skjult", "under 5")
    assert [each.share for each in found.values() if each.share] == []
    assert found["Ja tak"].text.isdigit()
    assert entries(answers, 0, "Niveau 3")["Ja tak"].share


def test_stacked_row_with_a_hidden_part_is_not_drawn(answers: FigureView) -> None:
    chart = page_of(answers).drawings[0].chart
    assert isinstance(chart, StackedShares)
    rows = {row.label: row for row in chart.rows}
    assert (rows["Niveau 4"].base, set(rows["Niveau 4"].counts)) == (0, {0})
    assert rows["Niveau 4"].hidden
    assert not rows["Niveau 3"].hidden


def test_hidden_numbers_stand_last_in_the_order_they_are_declared(views: dict[str, FigureView]) -> None:
    hidden = ("weight", "other", "crying")
    view = covered(views["4-9"], value=lambda cell: cell.group in hidden)
    chart = drawn(numbers(view), view.figure.panels[0], "figur").chart
    assert isinstance(chart, Bars)
    assert [bar.label for bar in chart.bars[-3:]] == ["Barnets vægt", "Gråd og uro", "Andet"]
    assert [bar.hidden for bar in chart.bars[-4:]] == ["", *["under 5"] * 3]
    assert [row.label for row in tables(numbers(view))[0].rows[-3:]] == ["Barnets vægt", "Gråd og uro", "Andet"]


def test_sum_over_levels_with_a_hidden_level_is_hidden(views: dict[str, FigureView]) -> None:
    view = covered(views["4-1"], value=lambda cell: (cell.measure, cell.level) == ("positive", "4"))
    found = numbers(view)
    assert found.value(view.figure.measure("positive"), "all") != 0
    assert entries(view, 0, "Alle")["Antal"].text == "skjult"
    assert page_of(view).finding == "Et tal er skjult, så ingen kan kendes igen"


def test_finding_of_one_hidden_number_says_so(views: dict[str, FigureView]) -> None:
    view = covered(views["4-16"], value=lambda cell: cell.level == "all")
    assert page_of(view).finding == "Tallet er skjult, så ingen kan kendes igen"


def test_share_of_a_hidden_base_is_neither_said_nor_drawn(views: dict[str, FigureView]) -> None:
    view = covered(views["4-9"], value=lambda _cell: False, base=True)
    page = page_of(view)
    assert "%" not in page.finding
    chart = page.drawings[0].chart
    assert isinstance(chart, Bars)
    assert not chart.of_bases
    assert page.base.startswith("holdte behovsbesøg: skjult; 13 kommuner.")
    assert [entry.share for row in tables(numbers(view))[0].rows for entry in row.entries if entry.share] == []


def test_published_number_beside_a_hidden_one_has_no_difference(answers: FigureView) -> None:
    found = {each.label: each for each in compared(answers)}
    assert (found["Niveau 4"].published, found["Niveau 4"].computed_text, found["Niveau 4"].difference) == (
        49,
        "skjult",
        None,
    )
    assert found["Niveau 3"].difference == 0


def test_published_total_stands_beside_the_total_that_was_let_out(views: dict[str, FigureView]) -> None:
    view = covered(views["3-1"], value=lambda cell: (cell.group, cell.level) == ("model_b", "4"))
    assert compared(view)[0].computed_text == "skjult"
    total = ShownCell("3-1", "activities", "model_b", "all", 3670, 3670)
    found = compared(replace(view, totals=(total,)))[0]
    assert (found.published, found.computed, found.difference) == (97_427, 129_248, 31_821)


@pytest.mark.parametrize("code", ["3-1", "4-2", "4-5", "4-7", "4-9", "4-10", "4-13", "T-4", "T-6", "T-15"])
def test_page_of_nothing_but_hidden_numbers_shows_none(views: dict[str, FigureView], code: str) -> None:
    view = covered(views[code], value=lambda _cell: True, base=True)
    view = replace(view, published=(), contradictions=())
    page = page_of(view)
    shown = [entry for table in page.tables for row in table.rows for entry in row.entries]
    assert {entry.text for entry in shown} <= {"under 5", "skjult"}
    assert not any(entry.share for entry in shown)
    for each in page.drawings:
        pieces = each.chart.rows if isinstance(each.chart, StackedShares) else each.chart.bars
        assert all(piece.hidden for piece in pieces)
    assert {line.split(";")[4] for line in shown_csv(view.cells).splitlines()[1:]} == {"under 5"}


def test_protected_page_says_what_is_not_shown(answers: FigureView, views: dict[str, FigureView]) -> None:
    lock = "Tal under 5 vises ikke, og heller ikke tal, de kan regnes ud fra."
    assert lock in rendered(page_of(answers))
    assert lock not in rendered(page_of(views["4-7"]))


def test_key_number_on_the_overview_can_be_hidden(views: dict[str, FigureView]) -> None:
    figures = tuple(
        covered(view, value=lambda cell: cell.measure == "offered")
        for view in views.values()
        if view.figure.programme == "thousand-days"
    )
    names = {"round_1": (), "round_2": ()}
    page = overview_page((ProgrammeView(parameters=figures[0].parameters, names=names, figures=figures),))
    assert page.parts[0].key_numbers[0].number == "skjult"
