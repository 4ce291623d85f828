"""What an outcome's page says where a study turned out this way or that."""

import datetime as dt
from dataclasses import replace

import pytest

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.synthetic_control.grouped import GroupPlacebo
from vugge.insight.rules.synthetic_control.numerals import signed
from vugge.insight.rules.synthetic_control.results import Ranking
from vugge.insight.web.pages.effects.outcome import outcome_page

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("ranking", "said"),
    [
        (Ranking.RATIO, "hvor mange gange større blev afvigelsen"),
        (Ranking.ALIKE, "kun op mod dem, der også passer så godt"),
        (Ranking.POST, "det samme som mål 2"),
    ],
)
def test_a_fit_too_good_to_be_true_is_told(view: StudyView, ranking: Ranking, said: str) -> None:
    assert view.result.placebo is not None
    near = replace(view.result.placebo.near_perfect, ranking=ranking, treated=ranking is not Ranking.RATIO)
    result = replace(view.result, placebo=replace(view.result.placebo, near_perfect=near))
    page = outcome_page(replace(view, result=result), today=DAY)
    assert page.unlike is not None
    assert said in page.unlike.by_ratio
    assert ("næsten fuldkomment. Det lyder bedre" in " ".join(page.short)) is near.treated


def test_a_ratio_over_a_fit_too_good_is_not_shown(view: StudyView) -> None:
    assert view.result.placebo is not None
    own = replace(view.result.placebo.treated, near_perfect=True, pre_rmspe=1e-14, ratio=998_086_159_363_307.9)
    result = replace(view.result, placebo=replace(view.result.placebo, treated=own))
    page = outcome_page(replace(view, result=result), today=DAY)
    assert page.unlike is not None
    assert page.unlike.units.given[0].label == "Projektets kommuner"
    assert "afvigelsen før er næsten fuldkommen" in page.unlike.units.note
    assert page.unlike.units.given[0].cells[2] == "–"


@pytest.mark.parametrize(("p", "leads_on"), [(0.5, True), (0.05, False)])
def test_what_is_not_unusual_leads_on_to_what_could_be_found(view: StudyView, p: float, leads_on: bool) -> None:  # noqa: FBT001 - a parameter
    assert view.result.placebo is not None
    result = replace(view.result, groups=None, placebo=replace(view.result.placebo, p_ratio=p, p_post=p))
    page = outcome_page(replace(view, result=result), today=DAY)
    assert page.unlike is not None
    assert "blandt de yderste 10\xa0%. Grænsen er den samme som i slutevalueringen." in page.unlike.both
    assert page.unlike.both.endswith("Trin 8 viser, hvor stor en virkning der kunne ses.") is leads_on


def test_a_study_without_placebos_or_power_says_so(view: StudyView) -> None:
    bare = replace(view.result, placebo=None, power=None, built_in=None, leave_one_out=(), groups=None, beside=())
    page = outcome_page(replace(view, result=bare), today=DAY)
    assert (page.unlike, page.findable, page.held.dropped) == (None, None, None)
    assert "Her regnes færre måder" in page.held.less


@pytest.mark.parametrize(
    ("v", "said"),
    [
        ((0.25, 0.25, 0.25, 0.25), "Derfor tæller alle lige meget."),
        ((0.97, 0.01, 0.01, 0.01), "næsten kun lavet efter forebyggende foranstaltninger. De andre oplysninger tæller"),
        ((0.4, 0.3, 0.2, 0.1), "Den er valgt, så årene før rammes bedst."),
    ],
)
def test_what_background_counts_for_is_told_as_it_was(view: StudyView, v: tuple[float, ...], said: str) -> None:
    balance = tuple(replace(each, v=one) for each, one in zip(view.result.balance, v, strict=True))
    page = outcome_page(replace(view, result=replace(view.result, balance=balance)), today=DAY)
    assert said in page.built.weighed


def test_those_alone_are_counted_against_chance(view: StudyView) -> None:
    alone = tuple(replace(view.alone[0], p_ratio=0.01 if at < 6 else 0.5) for at in range(17))
    page = outcome_page(replace(view, alone=alone), today=DAY)
    assert "Ved et tilfælde ville omkring 2 af 17 have p på højst 0,10 på mål 1. Her er det 6." in page.each_told


def test_whom_stands_in_danish_order_after_those_together(view: StudyView) -> None:
    page = outcome_page(view, today=DAY)
    together, alone = page.options[:2], page.options[2:]
    assert [each.label for each in together] == ["De 16 tilsammen", "De 17 tilsammen"]
    assert [each.label for each in alone] == sorted((each.label for each in alone), key=danish_sort_key)
    assert [each.code for each in alone] != sorted(each.code for each in alone)


@pytest.mark.parametrize(
    ("p_ratio", "p_post", "groups", "may", "may_not"),
    [
        (0.05, 0.05, None, "sjældent i kommuner uden projektet", "at projektet er årsagen"),
        (0.5, 0.5, 0.01, "sjældent blandt grupper af kommuner", "at projektet er årsagen"),
        (0.05, 0.5, None, "to måder at måle på er ikke enige", "at projektet ikke virkede"),
        (0.5, 0.5, None, "kan ikke skelnes fra de udsving", "at projektet ikke virkede"),
    ],
)
def test_what_may_be_said_hangs_on_how_unusual_it_is(
    view: StudyView, p_ratio: float, p_post: float, groups: float | None, may: str, may_not: str
) -> None:
    assert view.result.placebo is not None
    drawn = None if groups is None else GroupPlacebo(size=16, drawn=100, p_ratio=groups, p_post=groups)
    placebo = replace(view.result.placebo, p_ratio=p_ratio, p_post=p_post)
    page = outcome_page(replace(view, result=replace(view.result, placebo=placebo, groups=drawn)), today=DAY)
    assert page.quotable is not None
    assert may in page.quotable.may[1]
    assert may_not in page.quotable.may_not
    assert "noget om en bestemt af kommunerne" in page.quotable.may_not


def test_numbers_nobody_has_held_against_their_tables_are_counted_in_the_open(view: StudyView) -> None:
    one, *rest = view.run.panel.variables
    doubted = replace(
        view.run.panel, variables=(replace(one, doubt="Ikke efterprøvet"), *(replace(each, doubt="") for each in rest))
    )
    page = outcome_page(replace(view, run=replace(view.run, panel=doubted)), today=DAY)
    assert [each.text for each in page.source.facts if each.name == "Ikke efterprøvet"] == [
        f"1 af {len(rest) + 1} oplysninger: tabeller og koder er ikke sammenlignet med Danmarks Statistik"
    ]
    sure = replace(doubted, variables=(replace(one, doubt=""), *(replace(each, doubt="") for each in rest)))
    page = outcome_page(replace(view, run=replace(view.run, panel=sure)), today=DAY)
    assert "Ikke efterprøvet" not in [each.name for each in page.source.facts]


def test_what_is_next_to_nothing_is_said_to_be_under_what_is_shown(view: StudyView) -> None:
    fit = replace(view.result.fit, inner_gap=1.3e-16, loss_w=0.0, loss_v=0.25)
    page = outcome_page(replace(view, result=replace(view.result, fit=fit)), today=DAY)
    told = {each.name: each.text for each in page.built.fit}
    assert told["Indre optimum bevist inden for"] == "under 0,000001"
    assert (told["Indre tab"], told["Ydre tab: middelkvadratafvigelse før"]) == ("0,000000", "0,250000")


def test_leaving_one_out_gives_a_range_in_the_drawing_and_danish_order_in_the_table(view: StudyView) -> None:
    page = outcome_page(view, today=DAY)
    (row,) = (each for each in page.held.chart.rows if each.label == "Uden én kommune ad gangen")
    effects = [each.effect for each in view.result.leave_one_out]
    assert row.text == " til ".join(signed(each, 1) for each in (min(effects), max(effects)))
    assert page.held.dropped_table is not None
    named = [each.label for each in page.held.dropped_table.given]
    assert named == sorted(named, key=danish_sort_key)


def test_background_has_its_unit_the_pages_names_and_one_number_of_decimals_a_row(view: StudyView) -> None:
    panel = replace(
        view.run.panel, variables=tuple(replace(each, title="Ejerboliger, pct.") for each in view.run.panel.variables)
    )
    first, *rest = view.result.balance
    balance = (replace(first, treated=39.94, synthetic=50.88, donor_mean=439.2), *rest)
    page = outcome_page(
        replace(view, run=replace(view.run, panel=panel), result=replace(view.result, balance=balance)), today=DAY
    )
    rows = page.built.balance.rows
    assert [each.label for each in rows][:3] == [each.title for each in OUTCOMES]
    assert rows[3].label == "Ejerboliger, pct."
    assert {each.under for each in rows} == {"pr. 10.000"}
    assert [each.text for each in rows[0].cells[:3]] == ["40", "51", "439"]


def test_each_drawing_is_read_aloud_as_itself_and_says_where_its_axis_goes(view: StudyView) -> None:
    page = outcome_page(view, today=DAY)
    path, first = view.result.path, view.result.facts.before
    assert page.gap.chart.said.startswith(
        f"Projektets tal minus sammenligningens: {signed(path.gap[first], 1)} i 2017, "
    )
    assert page.unlike is not None
    assert f"{signed(path.gap[-1], 1)} mod mellem" in page.unlike.fan.said
    assert page.unlike.ranks.said == f"{page.unlike.ranks.own_label}."
    most = max(view.result.weights, key=lambda each: each.weight)
    assert f"Mest vejer {view.names[most.unit]} " in page.built.chart.title
    up = page.paths.chart.up
    assert page.axis == f"Aksen går fra {up.low:.0f} til {up.high:.0f} pr. 10.000 indbyggere."
