"""Days and clocks as seen from a moment: how long ago, on a working day, at a clock that comes."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of a moment."""

    moment: dt.datetime

    @property
    def date(self) -> dt.date:
        """Return the civil date."""
        return self.moment.astimezone(ZONE).date()

    def ago(self, days: int) -> dt.date:
        """Return the day so many days before; after, where negative."""
        return self.date - dt.timedelta(days=days)

    def worked(self, days: int) -> dt.date:
        """Return the working day about so many days before, never today; to come where negative."""
        step = dt.timedelta(days=-1 if days > 0 else 1)
        found = self.ago(days)
        while found.isoweekday() > _FRIDAY or found == self.date:
            found += step
        return found

    def visit(self, days: int, clock: str = "10.00") -> dt.datetime:
        """Return a clock on a working day about so many days before; `days` negative is to come."""
        return at(self.worked(days), clock)

    def earlier_today(self, clock: str, minutes: int) -> dt.datetime:
        """Return a clock of today that a visit of so many minutes can have begun at: earlier, while it is early."""
        wanted, first = at(self.date, clock), at(self.date, "0.00")
        # Through UTC: an hour before three o'clock in the night the clock is put forward is one o'clock.
        latest = (self.moment.astimezone(dt.UTC) - dt.timedelta(minutes=minutes)).astimezone(ZONE)
        return max(min(wanted, latest), first, key=lambda each: each.astimezone(dt.UTC))


def at(day: dt.date, clock: str) -> dt.datetime:
    """Return a clock of a day in Denmark, as 9.30; nobody is visited in the hour that never comes."""
    hour, _point, minute = clock.partition(".")
    return dt.datetime.combine(day, dt.time(int(hour), int(minute)), ZONE)
