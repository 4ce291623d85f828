"""Fitting: from a problem to weights with their certificate, one at a time or many on all the machine's cores."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from vugge.insight.rules.synthetic_control import weighting
from vugge.insight.rules.synthetic_control.certificate import GAP, at_rest, gap
from vugge.insight.rules.synthetic_control.problem import Fit, Numbers, Problem, Search, VMethod
from vugge.insight.rules.synthetic_control.search import Map, Place, inside, matched, nested
from vugge.insight.rules.synthetic_control.ties import chosen

NEGLIGIBLE = 1e-8  # of the mean squared miss of the donors: an outer loss this near the bound cannot be bettered
Progress = Callable[[int, int], object]


def fit(
    problem: Problem,
    *,
    method: VMethod = VMethod.NESTED,
    search: Search = Search.GLOBAL,
    given: Numbers | None = None,
    seed: int = 0,
) -> Fit:
    """Find the donors' weights, and the predictors' by `method`; `given` (k,) are those of `VMethod.GIVEN`.

    The same problem and seed give the same numbers. Raises `ValueError` for weights given that are none, and
    `ArithmeticError` rather than return weights without their certificate.
    """
    if method is VMethod.NESTED:
        return _nested(problem, search, seed, _together)
    return fit_at(problem, _weights(problem, method, given))


def _weights(problem: Problem, method: VMethod, given: Numbers | None) -> Numbers:
    if method is VMethod.GIVEN:
        return weighting.given(problem, given)
    return weighting.equal(problem) if method is VMethod.EQUAL else weighting.regression(problem)


def _nested(problem: Problem, search: Search, seed: int, run: Map) -> Fit:
    distances, misses = problem.distances(), problem.misses()
    least = bound(problem)
    enough = least + NEGLIGIBLE * (least + float(np.mean(misses**2)))
    fits = []
    if search is Search.GLOBAL:
        for v in matched(distances, misses):
            fits.append(fit_at(problem, v))
            if fits[-1].loss_v <= enough:
                return fits[-1]
    if inside(distances):
        begin = VMethod.REGRESSION if search is Search.REGRESSION else VMethod.EQUAL
        fits.append(fit_at(problem, _weights(problem, begin, None)))
    else:
        fits.append(fit_at(problem, nested(problem, search, seed=seed, enough=enough, run=run)))
    return min(fits, key=lambda one: one.loss_v)


def fit_at(problem: Problem, v: Numbers) -> Fit:
    """Fit the donors' weights at the predictors' weights `v` (k,)."""
    distances, misses = problem.distances(), problem.misses()
    points = np.ascontiguousarray(np.sqrt(v)[:, None] * distances)
    weights, certified = at_rest(points)
    choice = chosen(points, (misses, distances, np.eye(weights.size)), weights)
    if gap(points, choice) <= GAP:
        weights, certified = choice, gap(points, choice)
    return Fit(
        weights=weights,
        v=v,
        loss_v=float(np.mean((misses @ weights) ** 2)),
        loss_w=float(np.sum((points @ weights) ** 2)),
        inner_gap=certified,
        bound=bound(problem),
    )


def _together(chain: Callable[[int], Place], numbers: Iterable[int]) -> list[Place]:
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(chain, numbers))


def bound(problem: Problem) -> float:
    """Return what no weights can beat: the least outer loss over all of the simplex, less its own duality gap."""
    misses = problem.misses()
    scale = max(float(np.abs(misses).max()), np.finfo(np.float64).tiny)
    weights, certified = at_rest(misses / scale)
    least: float = float(np.sum((misses @ weights) ** 2)) - certified * scale**2
    return max(least, 0.0) / float(misses.shape[0])


def fit_many(
    problems: Sequence[Problem],
    *,
    method: VMethod = VMethod.NESTED,
    search: Search = Search.GLOBAL,
    given: Numbers | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[Fit, ...]:
    """Fit each problem by itself, on all cores; `progress` is told how many of how many are done, in their order.

    A fit does not depend on its neighbours or on how many run at a time: it is what `fit` returns.
    """
    if method is VMethod.NESTED:
        one = partial(_nested, search=search, seed=seed, run=map)
    else:
        one = partial(fit, method=method, given=given)
    fits: list[Fit] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done in pool.map(one, problems):
            fits.append(done)
            if progress is not None:
                progress(len(fits), len(problems))
    return tuple(fits)
