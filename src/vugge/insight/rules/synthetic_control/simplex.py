"""The inner problem: the point nearest to the origin among the weighted averages of given points.

With the donors' distances to the treated unit as points, each predictor times the square root of its weight, that
point's squared length is the inner loss. Wolfe's method (1976, Mathematical Programming 11) keeps a few affinely
independent points, the support, and changes it by one point at a time, each time coming nearer; it ends after finitely
many steps at the exact answer. Here the support's Gram matrix is held by its orthogonal factor, so its condition is
never squared: predictor weights may differ by a factor of 1e8. From a neighbouring problem's support it takes a step or
two.

The certificate is the duality gap at the answer x: 2 (x'x - min p'x). No average's squared length is lower by more.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.compiling import compiled
from vugge.insight.rules.synthetic_control.problem import Numbers

DEPENDENT = 1e-13  # of a point's length: what is left of it outside the span of the others is rounding
ROUNDING = 2e-16  # of a squared length: what is left of a difference between two of them


class Space(NamedTuple):
    """Room to work in, made once for solve after solve; an answer left in it is where the next solve begins."""

    support: NDArray[np.int64]  # (k + 1,) the points with a weight, the first `size` of them
    weights: Numbers  # (k + 1,) their weights, sum 1
    basis: Numbers  # (k + 1, k + 1) rows: orthonormal, spanning (1, point) of the support
    upper: Numbers  # (k + 1, k + 1) the support is basis' times this
    target: Numbers  # (k + 1,)
    near: Numbers  # (k,) the average itself
    heights: Numbers  # (J,) every point's height along it


def space(points: int, rows: int) -> Space:
    """Make room for so many points in so many dimensions."""
    most = rows + 1
    return Space(
        np.zeros(most, np.int64),
        np.zeros(most),
        np.zeros((most, most)),
        np.zeros((most, most)),
        np.zeros(most),
        np.zeros(rows),
        np.zeros(points),
    )


@compiled()
def dot(one: Numbers, other: Numbers) -> float:
    """Multiply and add."""
    total = 0.0
    for place in range(one.size):
        total += one[place] * other[place]
    return total


@compiled(calls=(dot,))
def _append(points: Numbers, point: int, size: int, at: Space) -> bool:
    """Take a point into the support's basis (Gram-Schmidt, twice); refuse it when it depends on the others."""
    rows = points.shape[0] + 1
    if size == rows:
        return False
    fresh = at.basis[size]
    fresh[0] = 1.0
    for row in range(1, rows):
        fresh[row] = points[row - 1, point]
    length = np.sqrt(dot(fresh, fresh))
    at.upper[: size + 1, size] = 0.0
    for _ in range(2):
        for other in range(size):
            along = dot(at.basis[other], fresh)
            at.upper[other, size] += along
            for row in range(rows):
                fresh[row] -= along * at.basis[other, row]
    left = np.sqrt(dot(fresh, fresh))
    if left <= DEPENDENT * length:
        return False
    at.upper[size, size] = left
    for row in range(rows):
        fresh[row] /= left
    return True


@compiled(calls=(_append,))
def _rebuild(points: Numbers, size: int, at: Space) -> int:
    """Build the basis of those in the support who have a weight and are independent; return how many."""
    kept = 0
    for place in range(size):
        if at.weights[place] > 0.0 and _append(points, at.support[place], kept, at):
            at.support[kept], at.weights[kept] = at.support[place], at.weights[place]
            kept += 1
    return kept


@compiled()
def _drop(leaving: int, size: int, at: Space) -> None:
    """Leave a point out of the support, and turn its basis so that it spans the others (Givens)."""
    for place in range(leaving, size - 1):
        at.support[place], at.weights[place] = at.support[place + 1], at.weights[place + 1]
        at.upper[: place + 2, place] = at.upper[: place + 2, place + 1]
        one, other = at.upper[place, place], at.upper[place + 1, place]
        length = np.sqrt(one * one + other * other)
        cosine, sine = one / length, other / length
        at.upper[place, place] = length
        for column in range(place + 2, size):
            one, other = at.upper[place, column], at.upper[place + 1, column]
            at.upper[place, column] = cosine * one + sine * other
            at.upper[place + 1, column] = cosine * other - sine * one
        for row in range(at.basis.shape[1]):
            one, other = at.basis[place, row], at.basis[place + 1, row]
            at.basis[place, row] = cosine * one + sine * other
            at.basis[place + 1, row] = cosine * other - sine * one


@compiled()
def _aim(size: int, at: Space) -> None:
    """Weigh the support, sum 1 and of any sign, so that the average is as near to the origin as it can be."""
    total = 0.0
    for row in range(size - 1, -1, -1):
        value = at.basis[row, 0]
        for column in range(row + 1, size):
            value -= at.upper[row, column] * at.target[column]
        at.target[row] = value / at.upper[row, row]
        total += at.target[row]
    for row in range(size):
        at.target[row] /= total


@compiled(calls=(_aim, _drop))
def _settle(size: int, at: Space) -> int:
    """Go there; meeting a border on the way, leave out the point whose weight ends there, and aim again."""
    while True:
        _aim(size, at)
        step, leaving = 1.0, -1
        for place in range(size):
            if at.target[place] <= 0.0:
                reach = at.weights[place] / (at.weights[place] - at.target[place]) if at.weights[place] > 0.0 else 0.0
                if leaving < 0 or reach < step:
                    step, leaving = reach, place
        if leaving < 0:
            at.weights[:size] = at.target[:size]
            return size
        for place in range(size):
            at.weights[place] = max(at.weights[place] + step * (at.target[place] - at.weights[place]), 0.0)
        _drop(leaving, size, at)
        size -= 1


@compiled()
def _look(points: Numbers, size: int, at: Space) -> None:
    """Find the average, and every point's height along it."""
    at.heights[:] = 0.0
    for row in range(points.shape[0]):
        value = 0.0
        for place in range(size):
            value += at.weights[place] * points[row, at.support[place]]
        at.near[row] = value
        for point in range(points.shape[1]):
            at.heights[point] += value * points[row, point]


@compiled(calls=(dot, _append, _rebuild, _settle, _look))
def nearest(points: Numbers, size: int, at: Space) -> tuple[int, float]:
    """Find the average of `points` (k, J) nearest to the origin, from the `size` weights left in `at`, or from none.

    Return the size of its support and its duality gap; support, weights and the average itself are in `at`. The support
    is affinely independent. Ties go to the point that stands first.
    """
    size = _rebuild(points, size, at)
    if size == 0:
        at.support[0], at.weights[0] = np.argmin((points * points).sum(axis=0)), 1.0
        size = _rebuild(points, 1, at)
    size = _settle(size, at)
    before = np.inf
    while True:
        _look(points, size, at)
        length = dot(at.near, at.near)
        lowest = int(np.argmin(at.heights))
        gap = max(2.0 * (length - at.heights[lowest]), 0.0)
        reach = 0.0
        for row in range(points.shape[0]):
            reach += points[row, lowest] ** 2
        if gap <= ROUNDING * max(reach, length) or not length < before or not _append(points, lowest, size, at):
            return size, gap
        before = length
        at.support[size], at.weights[size] = lowest, 0.0
        size = _settle(size + 1, at)
