"""Counting in weeks, months and years, as people count ages. Source: decision 1 on those born on 29 February."""

import datetime as dt

MONTHS_IN_A_YEAR = 12
DAYS_IN_A_WEEK = 7


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the day so many months later; before, where the number is negative.

    A day that month has not (29 February, the 31st) becomes the first of the next: somebody born on 29 February has
    their birthday on 1 March in other years.
    """
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    first = dt.date(day.year + years, month + 1, 1)
    found = first + dt.timedelta(days=day.day - 1)
    return found if found.month == first.month else found.replace(day=1)


def whole_months(start: dt.date, on: dt.date) -> int:
    """Return how many whole months have passed on a day; an age in months. Negative before the start."""
    months = (on.year - start.year) * MONTHS_IN_A_YEAR + on.month - start.month
    return months - 1 if months_after(start, months) > on else months


def whole_years(start: dt.date, on: dt.date) -> int:
    """Return how many whole years have passed on a day; an age in years."""
    return whole_months(start, on) // MONTHS_IN_A_YEAR
