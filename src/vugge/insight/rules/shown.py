"""Numbers as a page may show them: whole, or with a word in place of a number that is hidden.

Exact cells and cells that passed the disclosure gate become the same `ShownCell`, so that no page asks where its
numbers come from. What holds a hidden number is hidden itself: nothing is worked out from the parts around it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from vugge.base.text import marked as _
from vugge.insight.rules.cells import HEADER, Cell


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is not shown, and the word that stands in its place."""

    word: str


Number: TypeAlias = int | Hidden

HIDDEN = Hidden(_("skjult"))
"""What a sum is when one of its parts is hidden."""


class Word(Protocol):
    """Why a number is hidden, with the word a person reads."""

    @property
    def label(self) -> str:
        """Return the word."""


class Guarded(Protocol):
    """A cell as the disclosure gate gives it."""

    @property
    def figure(self) -> str:
        """Return the figure's code."""

    @property
    def measure(self) -> str:
        """Return the measure's name."""

    @property
    def group(self) -> str:
        """Return the group's code."""

    @property
    def level(self) -> str:
        """Return the level's code."""

    @property
    def value(self) -> int | None:
        """Return the count; None when it is hidden."""

    @property
    def base(self) -> int | None:
        """Return the base; None when it is hidden."""

    @property
    def value_hidden(self) -> Word | None:
        """Return why the count is hidden."""

    @property
    def base_hidden(self) -> Word | None:
        """Return why the base is hidden."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One number of a figure and its base, each shown or with the word that stands in its place."""

    figure: str
    measure: str
    group: str
    level: str
    value: int | None
    base: int | None
    value_hidden: str | None = None
    base_hidden: str | None = None

    def __post_init__(self) -> None:
        """Refuse a number that is both shown and hidden, or neither."""
        if (self.value is None) != bool(self.value_hidden) or (self.base is None) != bool(self.base_hidden):
            raise ValueError(f"{self.figure} {self.measure} {self.group} {self.level} is neither shown nor hidden.")

    @property
    def count(self) -> Number:
        """Return the count or its word."""
        return _number(self.value, self.value_hidden)

    @property
    def whole(self) -> Number:
        """Return the base or its word."""
        return _number(self.base, self.base_hidden)


def exact(cells: Iterable[Cell]) -> tuple[ShownCell, ...]:
    """Return counted cells with nothing hidden."""
    return tuple(ShownCell(c.figure, c.measure, c.group, c.level, c.value, c.base) for c in cells)


def protected(cells: Iterable[Guarded]) -> tuple[ShownCell, ...]:
    """Return cells as the disclosure gate gave them."""
    return tuple(
        ShownCell(
            figure=each.figure,
            measure=each.measure,
            group=each.group,
            level=each.level,
            value=each.value,
            base=each.base,
            value_hidden=each.value_hidden.label if each.value_hidden else None,
            base_hidden=each.base_hidden.label if each.base_hidden else None,
        )
        for each in cells
    )


def added(numbers: Iterable[Number]) -> Number:
    """Add numbers up; one hidden part hides the sum."""
    total = 0
    for number in numbers:
        if isinstance(number, Hidden):
            return HIDDEN
        total += number
    return total


def largest(numbers: Iterable[Number]) -> Number:
    """Return the largest number, 0 of none; one that is hidden hides it."""
    known: list[int] = []
    for number in numbers:
        if isinstance(number, Hidden):
            return HIDDEN
        known.append(number)
    return max(known, default=0)


def shown_csv(cells: Iterable[ShownCell]) -> str:
    """Write cells as figures.csv, those of 0 too; a hidden number is its word."""
    lines = [";".join(HEADER)]
    for each in cells:
        value = each.value_hidden if each.value is None else each.value
        base = each.base_hidden if each.base is None else each.base
        lines.append(f"{each.figure};{each.measure};{each.group};{each.level};{value};{base}")
    return "\n".join(lines) + "\n"


def _number(value: int | None, word: str | None) -> Number:
    return Hidden(word or "") if value is None else value
