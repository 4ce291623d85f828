"""What the design can find: shifted gaps are ranked as a whole new study on a panel with the effect in it would be."""

import numpy as np
import pytest

from tests.hand_made_studies import donors_with, groups_with, layout, of_several, solved
from tests.made_up_panels import START, danish, planted, study
from vugge.insight.rules.synthetic_control.groups import draw_groups
from vugge.insight.rules.synthetic_control.inference import placebo_of, posing
from vugge.insight.rules.synthetic_control.judging import LEVEL
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.power import SHARES, built_in, power_of
from vugge.insight.rules.synthetic_control.solving import Solved, solve
from vugge.insight.rules.synthetic_control.study import Layout
from vugge.insight.rules.synthetic_control.tries import Power
from vugge.insight.rules.synthetic_control.whole import Asked, whole_study

ONLY_PLACEBOS = Asked(leave_one_out=False, around=False, beside=False, power=False)


def power(donors: int, shares: tuple[float, ...] = SHARES) -> Power:
    laid = layout(donors)
    posed = donors_with(laid, [(1.0, 0.2 * at) for at in range(donors)])
    found = power_of(solved(laid, 1.0, 1.0), posed, draw_groups(laid, 0), posed, shares)
    assert found is not None
    return found


def test_larger_effects_are_found_more_often() -> None:
    found = [each.found_by_ratio for each in power(20).steps]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_no_effect_is_found_as_often_as_chance_has_it() -> None:
    (step,) = power(20, (0.0,)).steps
    assert step.of == 40
    assert step.found_by_ratio <= LEVEL * step.of


def test_an_enormous_effect_is_always_found() -> None:
    (step,) = power(20, (100.0,)).steps
    assert (step.found_by_ratio, step.found_by_post) == (40, 40)


def test_sizes_are_shares_of_the_treated_units_mean_before() -> None:
    (step,) = power(20, (0.5,)).steps
    assert step.effect == 5.5


def test_the_size_that_can_be_found_is_the_first_found_in_eight_of_ten() -> None:
    found = power(20)
    first = next(each for each in found.steps if each.found_by_ratio >= 0.8 * each.of)
    assert found.reachable_by_ratio == first.effect


def test_with_too_few_donors_nothing_is_ever_found() -> None:
    found = power(8, (100.0,))
    assert found.steps[0].found_by_ratio == 0
    assert found.reachable_by_ratio is None


def test_without_donors_to_pose_there_is_no_power() -> None:
    laid = layout(4)
    assert power_of(solved(laid, 1.0, 1.0), [], [], []) is None


def test_effect_built_in_is_ranked_as_a_whole_study_of_a_panel_with_it() -> None:
    panel = danish(units=20)
    laid = lay_out(panel, study())
    (treated,) = solve([laid])
    donors, groups = solve(posing(laid)), draw_groups(laid, 0)
    power = power_of(treated, donors, groups, donors)
    assert power is not None
    found = built_in(treated, donors, groups, donors, power)
    place = laid.donors.index(found.unit)
    for trial in found.trials:
        changed = lay_out(planted(panel, "outcome", {found.unit: trial.built_in}, START), study())
        (posing_one,) = solve([changed.posing([place])])
        others = [each for at, each in enumerate(donors) if at != place]
        whole = placebo_of(posing_one, others)
        assert posing_one.effect == pytest.approx(trial.estimated)
        assert whole.p_post == pytest.approx(trial.p_post)
        assert whole.p_ratio == pytest.approx(trial.p_ratio)


def test_nothing_is_found_where_nothing_was_built_in() -> None:
    laid = layout(20)
    donors = donors_with(laid, [(1.0, 0.5 + 0.1 * at) for at in range(20)])
    found = power_of(solved(laid, 1.0, 1.0), donors, draw_groups(laid, 0), donors)
    assert found is not None
    nothing, _, whole = built_in(solved(laid, 1.0, 1.0), donors, draw_groups(laid, 0), donors, found).trials
    assert (nothing.built_in, nothing.found) == (0.0, False)
    assert whole.found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_large_effect_planted_in_a_made_up_panel_is_found(seed: int) -> None:
    panel = planted(danish(seed, units=40, noise=2.0), "outcome", {"Kommune 00": -40.0}, START)
    found = whole_study(panel, study()).placebo
    assert found is not None
    assert found.p_ratio <= LEVEL
    assert found.p_post <= LEVEL


def test_where_nothing_is_planted_p_values_are_as_even_as_chance_has_it() -> None:
    ps = []
    for seed in range(40):
        placebo = whole_study(danish(seed, units=20), study(), ONLY_PLACEBOS).placebo
        assert placebo is not None
        ps.append(placebo.p_post)
    assert np.mean([p <= 0.25 for p in ps]) < 0.45
    assert np.mean([p > 0.5 for p in ps]) > 0.3


def test_groups_are_found_among_groups_sooner_than_among_single_units() -> None:
    laid = lay_out(danish(3, units=30), study(*(f"Kommune {at:02}" for at in range(6))))
    (treated,) = solve([laid])
    groups = draw_groups(laid, 0)
    found = power_of(treated, solve(posing(laid)), groups, solve([laid.posing(each) for each in groups]))
    assert found is not None
    assert found.reachable_by_groups is not None
    assert found.reachable_by_ratio is None or found.reachable_by_groups < found.reachable_by_ratio


def test_one_treated_unit_is_in_no_group() -> None:
    assert {each.found_by_groups for each in power(20).steps} == {None}
    assert power(20).reachable_by_groups is None


def test_groups_ranked_otherwise_than_the_treated_units_pose_for_nothing() -> None:
    laid = of_several(layout(20))
    errors = [(0.01, 0.2 + 0.01 * at) for at in range(91)] + [(1.0, 1.0 + 0.01 * at) for at in range(9)]
    groups = draw_groups(laid, 0)
    posed = groups_with(laid, groups, errors)
    near = power_of(solved(laid, 0.01, 1.0), solved_donors(laid), groups, posed, (100.0,))
    assert near is not None
    (step,) = near.steps
    assert (step.found_by_groups, step.of_groups) == (182, 182)
    assert step.of == 200


def test_a_treated_group_like_no_other_poses_among_those_it_is_ranked_among() -> None:
    laid = of_several(layout(20))
    groups = draw_groups(laid, 0)
    few = [(0.01, 0.2 + 0.01 * at) for at in range(5)] + [(1.0, 1.0 + 0.01 * at) for at in range(95)]
    posed = groups_with(laid, groups, few)
    by_post = power_of(solved(laid, 0.01, 1.0), solved_donors(laid), groups, posed, (100.0,))
    by_ratio = power_of(solved(laid, 1.0, 1.0), solved_donors(laid), groups, posed, (100.0,))
    assert by_post is not None
    assert by_ratio is not None
    assert (by_post.steps[0].found_by_groups, by_post.steps[0].of_groups) == (200, 200)
    assert (by_ratio.steps[0].found_by_groups, by_ratio.steps[0].of_groups) == (190, 190)


def test_too_few_groups_like_the_treated_units_say_nothing() -> None:
    laid = of_several(layout(20))
    groups = draw_groups(laid, 0)
    posed = groups_with(laid, groups, [(0.01, 0.2)] * 92 + [(1.0, 1.0)] * 8)
    found = power_of(solved(laid, 1.0, 1.0), solved_donors(laid), groups, posed)
    assert found is not None
    assert {(each.found_by_groups, each.of_groups) for each in found.steps} == {(None, None)}
    assert found.reachable_by_groups is None


def test_effect_built_into_a_group_is_looked_for_among_those_like_it() -> None:
    laid = of_several(layout(20))
    groups = draw_groups(laid, 0)
    posed = groups_with(laid, groups, [(1.0, 1.0)] * 9 + [(0.01, 0.2 + 0.01 * at) for at in range(91)])
    treated, donors = solved(laid, 0.01, 1.0), solved_donors(laid)
    power = power_of(treated, donors, groups, posed)
    assert power is not None
    found = built_in(treated, donors, groups, posed, power)
    assert found.unit == posed[9 + 45].layout.name
    ps = [each.p_groups for each in found.trials]
    assert ps == [46 / 91, ps[1], 1 / 91]
    assert [each.found for each in found.trials] == [False, ps[1] <= LEVEL if ps[1] else None, True]


def solved_donors(laid: Layout) -> list[Solved]:
    return donors_with(laid, [(1.0, 0.2 * at) for at in range(len(laid.donors))])
