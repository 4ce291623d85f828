from dataclasses import replace

import pytest

from tests.made_up_panels import danish, study
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.problem import VMethod
from vugge.insight.rules.synthetic_control.sensitivity import (
    in_time,
    leave_one_out,
    moved,
    nearest_half,
    other_pools,
    other_starts,
)
from vugge.insight.rules.synthetic_control.solving import solve
from vugge.insight.rules.synthetic_control.study import Predictor


def test_leaving_a_donor_out_is_the_study_without_that_donor() -> None:
    panel = danish(units=8)
    laid = lay_out(panel, study())
    (treated,) = solve([laid])
    found = leave_one_out(treated)
    assert [each.unit for each in found] == list(laid.donors)
    named = replace(study(), donors=tuple(unit for unit in laid.donors if unit != "Kommune 04"))
    (without,) = solve([lay_out(panel, named)])
    dropped = next(each for each in found if each.unit == "Kommune 04")
    assert dropped.synthetic == pytest.approx(without.path.synthetic)
    assert dropped.effect == pytest.approx(without.effect)


def test_of_two_donors_the_other_is_all_that_is_left() -> None:
    laid = lay_out(danish(units=3), study())
    (treated,) = solve([laid])
    first, second = leave_one_out(treated)
    assert first.synthetic == pytest.approx(laid.donor_outcome[:, 1])
    assert second.synthetic == pytest.approx(laid.donor_outcome[:, 0])


def test_other_starts_are_the_period_before_and_the_one_after() -> None:
    panel = danish(units=8)
    found = other_starts(panel, lay_out(panel, study()))
    assert [each.start for each in found] == [2017, 2019]
    assert [len(each.path.times) for each in found] == [7, 7]
    assert all(0 < each.p_ratio <= 1 and 0 < each.p_post <= 1 for each in found if each.p_ratio and each.p_post)


def test_fit_and_predictors_of_an_earlier_start_end_before_it() -> None:
    panel = danish(units=8)
    laid = moved(panel, lay_out(panel, study()), 2016)
    assert laid is not None
    assert laid.before == 2
    assert laid.study.optimise == (2014, 2015)
    assert laid.study.predictors[-1] == Predictor(variable="outcome", first=2014, last=2015)


def test_predictor_without_any_period_left_is_left_out_with_its_weight() -> None:
    panel = danish(units=8)
    asked = replace(
        study(v=VMethod.GIVEN),
        predictors=(
            Predictor(variable="outcome", first=2017, last=2017),
            Predictor(variable="outcome", first=2014, last=2015),
        ),
        given=(3.0, 1.0),
    )
    laid = moved(panel, lay_out(panel, asked), 2016)
    assert laid is not None
    assert (laid.study.given, len(laid.labels)) == ((1.0,), 1)


def test_start_that_leaves_one_period_is_passed_by() -> None:
    panel = danish(units=8)
    laid = lay_out(panel, study())
    assert moved(panel, laid, 2015) is None
    assert moved(panel, laid, 1999) is None


def test_early_starts_see_nothing_of_the_years_the_project_ran() -> None:
    panel = danish(units=8)
    found = in_time(panel, lay_out(panel, study()))
    assert [each.start for each in found] == [2016, 2017]
    assert {each.path.times[-1] for each in found} == {2017}


def test_early_starts_are_at_most_three_and_spread() -> None:
    panel = danish(units=8)
    late = lay_out(panel, replace(study(), start=2020))
    assert [each.start for each in in_time(panel, late)] == [2017, 2018, 2019]


def test_other_pools_are_made_of_the_donors_named_and_too_small_ones_passed_by() -> None:
    laid = lay_out(danish(units=8), study())
    found = other_pools(laid, {"Tre": ("Kommune 01", "Kommune 02", "Kommune 07"), "En": ("Kommune 01",)})
    assert [(each.name, each.donors) for each in found] == [("Tre", ("Kommune 01", "Kommune 02", "Kommune 07"))]


def test_the_nearest_half_is_nearest_before_the_start() -> None:
    laid = lay_out(danish(units=9), study())
    chosen = nearest_half(laid)
    before = slice(0, laid.before)
    apart = {
        unit: float(((laid.donor_outcome[before, at] - laid.treated_outcome[before]) ** 2).sum())
        for at, unit in enumerate(laid.donors)
    }
    assert len(chosen) == 4
    assert max(apart[unit] for unit in chosen) < min(apart[unit] for unit in laid.donors if unit not in chosen)
