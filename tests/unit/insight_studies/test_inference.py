from dataclasses import replace

import numpy as np
import pytest

from tests.hand_made_studies import layout, ranked, solved
from tests.made_up_panels import danish, study
from vugge.insight.rules.synthetic_control.groups import draw_groups, group_placebo
from vugge.insight.rules.synthetic_control.inference import Errors, RatioTest, floor_of, posing
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.panel import own_change
from vugge.insight.rules.synthetic_control.results import Ranking
from vugge.insight.rules.synthetic_control.solving import solve


def test_p_by_ratio_is_the_rank_of_post_over_pre() -> None:
    found = ranked((1.0, 5.0), [(1.0, 6.0), (2.0, 6.0), (1.0, 1.0), (3.0, 3.0)])
    assert (found.p_ratio, found.p_ratio_units) == (2 / 5, 5)


def test_p_by_post_is_the_rank_of_the_gap_after() -> None:
    found = ranked((1.0, 5.0), [(1.0, 6.0), (2.0, 6.0), (1.0, 1.0), (3.0, 3.0)])
    assert (found.p_post, found.p_post_units) == (3 / 5, 5)


def test_ties_count_against_the_treated() -> None:
    found = ranked((1.0, 5.0), [(1.0, 5.0), (2.0, 10.0), (1.0, 1.0)])
    assert found.p_ratio == 3 / 4


def test_own_change_is_what_is_left_of_a_change_all_share() -> None:
    rising = np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 7.0], [0.0, 1.0, 2.0]])
    assert own_change(rising) == 0
    assert own_change(rising + np.array([[0, 3, 0], [0, -3, 0], [0, 0, 0]])) == 3


def test_near_perfect_donors_are_left_out_of_the_ranking_by_ratio_and_named() -> None:
    found = ranked((1.0, 5.0), [(0.01, 6.0), (0.02, 0.5), (1.0, 6.0), (1.0, 1.0)])
    rule = found.near_perfect
    assert rule.floor == pytest.approx(0.16)
    assert (rule.left_out, rule.ranking, rule.treated) == (("d0", "d1"), Ranking.RATIO, False)
    assert (found.p_ratio, found.p_ratio_units) == (2 / 3, 3)
    assert found.p_ratio_all == 4 / 5
    assert [each.near_perfect for each in found.donors] == [True, True, False, False]


def test_near_perfect_treated_is_ranked_by_post_among_those_alike() -> None:
    alike = [(0.01, float(post)) for post in range(1, 10)]
    found = ranked((1e-9, 7.5), [*alike, (1.0, 90.0), (1.0, 2.0)])
    rule = found.near_perfect
    assert (rule.left_out, rule.ranking, rule.treated) == (("d9", "d10"), Ranking.ALIKE, True)
    assert (found.p_ratio, found.p_ratio_units) == (3 / 10, 10)
    assert found.p_post == 4 / 12


def test_near_perfect_treated_with_few_alike_is_ranked_by_post_among_all() -> None:
    found = ranked((1e-9, 2.0), [(1e-12, 1.0), (0.05, 3.0), (1.0, 6.0), (1.0, 1.5)])
    rule = found.near_perfect
    assert (rule.left_out, rule.ranking, rule.treated) == ((), Ranking.POST, True)
    assert (found.p_ratio, found.p_ratio_units) == (3 / 5, 5)
    assert found.p_ratio_all == 2 / 5


@pytest.mark.parametrize("exact", [0.0, 0.3, 0.9])
def test_where_nothing_happened_the_rule_finds_something_no_more_often_than_it_says(exact: float) -> None:
    random, test, found = np.random.default_rng(4), RatioTest(0.16), []
    for _ in range(40):
        pre = np.where(random.random(30) < exact, 1e-9, random.uniform(0.2, 3.0, 30))
        units = Errors(pre, random.gamma(2.0, size=30))
        for at in range(30):
            mine = np.arange(30) == at
            found.append(float(test.p(units.of(mine), units.of(~mine))[0]) <= 0.1)
    assert 0.03 <= np.mean(found) <= 0.105


def test_the_rule_is_off_at_zero() -> None:
    found = ranked((1e-9, 2.0), [(1e-12, 1.0), (1.0, 6.0)], floor=0.0)
    assert found.near_perfect.left_out == ()
    assert found.p_ratio == found.p_ratio_all == 2 / 3


def test_exact_pre_fit_has_no_ratio_and_is_beaten_by_no_other() -> None:
    found = ranked((0.0, 1.0), [(0.0, 2.0), (1.0, 50.0)], floor=0.0)
    assert found.treated.ratio is None
    assert found.p_ratio == 2 / 3


def test_poor_pre_fits_are_named_and_p_by_post_is_given_without_them() -> None:
    found = ranked((1.0, 5.0), [(5.1, 6.0), (9.0, 9.0), (5.0, 6.0), (1.0, 1.0)])
    assert [each.poor for each in found.donors] == [True, True, False, False]
    assert found.p_post == 4 / 5
    assert (found.p_post_fitted, found.p_post_fitted_units) == (2 / 3, 3)


def test_a_donors_placebo_has_all_the_other_donors_and_never_the_treated() -> None:
    laid = lay_out(danish(units=6), study("Kommune 02"))
    placebos = posing(laid)
    assert [each.name for each in placebos] == list(laid.donors)
    assert all({*each.donors, each.name} == set(laid.donors) for each in placebos)


def test_a_donors_placebo_does_not_depend_on_which_treated_unit_asks() -> None:
    panel = danish(units=8)
    donors = tuple(f"Kommune {at:02}" for at in range(2, 8))
    fits = [solve(posing(lay_out(panel, replace(study(unit), donors=donors)))) for unit in ("Kommune 00", "Kommune 01")]
    assert [one.gap.tolist() for one in fits[0]] == [one.gap.tolist() for one in fits[1]]


def test_groups_are_as_many_as_the_treated_and_drawn_alike_by_the_same_seed() -> None:
    laid = lay_out(danish(units=12), study("Kommune 00", "Kommune 01", "Kommune 02"))
    groups = draw_groups(laid, 5)
    assert groups == draw_groups(laid, 5)
    assert groups != draw_groups(laid, 6)
    assert (len(groups), {len(each) for each in groups}, {len(set(each)) for each in groups}) == (100, {3}, {3})


def test_one_treated_unit_has_every_donor_as_a_group_of_one() -> None:
    laid = layout(4)
    assert draw_groups(laid, 0) == [[0], [1], [2], [3]]
    assert group_placebo(solved(laid, 1.0, 1.0), [], []) is None


def test_groups_that_would_leave_too_few_donors_are_not_drawn() -> None:
    laid = lay_out(danish(units=7), study("Kommune 00", "Kommune 01", "Kommune 02"))
    assert draw_groups(laid, 0) == draw_groups(laid, 0)
    few = lay_out(danish(units=6), study("Kommune 00", "Kommune 01", "Kommune 02"))
    assert draw_groups(few, 0) == []


def test_the_floor_follows_the_outcomes_own_scale() -> None:
    laid = lay_out(danish(units=12), study())
    scale, floor = floor_of(laid)
    assert floor == pytest.approx(0.1 * scale)
