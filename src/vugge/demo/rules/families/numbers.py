"""Numbers for people who do not exist: with a right date and a last digit that says the sex, and none of them adds up.

Since 2007 numbers are given that do not divide by 11, but only on a few dates: one that does not is nobody's.
"""

import datetime as dt

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_NEW_CENTURY = 2000
_REPLACED = 60
_IN_A_ROW = 100


def number(born_on: dt.date, serial: int, *, female: bool, replacement: bool = False) -> str:
    """Return a number; two serials under 300 give two numbers, whoever is born that day."""
    seventh = (1 if born_on.year < _NEW_CENTURY else 5) + serial // _IN_A_ROW
    day = born_on.day + _REPLACED * replacement
    first = f"{day:02}{born_on.month:02}{born_on.year % 100:02}{seventh}{serial % _IN_A_ROW:02}"
    digits = range(0 if female else 1, 10, 2)
    return next(first + str(last) for last in digits if not _adds_up(first + str(last)))


def _adds_up(places: str) -> bool:
    return sum(int(place) * weight for place, weight in zip(places, _WEIGHTS, strict=True)) % 11 == 0
