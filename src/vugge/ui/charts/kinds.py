"""What a chart says: frozen, hashable, checked when it is made. Whole numbers go in; shares are worked out here."""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Self, TypeAlias

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Ink(StrEnum):
    """How a series looks, in the order to use them: told apart without colour by lightness and pattern."""

    PETROL = "petrol"
    OCHRE = "ochre"
    GREY = "grey"
    HATCH = "hatch"
    DOTS = "dots"


class Width(Enum):
    """The two drawings of every chart, by the width in pixels at which the text has its own size."""

    DESK = 760
    PHONE = 340


@dataclass(frozen=True, slots=True)
class Series:
    """A part every row is divided into."""

    name: str
    ink: Ink

    @classmethod
    def in_order(cls, *names: str) -> tuple[Self, ...]:
        """Give at most five names the inks in order. ValueError for more: no one can tell six apart."""
        if len(names) > len(Ink):
            raise ValueError(f"{len(names)} series cannot be told apart; {len(Ink)} can.")
        return tuple(cls(name, ink) for name, ink in zip(names, Ink, strict=False))


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One bar of a hundred per cent: `counts` stand in the order of the series, each a part of `base`.

    With `hidden` nothing of the row is drawn; the words stand in its place, and there are no numbers to give away.
    """

    label: str
    base: int
    counts: tuple[int, ...]
    hidden: str = ""

    def __post_init__(self) -> None:
        if self.hidden and (self.base or any(self.counts)):
            raise ValueError(f"{self.label!r}: a hidden row has no numbers.")
        if min(self.base, *self.counts) < 0 or sum(self.counts) > self.base:
            raise ValueError(f"{self.label!r}: the counts {self.counts} are not parts of {self.base}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedShares:
    """Rows divided into shares of their own base. `title` is read aloud in place of the picture.

    `key` (small letters, digits, hyphens) is unique on the page. `first_apart` sets the first row off by a rule.
    """

    key: str
    title: str
    series: tuple[Series, ...]
    rows: tuple[ShareRow, ...]
    first_apart: bool = False

    def __post_init__(self) -> None:
        _check_key(self.key)
        if not self.rows or any(len(row.counts) != len(self.series) for row in self.rows):
            raise ValueError(f"{self.key}: every row needs one count for each of the {len(self.series)} series.")
        if len({one.ink for one in self.series}) != len(self.series):
            raise ValueError(f"{self.key}: two series cannot share an ink.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: a count, or with `base` a share of it. `text` at its end is the number itself unless given.

    With `hidden` no bar is drawn; the word stands in its place, and there is no number to give away.
    """

    label: str
    value: int
    base: int | None = None
    text: str | None = None
    highlighted: bool = False
    hidden: str = ""

    def __post_init__(self) -> None:
        if self.hidden and self.value:
            raise ValueError(f"{self.label!r}: a hidden bar has no number.")
        if self.value < 0 or (self.base is not None and self.value > self.base):
            raise ValueError(f"{self.label!r}: {self.value} is not a part of {self.base}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars of counts, or (when every bar that is not hidden has a base) of shares.

    `title`, `key`, `first_apart` as in StackedShares. Where some bars are highlighted, the others are drawn paler.
    """

    key: str
    title: str
    bars: tuple[Bar, ...]
    first_apart: bool = False

    def __post_init__(self) -> None:
        _check_key(self.key)
        if not self.bars or len({bar.base is None for bar in self.bars if not bar.hidden}) > 1:
            raise ValueError(f"{self.key}: either every bar has a base or none has.")

    @property
    def of_bases(self) -> bool:
        """Tell whether the bars are shares."""
        return all(bar.base is not None for bar in self.bars if not bar.hidden)


Chart: TypeAlias = StackedShares | Bars


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} cannot name a chart: small letters, digits and single hyphens only.")
