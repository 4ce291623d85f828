"""Donor weights proved to be at rest: solved in machine numbers and, should those not do, in whole fractions."""

from fractions import Fraction

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.simplex import nearest, space

GAP = 1e-9  # what every duality gap must hold


def at_rest(points: Numbers) -> tuple[Numbers, float]:
    """Return the weights (J,) of the average of `points` (k, J) nearest to the origin, and their duality gap.

    Raises `ArithmeticError` when the gap is over 1e-9 even so; that takes points some ten thousand long.
    """
    at = space(points.shape[1], points.shape[0])
    size, _ = nearest(points, 0, at)
    weights = np.zeros(points.shape[1])
    weights[at.support[:size]] = at.weights[:size]
    if gap(points, weights) > GAP:
        weights = exact(points)
    if gap(points, weights) > GAP:
        raise ArithmeticError(f"the duality gap is {gap(points, weights)}, more than {GAP}")
    return weights, gap(points, weights)


def gap(points: Numbers, weights: Numbers) -> float:
    """Return the duality gap 2 (x'x - min p'x) at x, the weighted average of `points`."""
    near = points @ weights
    return max(2.0 * float(near @ near - (near @ points).min()), 0.0)


def exact(points: Numbers) -> Numbers:
    """Return the same weights by Wolfe's method in whole fractions: slow, and without any rounding before the end."""
    columns = [[Fraction(number) for number in column] for column in points.T.tolist()]
    support = {min(range(len(columns)), key=lambda donor: _product(columns[donor], columns[donor])): Fraction(1)}
    rows = range(points.shape[0])
    while True:
        near = [_product([columns[donor][row] for donor in support], list(support.values())) for row in rows]
        heights = [_product(column, near) for column in columns]
        lowest = min(range(len(columns)), key=heights.__getitem__)
        if heights[lowest] >= _product(near, near):
            break
        support = _settled(columns, {**support, lowest: Fraction(0)})
    weights = np.zeros(len(columns))
    weights[list(support)] = [float(weight) for weight in support.values()]
    return np.asarray(weights / weights.sum())


def _settled(columns: list[list[Fraction]], support: dict[int, Fraction]) -> dict[int, Fraction]:
    while True:
        aim = _aim([columns[donor] for donor in support])
        target = dict(zip(support, aim, strict=True))
        blocked = [donor for donor in support if target[donor] <= 0]
        if not blocked:
            return target
        step = min(support[donor] / (support[donor] - target[donor]) for donor in blocked if support[donor])
        moved = {donor: weight + step * (target[donor] - weight) for donor, weight in support.items()}
        support = {donor: weight for donor, weight in moved.items() if weight > 0}


def _aim(columns: list[list[Fraction]]) -> list[Fraction]:
    """Solve (1 + Gram) u = 1 by elimination, and let u sum to 1."""
    table = [[1 + _product(one, other) for other in columns] + [Fraction(1)] for one in columns]
    for pivot, row in enumerate(table):
        row[:] = [number / row[pivot] for number in row]
        for other in table:
            if other is not row and other[pivot]:
                times = other[pivot]
                other[:] = [a - times * b for a, b in zip(other, row, strict=True)]
    total = sum(row[-1] for row in table)
    return [row[-1] / total for row in table]


def _product(one: list[Fraction], other: list[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))
