"""The attack: the smallest and largest each hidden number can be in any table that agrees with what is shown."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor, inf
from typing import Any

from tests.table_attacker.knowledge import Name, base, knowledge, name
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.table import Hidden, PublishedCell

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # what SWIG made of OR-tools names no module
    from ortools.linear_solver import pywraplp

SMALL = 4
Range = tuple[float, float]


@dataclass
class Attack:
    """A table under attack. ``withheld`` is the least a number can be that is hidden for the sake of another."""

    cells: Iterable[PublishedCell]
    withheld: int = 0
    shown: dict[Name, int] = field(default_factory=dict)
    hidden: dict[Name, Hidden] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.cells:
            self._read(name(cell.key), cell.value, cell.value_hidden)
            self._read(base(cell.key), cell.base, cell.base_hidden)
        for number in self.shown:
            self.hidden.pop(number, None)  # shown once is shown
        for number in [each for each in self.hidden if each[1] == "largest"]:
            del self.hidden[number]
        self._solve_for(knowledge([cell.key for cell in self.cells]))

    def _read(self, number: Name, value: int | None, hidden: Hidden | None) -> None:
        if hidden is None and value is not None:
            assert self.shown.setdefault(number, value) == value
        elif hidden is not None:
            self.hidden[number] = hidden

    def _solve_for(self, known: list[tuple[dict[Name, int], bool]]) -> None:
        self.solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        names = dict.fromkeys([*self.shown, *self.hidden, *(number for terms, _ in known for number in terms)])
        self.columns = {number: self.solver.NumVar(*self._limits(number), "") for number in names}
        for terms, exact in known:
            row = self.solver.Constraint(0.0, 0.0 if exact else inf)
            for number, factor in terms.items():
                row.SetCoefficient(self.columns[number], factor)

    def _limits(self, number: Name) -> Range:
        if number in self.shown:
            return self.shown[number], self.shown[number]
        if number not in self.hidden:
            return 0, inf
        return (0, SMALL) if self.hidden[number] is Hidden.UNDER else (self.withheld, inf)

    def range(self, terms: Mapping[Name, int]) -> Range:
        """Return the smallest and largest a sum can be."""
        return ceil(self._end(terms, -1) - 1e-5), self._floor(self._end(terms, 1))

    @staticmethod
    def _floor(number: float) -> float:
        return inf if number == inf else floor(number + 1e-5)

    def _end(self, terms: Mapping[Name, int], way: int) -> float:
        objective = self.solver.Objective()
        objective.Clear()
        for number, factor in terms.items():
            objective.SetCoefficient(self.columns[number], way * factor)
        objective.SetMaximization()
        status = self.solver.Solve()
        if status == self.solver.OPTIMAL:
            return float(way * objective.Value())
        assert status in {self.solver.UNBOUNDED, self.solver.INFEASIBLE}
        return way * inf

    def agrees(self, truth: Mapping[Name, int]) -> bool:
        """Return whether the true table is one of those the reader thinks possible: else the reader is mistaken."""
        for number, value in truth.items():
            if number in self.columns:
                self.columns[number].SetBounds(value, value)
        answer: bool = self.solver.Solve() == self.solver.OPTIMAL
        for number, column in self.columns.items():
            column.SetBounds(*self._limits(number))
        return answer


def truth(cells: Iterable[Cell]) -> dict[Name, int]:
    """Return the true numbers by name."""
    found: dict[Name, int] = {}
    for cell in cells:
        for number, value in ((name(cell.key), cell.value), (base(cell.key), cell.base)):
            assert found.setdefault(number, value) == value, number
    return found


def worked_out(attack: Attack, cells: Iterable[Cell]) -> list[str]:
    """Return what the reader works out that must not be told (attacks H2 and H7)."""
    cells = tuple(cells)
    true = truth(cells)
    found = []
    for number, hidden in attack.hidden.items():
        low, high = attack.range({number: 1})
        small = hidden is Hidden.UNDER and (low > 0 or high < SMALL)
        if small or high - low < SMALL:
            found.append(f"{number} {hidden.value}: {low} to {high}, is {true.get(number)}")
    for cell in cells:
        part, whole = name(cell.key), base(cell.key)
        if (
            part == whole
            or cell.measure in {"need_visits", "largest"}
            or not 0 <= cell.base - cell.value <= SMALL < cell.base
        ):
            continue
        low, high = attack.range({whole: 1, part: -1})
        if high - low < SMALL:
            found.append(f"{whole} less {part}: {low} to {high}")
    return found
