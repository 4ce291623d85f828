"""Predictor weights by nested optimisation: those whose donor weights follow the outcome best before the start.

They are searched for between 1e-10 of the largest and the largest, by wanders from several places, two at a time, until
eight have ended at the least loss so far, or 24 are done; then to the bottom of that valley. Two exceptions need no
search:

- The donor weights that follow the outcome best of all also match a predictor, to 1e-4 of a standard deviation (as in
  MSCMT, equation 13). With weight on the predictors matched and none on the others, they are at rest, or as good as: no
  predictor weights do better. A global search answers with these, the only ones that hold a 0.
- The treated unit is an average of the donors on every predictor. Then all predictor weights that hold no 0 allow the
  same donor weights, and those searched from are kept.

In both, several donor weights are at rest; `ties` says which are taken.
"""

from collections.abc import Callable, Iterable

import numpy as np

from vugge.insight.rules.synthetic_control import weighting
from vugge.insight.rules.synthetic_control.certificate import at_rest
from vugge.insight.rules.synthetic_control.descent import FLOOR, Walk, descend, outer, walk
from vugge.insight.rules.synthetic_control.faces import room
from vugge.insight.rules.synthetic_control.problem import Numbers, Problem, Search
from vugge.insight.rules.synthetic_control.ties import chosen
from vugge.insight.rules.synthetic_control.wandering import wander

MATCHED = 1e-4  # standard deviations
INSIDE = 1e-20  # an inner loss of no more is none
CHAINS = 24  # wanders at most
NAMED = 2  # of them from the best of regression's weights, equal ones and each predictor alone; the others at random
WAVE = 2  # wanders at a time
AGREED = 8  # wanders that end at the least loss so far are enough
SAME = 1e-4  # of a loss
BRIEF, LONG = 60, 1000  # losses in the descents that choose where to begin, and in the last
DEPARTURES = 400
STRIDES = (4.0, 2.0, 1.0, 0.5, 0.1)  # how far to look along each logarithm from where it is level

Place = tuple[float, Numbers]  # an outer loss, and the logarithms of the weights (k,) it is found at
Map = Callable[[Callable[[int], Place], Iterable[int]], Iterable[Place]]


def inside(distances: Numbers) -> bool:
    """Tell whether the treated unit is an average of the donors on every predictor (k, J)."""
    weights, _ = at_rest(distances)
    return bool(np.sum((distances @ weights) ** 2) <= INSIDE)


def matched(distances: Numbers, misses: Numbers) -> list[Numbers]:
    """Return predictor weights (k,) at which the outcome's own best donor weights are at rest, likeliest first."""
    scaled = misses / max(float(np.abs(misses).max()), np.finfo(np.float64).tiny)
    weights, _ = at_rest(scaled)
    weights = chosen(scaled, (distances, np.eye(weights.size)), weights)
    equal = np.abs(distances @ weights) <= MATCHED
    single = np.eye(equal.size)[equal] if equal.sum() > 1 else np.zeros((0, equal.size))
    return [equal / equal.sum(), *single] if equal.any() else []


def nested(problem: Problem, search: Search, *, seed: int, enough: float, run: Map = map) -> Numbers:
    """Search for the predictor weights (k,), until an outer loss of `enough`; `run` goes through the chains."""
    distances, misses = problem.distances(), problem.misses()
    if search is Search.GLOBAL:
        places = _wandered(problem, distances, misses, seed, enough, run)
        logs = min(places, key=lambda place: place[0])[1]
    else:
        begin = weighting.regression if search is Search.REGRESSION else weighting.equal
        logs = _logs(begin(problem))
    return _weights(_bottom(logs, walk(distances, misses)))


def _wandered(
    problem: Problem, distances: Numbers, misses: Numbers, seed: int, enough: float, run: Map
) -> Iterable[Place]:
    k = distances.shape[0]
    draw = np.random.default_rng(seed)
    on = walk(distances, misses)
    named = [weighting.regression(problem), weighting.equal(problem), *np.eye(k)]
    begun = sorted((_descended(_logs(start), BRIEF, on) for start in named), key=lambda place: place[0])
    starts = [logs for _, logs in begun[:NAMED]] + list(FLOOR * draw.random((CHAINS - NAMED, k)))
    departures = draw.random((CHAINS, DEPARTURES, 2 * k + 3))

    def chain(number: int) -> Place:
        logs = starts[number] - starts[number].max()
        on_its_own = walk(distances, misses)
        at = room(distances, misses)
        return wander(logs, departures[number], enough, on_its_own, at), logs

    ends: list[Place] = []
    for first in range(0, CHAINS, WAVE):
        ends += run(chain, range(first, first + WAVE))
        least = min(loss for loss, _ in ends)
        if least <= enough or sum(loss <= least * (1 + SAME) for loss, _ in ends) >= AGREED:
            break
    return ends


def _descended(logs: Numbers, most: int, on: Walk) -> Place:
    on.here[:] = logs
    _, loss, _ = descend(0, most, on)
    return loss, on.here.copy()


def _bottom(logs: Numbers, on: Walk) -> Numbers:
    """Descend until it is level, look along each logarithm for a lower place, and descend from there."""
    loss, logs = _descended(logs, LONG, on)
    for stride in STRIDES:
        for row, way in np.ndindex(logs.size, 2):
            there = logs.copy()
            there[row] += stride if way else -stride
            there = np.maximum(there - there.max(), FLOOR)
            _, lower = outer(there, 0, on.slope_there, on)
            if lower < loss:
                loss, logs = _descended(there, LONG, on)
    return logs


def _logs(weights: Numbers) -> Numbers:
    return np.asarray(np.log(np.maximum(weights / weights.max(), np.exp(FLOOR))))


def _weights(logs: Numbers) -> Numbers:
    return np.asarray(np.exp(logs) / np.exp(logs).sum())
