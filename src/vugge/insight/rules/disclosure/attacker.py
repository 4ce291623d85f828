"""A reader who works out what is hidden: every table that agrees with what is shown, as a linear programme.

The reader knows the relations, every number shown, that "under" is 0 to 4, and that what is withheld is no less than 5.
A point is such a table. It is a proof: what a point gives a number, no reader can rule out.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from vugge.insight.rules.disclosure.numbers import Ledger, Number

if TYPE_CHECKING:
    from ortools.linear_solver import pywraplp

Terms = tuple[tuple[Number, int], ...]
Point = Mapping[Number, float]
"""How far each number lies from its true value; those that stay are left out."""

EPSILON = 1e-6
_SHORT = 1e6
"""The price of each step a goal is missed by: more than any hiding costs."""

_STEP = 1e-3
"""The price of moving what is hidden: nearly nothing, so that a point moves no more than it must."""


def off(point: Point, terms: Terms) -> float:
    """Return how far a sum of numbers lies from its true value at a point."""
    return sum(factor * point.get(number, 0.0) for number, factor in terms)


class Attacker:
    """All tables that agree with what is shown.

    What is shown may be bent, at a price, to see what hiding it would do.
    """

    def __init__(self, ledger: Ledger, values: Mapping[Number, int], prices: Mapping[Number, float], k: int) -> None:
        """Write down the relations round the true values. ``prices`` are of what may be hidden and is not yet."""
        self._solver = _solver()
        self._prices = dict(prices)
        self._up: dict[Number, pywraplp.Variable] = {}
        self._down: dict[Number, pywraplp.Variable] = {}
        self._room: dict[Number, tuple[float, float]] = {}
        infinity = self._solver.infinity()
        for number, value in values.items():
            self._room[number] = (k - 1 - value, value) if value < k else (infinity, value - k)
        for number in sorted({number for relation in ledger.relations for number, _ in relation.terms}):
            up, down = self._room.setdefault(number, (infinity, 0.0))
            self._up[number] = self._solver.NumVar(0.0, up, "")
            self._down[number] = self._solver.NumVar(0.0, down, "")
        for relation in ledger.relations:
            rest = float(-sum(factor * values.get(number, 0) for number, factor in relation.terms))
            row = self._solver.Constraint(rest, rest if relation.exact else infinity)
            self._write(row, relation.terms)
        self._short = self._solver.NumVar(0.0, infinity, "")
        self._goal = self._solver.Constraint(-infinity, infinity)
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        self._objective.SetCoefficient(self._short, _SHORT)
        self._free = dict.fromkeys(self._up)
        for number in self._free:
            self._price(number, self._prices.get(number, _STEP))

    def hide(self, number: Number) -> None:
        """Let the number lie anywhere from now on, at next to no price."""
        self._prices.pop(number, None)
        self._price(number, _STEP)
        self._bend(number, free=True)

    def show(self, number: Number) -> None:
        """Hold the number at its true value."""
        self._bend(number, free=False)

    def show_the_rest(self) -> None:
        """Hold all that may still be hidden at a price at its true value."""
        for number in self._prices:
            self._bend(number, free=False)
        self._prices.clear()

    def reach(self, terms: Terms, by: float) -> tuple[Point, float]:
        """Return the cheapest table in which the sum lies ``by`` from its true value, or as near to that as any does.

        The second answer is what it costs.
        """
        self._aim(terms, by)
        if self._solver.Solve() != self._solver.OPTIMAL:
            raise RuntimeError("The disclosure gate found no table that agrees with the true numbers.")
        moved = ((each, self._up[each].solution_value() - self._down[each].solution_value()) for each in self._free)
        return {number: far for number, far in moved if abs(far) > EPSILON}, self._objective.Value()

    def priced(self, point: Point) -> list[Number]:
        """Return the numbers that must be hidden for the point to be possible."""
        return sorted(number for number in point if number in self._prices)

    def _aim(self, terms: Terms, by: float) -> None:
        self._goal.Clear()
        infinity = self._solver.infinity()
        self._goal.SetBounds(by, infinity) if by > 0 else self._goal.SetBounds(-infinity, by)
        self._goal.SetCoefficient(self._short, 1.0 if by > 0 else -1.0)
        self._write(self._goal, terms)

    def _write(self, row: pywraplp.Constraint, terms: Iterable[tuple[Number, int]]) -> None:
        for number, factor in terms:
            row.SetCoefficient(self._up[number], float(factor))
            row.SetCoefficient(self._down[number], float(-factor))

    def _bend(self, number: Number, *, free: bool) -> None:
        up, down = self._room[number] if free else (0.0, 0.0)
        self._up[number].SetUb(up)
        self._down[number].SetUb(down)
        if free:
            self._free[number] = None
        else:
            self._free.pop(number, None)

    def _price(self, number: Number, price: float) -> None:
        self._objective.SetCoefficient(self._up[number], price)
        self._objective.SetCoefficient(self._down[number], price)


def _solver() -> pywraplp.Solver:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # what SWIG made of OR-tools names no module
        from ortools.linear_solver import pywraplp  # noqa: PLC0415 - loaded when a release is made, not at every start

    solver: pywraplp.Solver = pywraplp.Solver.CreateSolver("GLOP")
    return solver
