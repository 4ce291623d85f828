"""A civil date and a clock, made into the one moment that is meant. Source: attacks Q1.

On the last Sunday of October 02:00–03:00 comes twice, and on the last Sunday of March it never comes.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from vugge.base.text import marked as _

ZONE = ZoneInfo("Europe/Copenhagen")

NEVER = _("Kl. %(clock)s findes ikke den nat, fordi uret stilles frem. Vælg en tid før kl. 2 eller fra kl. 3.")
"""What is said of a clock that does not come, with `clock` as 2.30."""


def instant(day: dt.date, clock: dt.time, *, second_time: bool = False) -> dt.datetime | None:
    """Return the moment of a clock in Denmark, aware; None when it does not come that day.

    Where it comes twice it is the first, in summer time, unless `second_time` is asked for.
    """
    local = dt.datetime.combine(day, clock.replace(tzinfo=None, fold=int(second_time)), ZONE)
    back = local.astimezone(dt.UTC).astimezone(ZONE)
    return local if back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0) else None


def comes_twice(day: dt.date, clock: dt.time) -> bool:
    """Tell whether a clock comes twice that day, so that a page must ask which is meant."""
    first, second = instant(day, clock), instant(day, clock, second_time=True)
    return first is not None and second is not None and first.utcoffset() != second.utcoffset()


def civil_day(moment: dt.datetime) -> dt.date:
    """Return the date in Denmark."""
    return moment.astimezone(ZONE).date()


def minutes_between(start: dt.datetime, end: dt.datetime) -> int:
    """Return the whole minutes that really pass, also through a night when the clock is changed."""
    return int((end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds() // 60)


def end_of(start: dt.datetime, minutes: int) -> dt.datetime:
    """Return the moment so many real minutes later, in Denmark's time."""
    return (start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(ZONE)
