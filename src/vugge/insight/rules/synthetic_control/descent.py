"""The outer problem: predictor weights whose donor weights follow the outcome best before the start.

The outer loss is a continuous function of the logarithms of the predictors' weights, smooth while the same donors are
in use, with creases between, and with many valleys. Its slope comes almost free: with the support's factor at hand it
takes one solve more (the implicit function theorem on the support). A descent is BFGS with a line search that bears
creases (Lewis & Overton 2013, Mathematical Programming 141), inside the bounds: no weight is less than 1e-10 of the
largest. MSCMT (Becker & Kloessner 2018, Econometrics and Statistics 5) stops at 1e-8; what lies beyond is reached by
the inner problem as exactly, and is sometimes lower.
"""

from typing import NamedTuple

import numpy as np

from vugge.insight.rules.synthetic_control.compiling import compiled
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.simplex import Space, dot, nearest, space

FLOOR = float(np.log(1e-10))  # the least logarithm of a weight; that of the largest is 0
LONGEST = 6.0  # no step changes a logarithm by more
FARTHEST = 8.0  # of the direction's length: no step is longer
ENOUGH, EASED = 1e-4, 0.9  # of the slope at the beginning: what a step must gain by, and what it must leave at most
SAME = 1e-12  # of a product of lengths: no more is rounding
TRIES = 20  # of lengths for one step
FLAT = 1e-9  # of the loss: a slope of no more is none, and an improvement of no more is none
VAIN = 3
SMALL = 1e-7  # of the loss: so many improvements in a row of no more are the end


class Walk(NamedTuple):
    """A problem to walk on, where the walk is, and room for it; logarithms and slopes are (k,)."""

    distances: Numbers  # (k, J)
    misses: Numbers  # (n, J)
    inner: Space
    points: Numbers  # (k, J) the distances times the roots of the weights
    pull: Numbers  # (k + 1,) the loss's slope in the support's weights
    even: Numbers  # (k + 1,)
    here: Numbers
    slope: Numbers
    there: Numbers
    slope_there: Numbers
    ahead: Numbers  # the direction
    moved: Numbers
    turned: Numbers
    bent: Numbers
    bend: Numbers  # (k, k) the inverse of the curvature, as it is known so far


def walk(distances: Numbers, misses: Numbers) -> Walk:
    """Make room for a walk on distances (k, J) and misses (n, J)."""
    k, donors = distances.shape
    inner = space(donors, k)
    pull, even = np.zeros((2, k + 1))
    here, slope, there, slope_there, ahead, moved, turned, bent = np.zeros((8, k))
    points, bend = np.zeros((k, donors)), np.zeros((k, k))

    return Walk(
        distances, misses, inner, points, pull, even, here, slope, there, slope_there, ahead, moved, turned, bent, bend
    )


@compiled()
def _unfold(size: int, at: Space, vector: Numbers) -> None:
    """Solve (1 + Gram) x = vector on the support, in its place."""
    for row in range(size):
        for column in range(row):
            vector[row] -= at.upper[column, row] * vector[column]
        vector[row] /= at.upper[row, row]
    for row in range(size - 1, -1, -1):
        for column in range(row + 1, size):
            vector[row] -= at.upper[row, column] * vector[column]
        vector[row] /= at.upper[row, row]


@compiled()
def _miss(size: int, on: Walk) -> float:
    """Return the outer loss of the support's weights, and leave half its slope in them, times n, in `pull`."""
    periods, loss = on.misses.shape[0], 0.0
    on.pull[:size] = 0.0
    for period in range(periods):
        miss = 0.0
        for place in range(size):
            miss += on.inner.weights[place] * on.misses[period, on.inner.support[place]]
        loss += miss * miss
        for place in range(size):
            on.pull[place] += miss * on.misses[period, on.inner.support[place]]
    return float(loss / periods)


@compiled(calls=(nearest, _unfold, _miss))
def outer(logs: Numbers, size: int, slope: Numbers, on: Walk) -> tuple[int, float]:
    """Find the outer loss and its slope (k,) at the logarithms of the weights, from a support of `size`."""
    at = on.inner
    for row in range(logs.size):
        root = np.exp(0.5 * logs[row])
        for donor in range(on.points.shape[1]):
            on.points[row, donor] = root * on.distances[row, donor]
    size, _ = nearest(on.points, size, at)
    loss = _miss(size, on)
    on.even[:size] = 1.0
    _unfold(size, at, on.pull)
    _unfold(size, at, on.even)
    share = on.pull[:size].sum() / on.even[:size].sum()
    for row in range(logs.size):
        along = 0.0
        for place in range(size):
            along += (on.pull[place] - share * on.even[place]) * on.points[row, at.support[place]]
        slope[row] = -2.0 / on.misses.shape[0] * along * at.near[row]
    return size, loss


@compiled()
def _free(on: Walk) -> float:
    """Leave the slope in `turned`, but 0 for a weight that stands at its least and wants lower; return the steepest."""
    steepest = 0.0
    for row in range(on.here.size):
        held = on.here[row] <= FLOOR and on.slope[row] > 0.0
        on.turned[row] = 0.0 if held else on.slope[row]
        steepest = max(steepest, abs(on.turned[row]))
    return steepest


@compiled(calls=(_free,))
def _head(on: Walk) -> float:
    """Choose a direction, and return how steep it is: less than 0 is down."""
    _free(on)
    longest = LONGEST
    for row in range(on.here.size):
        ahead = 0.0
        if on.turned[row] != 0.0:
            for column in range(on.here.size):
                ahead -= on.bend[row, column] * on.turned[column]
        on.ahead[row] = ahead
        longest = max(longest, abs(ahead))
    steep = 0.0
    for row in range(on.here.size):
        on.ahead[row] *= LONGEST / longest
        steep += on.ahead[row] * on.slope[row]
    return steep


@compiled()
def _step(length: float, on: Walk) -> None:
    """Go so far ahead, let the largest logarithm be 0, and stay inside the bounds."""
    top = -np.inf
    for row in range(on.here.size):
        on.there[row] = on.here[row] + length * on.ahead[row]
        top = max(top, on.there[row])
    for row in range(on.here.size):
        on.there[row] = max(on.there[row] - top, FLOOR)


@compiled(calls=(dot, outer, _step))
def _advance(size: int, loss: float, steep: float, on: Walk) -> tuple[int, float, int]:
    """Find a step that lowers the loss, long enough that the slope ahead has eased; the loss there, and the tries."""
    low, high, length, there = 0.0, np.inf, 1.0, np.inf
    for tried in range(1, TRIES + 1):
        _step(length, on)
        size, there = outer(on.there, size, on.slope_there, on)
        if there > loss + ENOUGH * length * steep:
            high = length
        elif dot(on.ahead, on.slope_there) < EASED * steep and length < FARTHEST:
            low = length
        else:
            return size, there, tried
        length = 2.0 * low if high == np.inf else 0.5 * (low + high)
    return size, there, TRIES


@compiled(calls=(dot,))
def _learn(fresh: bool, on: Walk) -> None:  # noqa: FBT001 - compiled code takes arguments by place
    """Learn of the curvature from the last step (BFGS)."""
    k = on.here.size
    for row in range(k):
        on.moved[row] = on.there[row] - on.here[row]
        on.turned[row] = on.slope_there[row] - on.slope[row]
    along = dot(on.moved, on.turned)
    if along <= SAME * np.sqrt(dot(on.moved, on.moved) * dot(on.turned, on.turned)):
        return
    if fresh:
        on.bend[:] = 0.0
        for row in range(k):
            on.bend[row, row] = along / dot(on.turned, on.turned)
    for row in range(k):
        on.bent[row] = dot(on.bend[row], on.turned)
    stretch = 1.0 + dot(on.turned, on.bent) / along
    for row in range(k):
        for column in range(k):
            on.bend[row, column] += (
                stretch * on.moved[row] * on.moved[column]
                - on.bent[row] * on.moved[column]
                - on.moved[row] * on.bent[column]
            ) / along


@compiled(calls=(_free,))
def _forget(loss: float, on: Walk) -> bool:
    """Know nothing of the curvature but how steep it is here; tell whether it is steep at all."""
    steepest = _free(on)
    on.bend[:] = 0.0
    for row in range(on.here.size):
        on.bend[row, row] = 1.0 / max(steepest, 1e-300)
    return bool(steepest > FLAT * loss)


@compiled(calls=(outer, _head, _advance, _learn, _forget))
def descend(size: int, most: int, on: Walk) -> tuple[int, float, int]:
    """Go down from `here` until it is level or `most` losses are found, from a support of `size`.

    Return the size of the support at the end, the loss, and how many losses were found.
    """
    size, loss = outer(on.here, size, on.slope, on)
    used, small, fresh = 1, 0, _forget(loss, on)
    if not fresh:
        return size, loss, used
    while used < most and small < VAIN:
        size, there, tried = _advance(size, loss, _head(on), on)
        used += tried
        if there < loss:
            _learn(fresh, on)
            small = small + 1 if loss - there < SMALL * loss else 0
            on.here[:], on.slope[:], loss, fresh = on.there, on.slope_there, there, False
        elif fresh or not _forget(loss, on):
            break
        else:
            fresh = True
    return size, loss, used
