"""The newer methods, held against numbers published and against themselves computed another way."""

from dataclasses import replace

import numpy as np
import pytest

from tests.made_up_panels import danish, study
from tests.panels.classic import PROP99
from vugge.insight.facts.panels import read_panel
from vugge.insight.facts.specs import read_spec_file
from vugge.insight.rules.synthetic_control.differences import differenced, differences_beside, differences_effects
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.ridge import (
    augmented,
    chosen_penalty,
    correction,
    errors_left_out,
    ridge_beside,
    ridge_effects,
)
from vugge.insight.rules.synthetic_control.solving import Solved, solve
from vugge.insight.rules.synthetic_control.study import Layout


@pytest.fixture(name="california", scope="module")
def _california(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    spec = PROP99.write(tmp_path_factory.mktemp("smoking"), 'v = "regression"')
    told = read_spec_file(spec)
    return lay_out(read_panel(spec.parent / told.panel), told.study)


@pytest.fixture(name="made_up", scope="module")
def _made_up() -> Solved:
    (found,) = solve([lay_out(danish(units=12), study())])
    return found


def test_synthetic_differences_of_proposition_99_are_those_published(california: Layout) -> None:
    found = differenced(california)
    assert found.effect == pytest.approx(-15.6, abs=0.05)
    ahead = np.flatnonzero(found.times > 0.01)
    assert [california.times[at] for at in ahead] == [1986, 1987, 1988]


def test_unit_weights_are_at_rest_under_their_penalty(california: Layout) -> None:
    found, before = differenced(california), california.before
    donors = california.donor_outcome[:before]
    columns = donors - donors.mean(axis=0)
    target = california.treated_outcome[:before] - california.treated_outcome[:before].mean()
    slope = columns.T @ (columns @ found.units - target) + found.zeta**2 * before * found.units
    assert found.units.sum() == pytest.approx(1)
    assert float(found.units @ slope - slope.min()) == pytest.approx(0, abs=1e-6 * np.abs(slope).max())


def test_the_synthetic_path_gives_the_estimate_and_meets_the_treated_on_the_time_weights(california: Layout) -> None:
    found = differenced(california)
    gap = california.treated_outcome - found.synthetic
    assert gap[california.before :].mean() == pytest.approx(found.effect)
    assert found.times @ gap[: california.before] == pytest.approx(0, abs=1e-9)


def test_a_level_shift_of_one_unit_changes_nothing_of_the_estimate(california: Layout) -> None:
    shifted = replace(california, treated_outcome=california.treated_outcome + 40.0)
    assert differenced(shifted).effect == pytest.approx(differenced(california).effect)


def test_error_and_p_value_are_of_donors_posing_as_treated(california: Layout) -> None:
    groups = [[at] for at in range(len(california.donors))]
    posed = differences_effects(california, groups)
    found = differences_beside(california, posed)
    assert found.standard_error == pytest.approx(float(np.std(posed)))
    assert found.p_value == (1 + sum(abs(each) >= abs(found.effect) for each in posed)) / (1 + len(posed))


def test_ridge_weights_are_the_ridge_regressions_correction_of_the_gap(made_up: Solved) -> None:
    laid, before = made_up.layout, made_up.layout.before
    found = augmented(made_up)
    donors = laid.donor_outcome[:before]
    centre = donors.mean(axis=1)
    rows = np.vstack([(donors - centre[:, None]).T, np.sqrt(found.penalty) * np.eye(before)])
    expected = []
    for time in range(before, len(laid.times)):
        after = laid.donor_outcome[time]
        slope = np.linalg.lstsq(rows, np.concatenate([after - after.mean(), np.zeros(before)]), rcond=None)[0]
        predicted = (laid.treated_outcome[:before] - centre) @ slope
        of_donors = (donors - centre[:, None]).T @ slope
        bias = predicted - made_up.fit.weights @ of_donors
        expected.append(laid.treated_outcome[time] - made_up.fit.weights @ after - bias)
    assert found.gap[before:] == pytest.approx(expected)
    assert found.weights.sum() == pytest.approx(1)


def test_no_penalty_fits_exactly_and_an_endless_one_corrects_nothing(made_up: Solved) -> None:
    assert augmented(made_up, 1e-9).gap[: made_up.layout.before] == pytest.approx(0, abs=1e-6)
    assert augmented(made_up, 1e15).weights == pytest.approx(made_up.fit.weights)


@pytest.mark.parametrize("penalty", [0.1, 10.0, 1000.0])
def test_errors_left_out_are_those_of_leaving_out(made_up: Solved, penalty: float) -> None:
    donors = made_up.layout.donor_outcome[: made_up.layout.before]
    spread, missed = donors - donors.mean(axis=1, keepdims=True), made_up.pre
    expected = []
    for out in range(len(missed)):
        others = [at for at in range(len(missed)) if at != out]
        expected.append(missed[out] - spread[out] @ correction(spread[others], missed[others], penalty))
    found = errors_left_out(*np.linalg.eigh(spread @ spread.T), missed, penalty)
    assert found == pytest.approx(np.array(expected))


def test_nothing_missed_chooses_the_largest_penalty() -> None:
    spread = np.array([[1.0, -1.0, 0.0], [0.5, 0.5, -1.0], [0.0, 2.0, -2.0]])
    assert chosen_penalty(spread, np.zeros(3)) == pytest.approx(float(np.linalg.svd(spread)[1][0] ** 2))


def test_donors_all_alike_are_no_hindrance() -> None:
    assert chosen_penalty(np.zeros((3, 4)), np.ones(3)) == 1.0


def test_without_donors_to_pose_there_is_no_error_and_no_p(made_up: Solved) -> None:
    found = ridge_beside(made_up, [])
    assert (found.standard_error, found.p_value) == (None, None)
    assert ridge_effects([]) == []
