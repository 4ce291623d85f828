"""Counted cells, and the file they are written as. Source: the figures contract, figures.csv."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADER = ("figure", "measure", "group", "level", "value", "base")


@dataclass(frozen=True, slots=True)
class Cell:
    """One counted number: whole numbers only; the share is value / base, and a base of 0 gives none."""

    figure: str
    measure: str
    group: str
    level: str
    value: int
    base: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what tells this cell from every other."""
        return (self.figure, self.measure, self.group, self.level)


def as_csv(cells: Iterable[Cell], *, zeros: bool = False) -> str:
    """Write the cells as figures.csv: semicolon, LF, one line a cell; cells of 0 only when asked for."""
    lines = [";".join(HEADER)]
    lines += [f"{c.figure};{c.measure};{c.group};{c.level};{c.value};{c.base}" for c in cells if c.value or zeros]
    return "\n".join(lines) + "\n"


def from_csv(text: str) -> tuple[Cell, ...]:
    """Read what `as_csv` wrote."""
    rows = [line.split(";") for line in text.splitlines()[1:]]
    return tuple(Cell(f, m, g, level, int(value), int(base)) for f, m, g, level, value, base in rows)
