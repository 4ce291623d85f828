"""A panel: what each unit had of each variable in each period, and where it is missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

import numpy as np
from numpy.typing import NDArray

from vugge.base.text import danish_sort_key
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.results import Time

_WHOLE = re.compile(r"[+-]?\d{1,9}(\.0*)?")
_DIGITS = re.compile(r"([0-9]+)")
_YEAR_LAST = re.compile(r"(?![0-9]{4}(?![0-9])).*[^0-9]([0-9]{4})", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Values by variable, unit and period: (V, U, T), NaN where missing. Units in Danish order, periods in time's.

    The order of a file's rows is forgotten, so that it can change nothing.
    """

    variables: tuple[str, ...]
    units: tuple[str, ...]
    times: tuple[Time, ...]
    values: Numbers

    def of(self, variable: str, units: Sequence[str]) -> Numbers:
        """Return a variable of some units, (units, T)."""
        rows = [self.units.index(each) for each in units]
        return np.asarray(self.values[self.variables.index(variable)][rows])


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """A column of labels as numbers: ``labels`` once each, and each row's place among them."""

    labels: tuple[str, ...]
    places: NDArray[np.int64]


def first_twin(units: Codes, times: Codes, variables: Codes) -> int | None:
    """Return the first row that says again what an earlier row said of a unit, period and variable; None without."""
    keys = (units.places * len(times.labels) + times.places) * len(variables.labels) + variables.places
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    return int(order[again + 1].min()) if again.size else None


def panel_of(units: Codes, times: Codes, variables: Codes, values: Numbers) -> Panel:
    """Lay rows out as a panel. The times' labels name different periods, and no row is a twin."""
    unit_order = sorted(range(len(units.labels)), key=lambda at: (danish_sort_key(units.labels[at]), units.labels[at]))
    read = as_times(times.labels)
    time_order = sorted(range(len(read)), key=lambda at: _place(read[at]))
    found = np.full((len(variables.labels), len(units.labels), len(times.labels)), np.nan)
    found[variables.places, _ranks(unit_order)[units.places], _ranks(time_order)[times.places]] = values
    return Panel(
        variables.labels, tuple(units.labels[at] for at in unit_order), tuple(read[at] for at in time_order), found
    )


def as_times(labels: Iterable[str]) -> list[Time]:
    """Return periods as whole numbers if all of them are, else as they are written."""
    written = list(labels)
    if all(_WHOLE.fullmatch(each) for each in written):
        return [int(float(each)) for each in written]
    return list(written)


def as_time(value: str | float, like: Time) -> Time:
    """Return a period that somebody wrote, as the panel has its own; text that is no such period comes back as text."""
    if isinstance(like, int) and _WHOLE.fullmatch(str(value)):
        return int(float(value))
    return str(value)


def between(times: Sequence[Time], first: Time, last: Time) -> list[int]:
    """Return the places of the periods from the first to the last, both with them."""
    return [at for at, each in enumerate(times) if _not_after(first, each) and _not_after(each, last)]


def year_last(labels: Iterable[str]) -> str | None:
    """Return a period whose year stands last, as in K1 2014, where their order as text is not that of time; or None."""
    ordered = sorted(labels, key=_place)
    found = [_YEAR_LAST.fullmatch(each) for each in ordered]
    years = [each[1] for each in found if each]
    return ordered[0] if len(years) == len(ordered) and years != sorted(years) else None


def _not_after(one: Time, other: Time) -> bool:
    if isinstance(one, int) and isinstance(other, int):
        return one <= other
    return _place(str(one)) <= _place(str(other))


def _place(time: Time) -> tuple[int, tuple[tuple[str, int, str], ...], str]:
    """Return where a period stands in time. A number within a text counts as one, so that 2014M9 is before 2014M10."""
    if isinstance(time, int):
        return time, (), ""
    parts = _DIGITS.split(time)
    digits = (each.lstrip("0") for each in parts[1::2])
    return 0, tuple((text, len(each), each) for text, each in zip_longest(parts[::2], digits, fillvalue="")), time


def own_change(outcome: Numbers) -> float:
    """Return the units' typical own change from one period to the next, of outcomes (units, periods).

    What remains of each change when the mean change of all is taken off; its root mean square by unit; the median.
    """
    steps = np.stack([outcome[:, later] - outcome[:, earlier] for earlier, later in pairwise(range(outcome.shape[1]))])
    own = steps - steps.mean(axis=1, keepdims=True)
    return float(np.median(np.sqrt((own**2).mean(axis=0))))


def _ranks(order: Sequence[int]) -> NDArray[np.int64]:
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[list(order)] = np.arange(len(order))
    return ranks
