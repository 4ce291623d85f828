"""Days as ordinals: the programmes' windows, and working days inside them."""

import datetime as dt
from functools import cache

from vugge.demo.rules.published.dice import Dice


def day(year: int, month: int, of_month: int) -> int:
    """Give the ordinal of a civil date."""
    return dt.date(year, month, of_month).toordinal()


FIRST = day(2018, 5, 1)
LAST = day(2021, 4, 30)
LEFT_OUT_FROM = day(2020, 3, 1)
LEFT_OUT_TO = day(2020, 5, 1)
TRIES = 200  # no span asked for lies wholly outside the window, so this is never spent


@cache
def iso(ordinal: int) -> str:
    """Write a day YYYY-MM-DD."""
    return dt.date.fromordinal(ordinal).isoformat()


def counts(ordinal: int) -> bool:
    """Say whether early intervention counts this day."""
    return FIRST <= ordinal <= LAST and not LEFT_OUT_FROM <= ordinal <= LEFT_OUT_TO


def working(ordinal: int) -> int:
    """Move a Saturday to the Friday before and a Sunday to the Monday after."""
    return ordinal + (0, 0, 0, 0, 0, -1, 1)[(ordinal - 1) % 7]


def some_day(dice: Dice, low: int, high: int) -> int:
    """Give a working day between low and high that early intervention counts."""
    low, high = max(low, FIRST), min(high, LAST)
    for _ in range(TRIES):
        found = working(dice.between(low, high))
        if counts(found):
            return found
    raise ValueError(f"No day that counts between {iso(low)} and {iso(high)}.")


def has_days(low: int, high: int) -> bool:
    """Say whether a span holds at least a fortnight that early intervention counts, at one of its ends."""
    low, high = max(low, FIRST), min(high, LAST)
    if LEFT_OUT_FROM <= low <= LEFT_OUT_TO:
        low = LEFT_OUT_TO + 1
    if LEFT_OUT_FROM <= high <= LEFT_OUT_TO:
        high = LEFT_OUT_FROM - 1
    return high - low >= 14  # noqa: PLR2004 -- the fortnight


def days_before(dice: Dice, held: int) -> tuple[int, int]:
    """Give the days of an offer and of its answer before a day on which it was held."""
    offered = working(held - dice.between(14, 35))
    return offered, offered + dice.between(2, 9)


WINDOW = [ordinal for ordinal in range(FIRST, LAST + 1) if counts(ordinal) and working(ordinal) == ordinal]
"""The working days that early intervention counts, in order."""
