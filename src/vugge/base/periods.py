"""Time from one day to another, both included; no end means until further notice."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A row, or anything else, that holds from one day to another."""

    @property
    def valid_from(self) -> dt.date:
        """The first day."""

    @property
    def valid_to(self) -> dt.date | None:
        """The last day, or None."""


_D = TypeVar("_D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Period:
    """A period by itself. ValueError when it ends before it begins."""

    valid_from: dt.date
    valid_to: dt.date | None = None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("A period ends before it begins.")


def holds(period: Dated, on: dt.date) -> bool:
    """Say whether a day lies in the period."""
    return period.valid_from <= on and (period.valid_to is None or on <= period.valid_to)


def share_a_day(one: Dated, other: Dated) -> bool:
    """Say whether two periods have a day in common."""
    starts = max(one.valid_from, other.valid_from)
    return all(each.valid_to is None or starts <= each.valid_to for each in (one, other))


def on_day(periods: Iterable[_D], on: dt.date) -> list[_D]:
    """Return those that hold on a day, in the order given."""
    return [period for period in periods if holds(period, on)]
