"""Numbers, shares and dates as Danes write them. Unknown is an en dash, never 0 and never empty."""

from datetime import date
from decimal import Decimal

from vugge.base.numbers import MINUS, SPACE, UNKNOWN, number, percent

__all__ = [
    "MINUS", "MONTHS", "SPACE", "UNKNOWN", "base", "date_range", "long_date", "number", "percent", "rounded_share",
    "share", "short_date", "size",
]  # fmt: skip

MONTHS = (
    ("januar", "jan."),
    ("februar", "feb."),
    ("marts", "marts"),
    ("april", "april"),
    ("maj", "maj"),
    ("juni", "juni"),
    ("juli", "juli"),
    ("august", "aug."),
    ("september", "sep."),
    ("oktober", "okt."),
    ("november", "nov."),
    ("december", "dec."),
)


def share(part: int | None, whole: int | None, decimals: int = 1) -> str:
    """Write `part` of `whole` as `62,0 %`, rounded half up from the two whole numbers; a share of nothing is `–`."""
    if part is None or whole is None or whole == 0:
        return UNKNOWN
    return percent(rounded_share(part, whole, decimals), decimals)


def rounded_share(part: int, whole: int, decimals: int = 1) -> Decimal:
    """Return `part` / `whole` in hundredths, rounded half away from zero in whole numbers only.

    A division would round once before the rounding that is asked for. ZeroDivisionError for a share of nothing.
    """
    sign = -1 if (part < 0) != (whole < 0) else 1
    steps = (200 * 10**decimals * abs(part) + abs(whole)) // (2 * abs(whole))
    return Decimal(sign * steps).scaleb(-decimals)


def base(whole: int | None) -> str:
    """Write what shares are of: `n = 9.367`."""
    return f"n{SPACE}={SPACE}{number(whole)}"


_UNITS = ("kB", "MB", "GB", "TB")


def size(count: int) -> str:
    """Write a file's size: `812 kB`, `4,1 MB`; what is under a thousand bytes in bytes."""
    if count < 1000:  # noqa: PLR2004 - a kilobyte
        return f"{count}{SPACE}byte"
    power = min((len(str(count)) - 1) // 3, len(_UNITS))
    return f"{number(Decimal(count).scaleb(-3 * power), 0 if power == 1 else 1)}{SPACE}{_UNITS[power - 1]}"


def long_date(day: date | None) -> str:
    """Write `1. maj 2018`; None is `–`."""
    return UNKNOWN if day is None else f"{_day_and_month(day)} {day.year}"


def short_date(day: date | None) -> str:
    """Write `10. nov. 2026`, for tables; None is `–`."""
    return UNKNOWN if day is None else f"{_day(day)}{SPACE}{MONTHS[day.month - 1][1]} {day.year}"


def date_range(first: date, last: date) -> str:
    """Write `1. maj 2018–30. april 2021`, both days within; what the two share is written once: `10.–17. maj 2020`.

    ValueError when the last day comes before the first.
    """
    if last < first:
        raise ValueError(f"A period cannot end on {last} when it begins on {first}.")
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_day(first)}{UNKNOWN}{long_date(last)}"
    if first.year == last.year:
        return f"{_day_and_month(first)}{UNKNOWN}{long_date(last)}"
    return f"{long_date(first)}{UNKNOWN}{long_date(last)}"


def _day(day: date) -> str:
    return f"{day.day}."


def _day_and_month(day: date) -> str:
    return f"{_day(day)}{SPACE}{MONTHS[day.month - 1][0]}"
