"""The outer problem, predictor weights, against trying them all and against what another program found."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.panels.seeded import problems
from vugge.insight.rules.synthetic_control.certificate import at_rest
from vugge.insight.rules.synthetic_control.descent import FLOOR, descend, outer, walk
from vugge.insight.rules.synthetic_control.faces import room
from vugge.insight.rules.synthetic_control.fitting import fit
from vugge.insight.rules.synthetic_control.problem import Problem
from vugge.insight.rules.synthetic_control.wandering import cross

Numbers = NDArray[np.float64]


def tiny(k: int, periods: int, donors: int, seed: int) -> Problem:
    """Pose a unit at the rim of its donors, so that predictor weights matter."""
    draw = np.random.default_rng(seed)
    sizes = [(k, donors), (periods,), (periods, donors)]
    return Problem(np.full(k, 1.2), *(draw.normal(0, 1, size) for size in sizes))


def loss_at(problem: Problem, v: Numbers) -> float:
    weights, _ = at_rest(np.ascontiguousarray(np.sqrt(v)[:, None] * problem.distances()))
    return float(np.mean((problem.misses() @ weights) ** 2))


def tried(problem: Problem, steps: int) -> float:
    """Return the least outer loss over a grid of the logarithms of V, the largest 0."""
    k, sides = problem.treated_predictors.size, np.linspace(FLOOR, 0.0, steps)
    places = (np.insert(others, at, 0.0) for at in range(k) for others in product(sides, repeat=k - 1))
    return min(loss_at(problem, np.exp(place)) for place in places)


@pytest.mark.parametrize("seed", range(12))
def test_no_weights_of_two_predictors_on_a_fine_grid_do_better(seed: int) -> None:
    posed = tiny(2, 3, 7, seed)
    assert fit(posed).loss_v <= tried(posed, 300) * (1 + 1e-6) + 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_no_weights_of_three_predictors_on_a_grid_do_better(seed: int) -> None:
    posed = tiny(3, 3, 9, seed)
    assert fit(posed).loss_v <= tried(posed, 30) * (1 + 1e-6) + 1e-9


def test_where_a_descent_finds_it_level_another_face_may_be_lower() -> None:
    lower = 0
    for seed in range(40):
        posed = tiny(4, 3, 12, seed)
        on, at = walk(posed.distances(), posed.misses()), room(posed.distances(), posed.misses())
        on.here[:] = 0.0
        _, level, _ = descend(0, 1000, on)
        there = cross(level, on, at)
        assert there <= level
        assert outer(on.here.copy(), 0, on.slope, on)[1] == pytest.approx(there, rel=1e-9, abs=1e-15)
        lower += there < 0.999 * level
    assert lower >= 5


@pytest.mark.parametrize(
    ("kind", "seed", "outcome", "unit", "theirs"),
    [
        ("noisy", 1, 0, 3, 18.05399),
        ("noisy", 1, 0, 6, 30.78436),
        ("noisy", 1, 0, 22, 59.52024),
        ("noisy", 2, 0, 74, 88.38221),
        ("noisy", 2, 0, 91, 13.78112),
        ("noisy", 3, 0, 79, 52.46627),
        ("noisy", 4, 1, 46, 20.01789),
        ("noisy", 4, 1, 56, 134.60764),
        ("smooth", 1, 0, 5, 0.05850),
        ("smooth", 2, 0, 83, 0.00000),
    ],
)
def test_danish_units_are_followed_at_least_as_well_as_by_another_program(
    kind: str, seed: int, outcome: int, unit: int, theirs: float
) -> None:
    """Theirs are mlsynth's, by `bench/synthetic_control`."""
    assert fit(problems(seed, kind, outcome)[unit]).loss_v <= theirs + 1e-3
