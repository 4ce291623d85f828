"""Counts of a programme's figures over a data set: the scans run, and their answers put in cells with their base."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from vugge.insight.facts.scans import Scan, scans
from vugge.insight.facts.slots import LEVEL
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import ALL, Base, Figure, Levels, Measure, Over, Unit
from vugge.insight.rules.parameters import Parameters

Answer = Iterable[Mapping[str, int | None]]
Run = Callable[[ir.Table], Answer]
"""Run a query on the engine that holds the table; a mapping of column to whole number per row."""

_EACH = tuple(level.value for level in Level if level is not Level.ALL)


@dataclass(frozen=True)
class _Counts:
    """Counts per level for every figure, measure and group."""

    found: dict[tuple[str, str, str], dict[str, int]]

    def value(self, figure: Figure, measure: Measure, group: str, level: str) -> int:
        by_level = self.found[figure.code, measure.key, group]
        if level != Level.ALL:
            return by_level.get(level, 0)
        return max(by_level.values(), default=0) if measure.unit is Unit.LARGEST else sum(by_level.values())

    def total(self, figure: Figure, measure: Measure) -> int:
        return sum(self.value(figure, measure, group.code, Level.ALL) for group in measure.groups)


def count(table: ir.Table, figures: tuple[Figure, ...], parameters: Parameters, run: Run) -> tuple[Cell, ...]:
    """Count every cell of the figures, zeros too, over a table with a data set's columns.

    Figures may take their base from one another, so give a programme's figures together.
    """
    return cells(figures, [(scan, run(scan.query)) for scan in scans(table, figures, parameters)])


def cells(figures: tuple[Figure, ...], answers: Iterable[tuple[Scan, Answer]]) -> tuple[Cell, ...]:
    """Put the answers of a programme's scans in cells, each with its base."""
    counts = _Counts({})
    for scan, answer in answers:
        _read(scan, answer, counts)
    by_code = {figure.code: figure for figure in figures}
    return tuple(
        Cell(
            figure=figure.code,
            measure=measure.name,
            group=group.code,
            level=level,
            value=counts.value(figure, measure, group.code, level),
            base=_base(counts, by_code[measure.base.figure or figure.code], measure.base, group.code),
        )
        for figure in figures
        for measure in figure.measures
        for group in measure.groups
        for level in _levels(measure.levels)
    )


def _levels(levels: Levels) -> tuple[str, ...]:
    each = _EACH if levels in {Levels.EACH, Levels.EACH_AND_ALL} else ()
    every = (Level.ALL.value,) if levels in {Levels.ALL, Levels.EACH_AND_ALL} else ()
    return (*each, *every)


def _read(scan: Scan, answer: Answer, counts: _Counts) -> None:
    for slot in scan.slots:
        counts.found[slot.figure.code, slot.measure.key, slot.group.code] = {}
    for row in answer:
        level = Level.NONE.value if row[LEVEL] is None else str(row[LEVEL])
        for slot in scan.slots:
            counts.found[slot.figure.code, slot.measure.key, slot.group.code][level] = row[slot.column] or 0


def _base(counts: _Counts, figure: Figure, base: Base, group: str) -> int:
    measure = figure.measure(base.measure)
    match base.over:
        case Over.SUM_OF_GROUPS:
            return counts.total(figure, measure)
        case Over.SAME_GROUP:
            return counts.value(figure, measure, group, Level.ALL)
        case Over.GROUP_ALL:
            return counts.value(figure, measure, ALL, Level.ALL)
