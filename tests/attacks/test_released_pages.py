"""An evaluator's pages and files, taken apart by somebody who looks for what was hidden.

A page is asked for twice: as it is, and with every number hidden. What the first has more of than the second, in words,
attributes or charts, can only be numbers that were let out, or what anybody works out from those.
"""

import hashlib
import re
from collections import Counter
from dataclasses import replace
from html import escape

import pytest

from tests.world import Browser, client_for, evaluator
from vugge.access.rules.actors import Actor, Operator
from vugge.insight.queries import shown
from vugge.insight.queries.figures import FigureView, ProgrammeView
from vugge.insight.queries.releases import latest_release
from vugge.insight.rules.choice import Choice
from vugge.insight.rules.disclosure.table import Hidden, PublishedTable, as_csv
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.shown import ShownCell
from vugge.insight.web.pages import figure
from vugge.insight.web.pages.comparison import compared
from vugge.insight.web.pages.numbers import Numbers, numbers
from vugge.insight.web.pages.tables import Table, tables

CODES = {figure.code: programme for programme, figures in FIGURES.items() for figure in figures}
ADDRESSES = {"early-intervention": "/tidlig-indsats", "thousand-days": "/1000-dage"}
KEY = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
NO_COUNT = re.compile(r"\d+(?:,\d+)?(?:\s|&nbsp;)%|1½ år|3 år|" + "|".join(each.label for each in Hidden))
"""Shares, which tests of the tables look at, the ages that name visits, and the words for what is hidden."""
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")


@pytest.fixture
def eva(demo_database: None, monkeypatch: pytest.MonkeyPatch) -> Browser:  # noqa: ARG001 - asked for, for its effect
    """Eva, in whose charts all they are made of stands to be read."""
    monkeypatch.setattr("vugge.ui.templatetags.ui.chart_svg", lambda chart, _width: escape(repr(chart)))
    return client_for(evaluator())


def released(programme: str) -> PublishedTable:
    found = latest_release(Operator(), programme)
    assert found is not None
    assert found.table is not None
    return found.table


def said(reader: Browser, address: str) -> Counter[int]:
    """Count every number that stands anywhere in a page's source."""
    source = NO_COUNT.sub("", KEY.sub("", reader.get(address).content.decode()))
    return Counter(int(each.replace(".", "")) for each in NUMBER.findall(source))


def covered(view: FigureView) -> FigureView:
    """Return a view with nothing but words in it."""

    def words(cells: tuple[ShownCell, ...]) -> tuple[ShownCell, ...]:
        return tuple(replace(c, value=None, value_hidden="skjult", base=None, base_hidden="skjult") for c in cells)

    return replace(view, cells=words(view.cells), totals=words(view.totals))


def added_by_numbers(reader: Browser, address: str, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Return the numbers a page has more of than it would with every number hidden."""
    whole, real = said(reader, address), shown.programme

    def hidden(by: Actor, code: str, choice: Choice | None = None) -> ProgrammeView:
        found = real(by, code, choice)
        assert found is not None
        return replace(found, figures=tuple(map(covered, found.figures)))

    monkeypatch.setattr(shown, "programme", hidden)
    return set(whole - said(reader, address))


def let_out(view: FigureView) -> set[int]:
    """Return the numbers of a figure that were let out, their sums, and how far they are from what was published."""
    found = numbers(view)
    cells = {number for cell in (*view.cells, *view.totals) for number in (cell.value, cell.base)}
    sums = {found.value(measure, group.code) for measure in view.figure.measures for group in measure.groups}
    rows = {found.row(each, level) for each in view.figure.measures for level in found.levels(each)}
    apart = {abs(each.difference) for each in compared(view) if each.difference is not None}
    return {each for each in cells | sums | rows | apart if isinstance(each, int)}


def views(reader_of: str) -> tuple[FigureView, ...]:
    found = shown.programme(evaluator(), reader_of)
    assert found is not None
    return found.figures


@pytest.mark.parametrize("code", CODES)
def test_page_of_a_figure_adds_no_number_but_those_let_out(
    eva: Browser, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (view,) = (each for each in views(CODES[code]) if each.figure.code == code)
    added = added_by_numbers(eva, f"/tal/{code}", monkeypatch)
    assert added
    assert added <= let_out(view)


@pytest.mark.parametrize("address", ["/", *ADDRESSES.values()])
def test_overview_adds_no_number_but_those_let_out(eva: Browser, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [view for programme in FIGURES for view in views(programme)]
    added = added_by_numbers(eva, address, monkeypatch)
    assert added
    assert added <= {0} | set().union(*map(let_out, every))


@pytest.mark.parametrize("code", CODES)
def test_what_is_hidden_stands_on_the_page_as_its_word(eva: Browser, code: str) -> None:
    cells = [cell for cell in released(CODES[code]).cells if cell.figure == code]
    source = eva.get(f"/tal/{code}").content.decode()
    for word in {cell.value_hidden.label for cell in cells if cell.value_hidden}:
        assert f">{word}</td>" in source


@pytest.mark.parametrize("programme", FIGURES)
def test_file_is_the_release_itself(eva: Browser, programme: str) -> None:
    address = ADDRESSES[programme]
    content = eva.get(f"{address}.csv").content
    assert content.decode() == as_csv(released(programme))
    checksum = hashlib.sha256(content).hexdigest()
    assert checksum in eva.get(address).content.decode()
    found = latest_release(Operator(), programme)
    assert found is not None
    assert found.sha256 == checksum


def test_number_that_was_not_let_out_is_found(eva: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    (view,) = (each for each in views("early-intervention") if each.figure.code == "4-14")
    assert [cell.value for cell in view.cells if cell.group == "institution"] == [None]
    monkeypatch.setattr(figure, "tables", leaking)
    assert added_by_numbers(eva, "/tal/4-14", monkeypatch) - let_out(view) == {131}


def leaking(found: Numbers) -> tuple[Table, ...]:
    """Say, under a table with numbers in it, one that was hidden."""
    return tuple(
        replace(table, note="131")
        if any(entry.text.isdigit() for row in table.rows for entry in row.entries)
        else table
        for table in tables(found)
    )
