"""When a visit of a kind lies, for one child or one pregnancy. Source: `catalogue/visit-kinds.toml`.

Each window goes from its first unit to its last, the whole of the last one included: months 4 to 6 are the days from
the one on which the child is 4 months until the day before it is 7; weeks 16 to 30 of a pregnancy are 16+0 to 30+6.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vugge.base.calendar import DAYS_IN_A_WEEK, months_after
from vugge.base.labels import Labelled
from vugge.base.text import marked as _

FULL_TERM = dt.timedelta(weeks=40)
"""From the first day counted in a pregnancy to the due date."""

EARLY = dt.timedelta(weeks=3)
"""A child born more than this before the due date, before 37 full weeks, is born too early."""


class Unit(Labelled):
    """What a window is counted in: from birth, and weeks of pregnancy back from the due date."""

    DAYS = "days", _("dage")
    WEEKS = "weeks", _("uger")
    MONTHS = "months", _("måneder")
    WEEKS_PREGNANT = "weeks_pregnant", _("graviditetsuger")


class Basis(Labelled):
    """Where a number comes from: a source says it, or it is an estimate of ours that must show that it is."""

    STATED = "stated", _("Fra kilden")
    GUESSED = "guessed", _("Skøn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a visit kind lies, on paper. `corrected`: a child born too early is counted from the due date."""

    unit: Unit
    first: int
    last: int
    corrected: bool
    basis: Basis
    note: str = ""
    local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a window is counted from: the day of birth, the due date, or both."""

    born: dt.date | None = None
    due: dt.date | None = None

    @property
    def early(self) -> bool:
        """Tell whether the child was born before 37 full weeks; not where one of the days is unknown."""
        return self.born is not None and self.due is not None and self.due - self.born > EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a visit, both included.

    `corrected`: counted from the due date, for a child born too early. `expected`: counted from the due date, for a
    child not born yet. `guessed`: the window is an estimate, which every page that shows the days says.
    """

    first: dt.date
    last: dt.date
    corrected: bool = False
    expected: bool = False
    guessed: bool = False


def span(window: Window, beginning: Beginning) -> Span | None:
    """Return the days of a window; None where what it is counted from is unknown."""
    guessed = window.basis is Basis.GUESSED
    if window.unit is Unit.WEEKS_PREGNANT:
        if beginning.due is None:
            return None
        first, last = _days(window, beginning.due - FULL_TERM)
        return Span(first=first, last=last, guessed=guessed)
    corrected = window.corrected and beginning.early
    start = beginning.due if corrected else beginning.born or beginning.due
    if start is None:
        return None
    first, last = _days(window, start)
    return Span(first=first, last=last, corrected=corrected, expected=beginning.born is None, guessed=guessed)


def _days(window: Window, start: dt.date) -> tuple[dt.date, dt.date]:
    after = _AFTER[window.unit]
    return after(start, window.first), after(start, window.last + 1) - dt.timedelta(days=1)


def _days_after(start: dt.date, count: int) -> dt.date:
    return start + dt.timedelta(days=count)


def _weeks_after(start: dt.date, count: int) -> dt.date:
    return start + dt.timedelta(days=count * DAYS_IN_A_WEEK)


_AFTER: Mapping[Unit, Callable[[dt.date, int], dt.date]] = {
    Unit.DAYS: _days_after,
    Unit.WEEKS: _weeks_after,
    Unit.MONTHS: months_after,
    Unit.WEEKS_PREGNANT: _weeks_after,
}
