"""Who is free when: each health visitor's day has four visits, and one is in one place at a time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from vugge.demo.rules.families.days import Calendar, at
from vugge.demo.rules.families.shape import Booking, Deed, Household

CLOCKS = ("8.30", "10.15", "12.45", "14.15")
LENGTH = 60
_TRIES = 15
"""Working days that are looked through; who finds none has it to plan."""


class Diary:
    """The calendars of all health visitors in the making."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._taken: dict[str, list[tuple[dt.datetime, dt.datetime]]] = {}

    def keep(self, home: Household, *, ahead: bool = True) -> None:
        """Keep the time of a family's visits; without `ahead` of those until today alone."""
        for deed in home.deeds:
            if isinstance(deed, Booking) and (ahead or deed.at.date() <= self._calendar.date):
                self._take(deed.staff or home.keeper, deed.at, deed.minutes)

    def moved(self, home: Household) -> Household:
        """Return a family with each visit to come moved to the next working day on which whoever makes it is free."""
        return replace(home, deeds=tuple(self._moved(home, each) for each in home.deeds))

    def _moved(self, home: Household, deed: Deed) -> Deed:
        if not isinstance(deed, Booking) or deed.at.date() <= self._calendar.date:
            return deed
        while not (self._is_worked(deed.at.date()) and self._take(deed.staff or home.keeper, deed.at, deed.minutes)):
            deed = replace(deed, at=at(deed.at.date() + dt.timedelta(days=1), f"{deed.at:%H.%M}"))
        return deed

    def coming(self, staff: str, first: int) -> dt.datetime | None:
        """Take a free clock on a working day from so many days ahead on; None when the weeks after are full."""
        return self._free(staff, (self._calendar.date + dt.timedelta(days=first + each) for each in range(_TRIES)))

    def lately(self, staff: str, days: int) -> dt.datetime | None:
        """Take a free clock on the working day about so many days ago; None when that day is full."""
        return self._free(staff, iter((self._calendar.worked(days),)))

    def _free(self, staff: str, days: Iterator[dt.date]) -> dt.datetime | None:
        for day in days:
            for clock in CLOCKS if self._is_worked(day) else ():
                start = at(day, clock)
                if self._take(staff, start, LENGTH):
                    return start
        return None

    def _is_worked(self, day: dt.date) -> bool:
        return day != self._calendar.date and day.isoweekday() <= 5  # noqa: PLR2004 - Friday is the fifth day

    def _take(self, staff: str, start: dt.datetime, minutes: int) -> bool:
        end, taken = start + dt.timedelta(minutes=minutes), self._taken.setdefault(staff, [])
        if any(start < other_end and end > other_start for other_start, other_end in taken):
            return False
        taken.append((start, end))
        return True
