"""Days and clocks as a day's page says them: `Tirsdag den 10. november`, `Torsdag 12.`, `10.–24. nov.`, `9.30`."""

import datetime as dt

from vugge.ui.formats import MONTHS, SPACE, UNKNOWN

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def whole_day(day: dt.date) -> str:
    """Write `Tirsdag den 10. november`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} den {day.day}.{SPACE}{MONTHS[day.month - 1][0]}"


def week_day(day: dt.date) -> str:
    """Write `Torsdag 12.`, where the month is known."""
    return f"{WEEKDAYS[day.weekday()].capitalize()}{SPACE}{day.day}."


def day_month(day: dt.date, today: dt.date | None = None) -> str:
    """Write `10. nov.`, and the year with it where it is not today's."""
    year = "" if today is None or today.year == day.year else f" {day.year}"
    return f"{day.day}.{SPACE}{MONTHS[day.month - 1][1]}{year}"


def days(first: dt.date, last: dt.date) -> str:
    """Write `10.–24. nov.` or `2. dec.–2. april`, both days within."""
    if first == last:
        return day_month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.{UNKNOWN}{day_month(last)}"
    return f"{day_month(first)}{UNKNOWN}{day_month(last, first)}"


def clock(moment: dt.datetime | dt.time) -> str:
    """Write `9.30`; a moment must be in the time of the place already."""
    return f"{moment.hour}.{moment.minute:02}"


def week(day: dt.date) -> int:
    """Return the number of the week as it is counted here (ISO 8601)."""
    return day.isocalendar().week
