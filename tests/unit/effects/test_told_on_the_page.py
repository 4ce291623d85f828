"""What an outcome's page says where a study turned out this way or that."""

import datetime as dt
from dataclasses import replace

import pytest

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
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
    assert page.unlike.units.given[0].label == "Projektets kommuner (før er næsten fuldkommen)"
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
