"""Cells of several municipalities added: a family lies in one municipality, so that every count is a sum of theirs.

The largest number of visits is the largest of theirs. Source: decision 19.
"""

from collections.abc import Iterable

from vugge.insight.rules.cells import Cell
from vugge.insight.rules.figure import Figure, Unit

Place = tuple[str, str, str, str]


def added(counts: Iterable[Iterable[Cell]], figures: tuple[Figure, ...]) -> tuple[Cell, ...]:
    """Add cell by cell; every municipality gives the same cells, zeros too. No municipality gives no cells."""
    largest = {
        (figure.code, measure.name) for figure in figures for measure in figure.measures if measure.unit is Unit.LARGEST
    }
    found: dict[Place, tuple[int, int]] = {}
    for cells in counts:
        for cell in cells:
            value, base = found.get(cell.key, (0, 0))
            if (cell.figure, cell.measure) in largest:
                found[cell.key] = max(value, cell.value), max(base, cell.base)
            else:
                found[cell.key] = value + cell.value, base + cell.base
    return tuple(Cell(*place, value, base) for place, (value, base) in found.items())
