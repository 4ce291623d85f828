"""How old somebody is, in the words it is said with, and how old a child born too early is in truth.

A child born on 29 February has birthday on 1 March in other years, and somebody born on the 31st is a month older on
the 1st where a month has no such day. Source: decision 1; screens, Formats.
"""

import datetime as dt
from dataclasses import dataclass

from vugge.base.text import marked as _

TERM = 280
"""Days from the last period to the day a child is expected."""

FULL_TERM = 37 * 7
"""Days: a child born before is premature."""

_WEEK, _YEAR = 7, 12
_DAYS_UNTIL = 14
_WEEKS_UNTIL, _MONTHS_UNTIL, _HALVES_UNTIL, CORRECTED_UNTIL = 3, 24, 7 * 12, 24
"""Months: until when an age is said in weeks, in months and in half years, and is corrected."""


@dataclass(frozen=True, slots=True)
class Words:
    """A msgid with a place for a number, and the number."""

    sentence: str
    number: str

    def __str__(self) -> str:
        return self.sentence % {"number": self.number}


def months(born_on: dt.date, on: dt.date) -> int:
    """Return how many whole months lie between; negative before birth."""
    return (on.year - born_on.year) * _YEAR + on.month - born_on.month - (on.day < born_on.day)


def years(born_on: dt.date, on: dt.date) -> int:
    """Return how many birthdays there have been."""
    return months(born_on, on) // _YEAR


def birthday(born_on: dt.date, year: int) -> dt.date:
    """Return the day somebody has birthday in a year."""
    try:
        return born_on.replace(year=year)
    except ValueError:
        return dt.date(year, 3, 1)


def age_words(born_on: dt.date, on: dt.date) -> Words:
    """Say an age: days to 2 weeks, weeks to 3 months, months to 2 years, then years, halves while a child is small.

    ValueError before birth.
    """
    days, whole = (on - born_on).days, months(born_on, on)
    if days < 0:
        raise ValueError("Nobody has an age before birth.")
    if days < _DAYS_UNTIL:
        return _counted(days, _("%(number)s dag"), _("%(number)s dage"))
    if whole < _WEEKS_UNTIL:
        return _counted(days // _WEEK, _("%(number)s uge"), _("%(number)s uger"))
    if whole < _MONTHS_UNTIL:
        return _counted(whole, _("%(number)s måned"), _("%(number)s måneder"))
    half = "½" if whole % _YEAR >= _YEAR // 2 and whole < _HALVES_UNTIL else ""
    return Words(_("%(number)s år"), f"{whole // _YEAR}{half}")


def _counted(number: int, one: str, more: str) -> Words:
    return Words(one if number == 1 else more, str(number))


def gestation_on(due_on: dt.date, on: dt.date) -> int:
    """Return how many days a pregnancy has come on a day."""
    return TERM - (due_on - on).days


def gestation_text(days: int) -> str:
    """Write days of a pregnancy as weeks and days: 36+4."""
    return f"{days // _WEEK}+{days % _WEEK}"


def premature(gestation_days: int | None) -> bool:
    """Say whether a child was born before 37 whole weeks; not when nobody knows."""
    return gestation_days is not None and gestation_days < FULL_TERM


def corrected_birth(born_on: dt.date, gestation_days: int | None, on: dt.date) -> dt.date | None:
    """Return the day a premature child's age is counted from until it is two years old, or None for no correction.

    It is the day the child was expected; before that day the child has no corrected age yet, only this date.
    """
    if gestation_days is None or not premature(gestation_days) or months(born_on, on) >= CORRECTED_UNTIL:
        return None
    return born_on + dt.timedelta(days=TERM - gestation_days)
