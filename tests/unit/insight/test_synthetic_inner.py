"""The inner problem against slow and plain ways to the same answer."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control import certificate
from vugge.insight.rules.synthetic_control.certificate import at_rest, exact, gap
from vugge.insight.rules.synthetic_control.descent import outer, walk
from vugge.insight.rules.synthetic_control.fitting import fit
from vugge.insight.rules.synthetic_control.problem import Problem, VMethod

Numbers = NDArray[np.float64]


def by_trying_all(points: Numbers) -> float:
    """Return the least squared length: over every support, that of its own nearest average if it is an average."""
    least = np.inf
    for size in range(1, points.shape[1] + 1):
        for support in combinations(range(points.shape[1]), size):
            corners = points[:, support]
            table = np.block([[corners.T @ corners, np.ones((size, 1))], [np.ones((1, size)), np.zeros((1, 1))]])
            weights = np.linalg.lstsq(table, np.r_[np.zeros(size), 1.0], rcond=None)[0][:size]
            if weights.min() >= -1e-9 and abs(weights.sum() - 1) < 1e-9:
                least = min(least, float(np.sum((corners @ weights) ** 2)))
    return least


@st.composite
def small(draw: st.DrawFn) -> Numbers:
    """Draw points on a coarse grid: many equal, on a line or round the origin; some rows weigh next to nothing."""
    k, donors = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    cells = draw(st.lists(st.integers(-3, 3), min_size=k * donors, max_size=k * donors))
    roots = draw(st.lists(st.sampled_from([1.0, 0.5, 1e-2, 1e-4, 0.0]), min_size=k, max_size=k))
    return np.ascontiguousarray(np.array(cells, dtype=np.float64).reshape(k, donors) * np.array(roots)[:, None])


@settings(max_examples=150, deadline=None)
@given(small())
def test_inner_answer_is_as_near_as_trying_all_supports(points: Numbers) -> None:
    weights, certified = at_rest(points)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert certified <= 1e-9
    assert float(np.sum((points @ weights) ** 2)) == pytest.approx(by_trying_all(points), abs=1e-10)


@settings(max_examples=30, deadline=None)
@given(small())
def test_inner_answer_is_as_near_as_in_whole_fractions(points: Numbers) -> None:
    weights, _ = at_rest(points)
    assert np.abs(points @ weights - points @ exact(points)).max() < 1e-9


@pytest.mark.parametrize(("k", "donors"), [(11, 82), (7, 38), (13, 16), (11, 100)])
@pytest.mark.parametrize("decades", [0, 4, 8])
def test_inner_answer_is_certified_when_predictor_weights_differ_widely(k: int, donors: int, decades: int) -> None:
    draw = np.random.default_rng(k * donors + decades)
    for _ in range(20):
        roots = 10.0 ** (-0.5 * decades * draw.random(k))
        _, certified = at_rest(np.ascontiguousarray(draw.normal(0.3, 1, (k, donors)) * roots[:, None]))
        assert certified <= 1e-13


def test_answer_that_fails_its_certificate_is_solved_in_whole_fractions(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(1).normal(0.5, 1, (3, 6))
    monkeypatch.setattr(
        certificate, "nearest", lambda _points, _size, at: (1 if at.weights.put(0, 1.0) is None else 0, 0.0)
    )
    weights, certified = at_rest(points)
    assert certified <= 1e-15
    assert gap(points, weights) == certified


def test_answer_without_its_certificate_is_never_returned() -> None:
    with pytest.raises(ArithmeticError, match="duality gap"):
        at_rest(np.random.default_rng(1).normal(0.2, 1, (3, 12)) * 1e9)


def problem(k: int, periods: int, donors: int, seed: int = 0) -> Problem:
    draw = np.random.default_rng(seed)
    sizes = [(k,), (k, donors), (periods,), (periods, donors)]
    return Problem(*(draw.normal(5, 1, size) for size in sizes))


def test_one_donor_has_all_the_weight() -> None:
    found = fit(problem(3, 4, 1))
    assert found.weights.tolist() == [1.0]
    assert found.loss_v == pytest.approx(found.bound)


def test_one_predictor_counts_for_all() -> None:
    assert fit(problem(1, 4, 6)).v.tolist() == [1.0]


def test_equal_donors_share_their_weight_alike() -> None:
    posed = problem(4, 3, 5)
    twice = Problem(
        posed.treated_predictors,
        np.tile(posed.donor_predictors, 2),
        posed.treated_outcome,
        np.tile(posed.donor_outcome, 2),
    )
    once, shared = fit(posed, method=VMethod.EQUAL), fit(twice, method=VMethod.EQUAL)
    assert shared.weights[:5] == pytest.approx(shared.weights[5:], abs=1e-9)
    assert shared.loss_v == pytest.approx(once.loss_v, rel=0.2)


def test_among_equally_near_weights_those_that_follow_the_outcome_are_taken() -> None:
    posed = Problem(
        np.zeros(1), np.array([[-1.0, 1.0, -1.0, 1.0]]), np.zeros(2), np.array([[3.0, 3, 1, 1], [0, 0, 1, 1]])
    )
    found = fit(posed, method=VMethod.EQUAL)
    assert found.loss_w == pytest.approx(0, abs=1e-20)
    assert found.weights == pytest.approx([0.0, 0.0, 0.5, 0.5], abs=1e-9)


def test_predictor_of_no_weight_leaves_the_choice_to_the_outcome() -> None:
    posed = problem(3, 2, 12, seed=4)
    found = fit(posed, method=VMethod.GIVEN, given=np.array([1.0, 0.0, 0.0]))
    assert found.inner_gap <= 1e-12
    assert found.v.tolist() == [1.0, 0.0, 0.0]
    assert found.loss_v <= fit(posed, method=VMethod.GIVEN, given=np.array([1.0, 1e-8, 1e-8])).loss_v


@pytest.mark.parametrize("given_", [[1.0, 2.0], [1.0, -1.0, 1.0], [0.0, 0.0, 0.0], [np.nan, 1.0, 1.0]])
def test_predictor_weights_that_are_none_are_refused(given_: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        fit(problem(3, 2, 5), method=VMethod.GIVEN, given=np.array(given_))


def test_problem_refuses_what_is_none() -> None:
    with pytest.raises(ValueError, match="do not agree"):
        Problem(np.zeros(2), np.zeros((2, 3)), np.zeros(4), np.zeros((4, 2)))
    with pytest.raises(ValueError, match="not finite"):
        Problem(np.zeros(1), np.array([[np.nan]]), np.zeros(1), np.zeros((1, 1)))


def test_slope_of_the_outer_loss_is_that_of_small_differences() -> None:
    posed = problem(5, 6, 20, seed=2)
    on, draw = walk(posed.distances(), posed.misses()), np.random.default_rng(3)
    for _ in range(20):
        logs = -4 * draw.random(5)
        slope, ignored = np.zeros(5), np.zeros(5)
        outer(logs, 0, slope, on)
        steps = 1e-5 * np.eye(5)
        differences = [outer(logs + h, 0, ignored, on)[1] - outer(logs - h, 0, ignored, on)[1] for h in steps]
        assert slope == pytest.approx(np.array(differences) / 2e-5, abs=1e-6)


@pytest.mark.parametrize("method", [VMethod.REGRESSION, VMethod.EQUAL, VMethod.NESTED])
def test_order_of_donors_and_unit_of_a_predictor_do_not_matter(method: VMethod) -> None:
    posed, order = problem(4, 6, 12, seed=5), np.random.default_rng(6).permutation(12)
    units = np.array([1.0, 1024.0, 0.125, 4.0])
    turned = Problem(
        posed.treated_predictors * units,
        posed.donor_predictors[:, order] * units[:, None],
        posed.treated_outcome,
        posed.donor_outcome[:, order],
    )
    one, other = fit(posed, method=method), fit(turned, method=method)
    assert other.loss_v == pytest.approx(one.loss_v, rel=1e-5)
    assert other.weights == pytest.approx(one.weights[order], abs=1e-3)
