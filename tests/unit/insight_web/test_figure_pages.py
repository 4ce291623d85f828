import datetime as dt
from dataclasses import replace

import pytest

from vugge.insight.queries.figures import FigureView, ProgrammeView
from vugge.insight.rules.figure import Finding, Value
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web.pages.comparison import Compared, compared
from vugge.insight.web.pages.drawings import drawn, inside
from vugge.insight.web.pages.figure import FigurePage, figure_page
from vugge.insight.web.pages.numbers import numbers
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.programme import programme_page
from vugge.insight.web.pages.tables import tables
from vugge.ui.charts.kinds import Bars, StackedShares

SPACE = "\u00a0"
TODAY = dt.date(2026, 11, 22)


def page_of(views: dict[str, FigureView], code: str) -> FigurePage:
    return figure_page(views[code], before=None, after=None, today=TODAY)


def plain(text: str) -> str:
    return text.replace(SPACE, " ")


def test_finding_is_said_with_the_declarations_own_words(views: dict[str, FigureView]) -> None:
    page = page_of(views, "4-7")
    assert page.title == "Hvem siger ja til besøget ved 15–18 måneder?"
    assert plain(page.finding) == "Der er takket ja til 62 % af tilbuddene"


def test_small_share_is_never_said_to_be_nothing(views: dict[str, FigureView]) -> None:
    finding = Finding(text="{positive}", values={"positive": Value(measure="positive", share=True)})
    assert plain(numbers(views["4-1"]).said(finding)) == "0,4 %"


def test_base_names_number_municipalities_and_days(views: dict[str, FigureView]) -> None:
    base = "9.367 tilbud i 13 kommuner. 1. maj 2018–30. april 2021 uden 1. marts–1. maj 2020"
    assert plain(page_of(views, "4-7").base) == base


def test_a_thousand_days_say_when_the_second_round_began(views: dict[str, FigureView]) -> None:
    assert plain(page_of(views, "T-4").base).endswith("31. december 2021; runde 2 fra 3. februar 2020")


def test_different_bases_are_named_each(views: dict[str, FigureView]) -> None:
    page = page_of(views, "T-4")
    assert plain(page.drawings[1].base) == (
        "familier med samme tilbud: besøg ved 1½ år 3.594, besøg ved 3 år 2.383, COS-P 2.042"
    )


def test_answers_are_stacked_with_all_levels_first_and_apart(views: dict[str, FigureView]) -> None:
    chart = page_of(views, "4-7").drawings[0].chart
    assert isinstance(chart, StackedShares)
    assert chart.first_apart
    assert [row.label for row in chart.rows] == ["Alle", *(f"Niveau {n}" for n in range(1, 5)), "Ikke niveauinddelt"]
    assert chart.rows[0].base == 9367


def test_levels_are_added_up_where_no_total_is_declared(views: dict[str, FigureView]) -> None:
    found = numbers(views["4-4"])
    measure = found.figure.measure("need_visits")
    assert found.value(measure, "all") == sum(
        cell.value or 0 for cell in views["4-4"].cells if cell.measure == "need_visits"
    )


def test_bars_of_a_whole_leave_the_whole_out(views: dict[str, FigureView]) -> None:
    chart = page_of(views, "4-16").drawings[0].chart
    assert isinstance(chart, Bars)
    assert "Alle" not in [bar.label for bar in chart.bars]


def test_more_than_the_base_is_drawn_as_counts(views: dict[str, FigureView]) -> None:
    view = views["4-4"]
    cells = tuple(replace(cell, base=1) for cell in view.cells)
    chart = drawn(numbers(replace(view, cells=cells)), view.figure.panels[0], "figur").chart
    assert isinstance(chart, Bars)
    assert not chart.of_bases


def test_many_groups_stand_by_size_with_the_rest_last(views: dict[str, FigureView]) -> None:
    chart = page_of(views, "4-8").drawings[1].chart
    assert isinstance(chart, Bars)
    values = [bar.value for bar in chart.bars[:-1]]
    assert values == sorted(values, reverse=True)
    assert chart.bars[-1].label == "Andet"


def test_numbers_of_visits_keep_their_order(views: dict[str, FigureView]) -> None:
    table = tables(numbers(views["4-10"]))[0]
    assert [row.label for row in table.rows][:2] == ["1 besøg", "2 besøg"]
    assert table.as_cards
    assert table.shares_under


def test_few_columns_stay_a_table_on_the_phone(views: dict[str, FigureView]) -> None:
    assert not any(table.as_cards for table in tables(numbers(views["T-4"])))


def test_published_shares_are_compared_in_whole_per_cent() -> None:
    interrupted = Compared("Tilbud", "Afbrudt", published=15, computed=21, base=145)
    texts = (plain(interrupted.published_text), plain(interrupted.computed_text), interrupted.difference)
    assert texts == ("15 %", "14,5 %", -1)


def test_what_was_never_published_is_compared_with_nothing() -> None:
    unknown = Compared("Tilbud", "Intet svar", published=None, computed=187, base=9367)
    assert (unknown.published_text, plain(unknown.computed_text), unknown.difference) == ("–", "2,0 %", None)


def test_published_number_of_several_cells_names_them(views: dict[str, FigureView]) -> None:
    labels = [each.label for each in compared(views["4-15"])]
    assert "Hjemme, med personale eller hjemme, uden personale" in labels


@pytest.mark.parametrize(("label", "said"), [("Ja tak", "ja tak"), ("I alt", "i alt"), ("COS-P", "COS-P")])
def test_label_inside_a_sentence_begins_small_unless_it_is_a_name(label: str, said: str) -> None:
    assert inside(label) == said


def test_every_published_final_number_is_shown_and_no_midterm_number(views: dict[str, FigureView]) -> None:
    for view in views.values():
        assert len(compared(view)) == len([each for each in view.published if each.report == "final"])
    assert any(each.report == "midterm" for view in views.values() for each in view.published)


def test_only_declared_contradictions_differ(views: dict[str, FigureView]) -> None:
    different = {code for code, view in views.items() if any(each.difference for each in compared(view))}
    assert different <= {code for code, view in views.items() if page_of(views, code).beware}
    assert different == {"3-1", "4-9", "4-10"}


def test_page_knows_its_neighbours(views: dict[str, FigureView]) -> None:
    page = figure_page(views["4-7"], before=views["4-6"], after=views["4-8"], today=TODAY)
    assert page.before is not None
    assert page.after is not None
    assert (page.before.label, page.after.label) == ("Forrige figur: 4-6", "Næste figur: 4-8")
    assert page.after.address == "/tal/4-8"


def test_paper_says_what_was_shown_and_when(views: dict[str, FigureView]) -> None:
    printed = plain(page_of(views, "4-7").printed)
    assert printed.startswith("Vist: alle 13 kommuner i Model A · 1. maj 2018")
    assert printed.endswith("Udskrevet 22. november 2026.")


def test_overview_has_three_parts_and_every_figure_once(programmes: dict[str, ProgrammeView]) -> None:
    page = overview_page(tuple(programmes.values()))
    assert [part.title for part in page.parts] == ["Model A", "Model B", "De første 1.000 dage"]
    assert [part.municipalities for part in page.parts] == ["13 kommuner", "3 kommuner", "21 kommuner"]
    tracks = (*page.shared, *(part.track for part in page.parts))
    listed = [each.code for track in tracks for section in track.sections for each in section.figures]
    assert sorted(listed) == sorted(figure.code for figures in FIGURES.values() for figure in figures)
    assert page.parts[2].key_numbers[0].number == "8.019"


def test_thousand_days_say_why_midterm_numbers_are_not_there(programmes: dict[str, ProgrammeView]) -> None:
    days, early = (programme_page(programmes[code]) for code in ("thousand-days", "early-intervention"))
    assert "5. september 2020" in days.midterm
    assert early.midterm == ""
    assert [each.code for each in early.beware] == ["3-1", "4-9", "4-10", "4-13", "4-23", "4-24"]
