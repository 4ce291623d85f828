"""Months and years are counted as birthdays are."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.base.calendar import months_after, whole_months, whole_years

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-03-10", 4, "2026-07-10"),
        ("2026-11-30", 3, "2027-03-01"),
        ("2025-10-31", 4, "2026-03-01"),
        ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-15", 0, "2026-12-15"),
    ],
)
def test_month_later_is_the_same_day_or_the_first_of_the_next(day: str, months: int, later: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)


@given(DAYS, st.integers(0, 300))
def test_age_in_months_turns_on_that_day(born: dt.date, months: int) -> None:
    turns = months_after(born, months)
    assert whole_months(born, turns) == months
    assert whole_months(born, turns - dt.timedelta(days=1)) == months - 1


def test_born_on_29_february_has_a_birthday_on_1_march() -> None:
    born = dt.date(2024, 2, 29)
    assert [whole_years(born, dt.date(2027, *day)) for day in ((2, 28), (3, 1))] == [2, 3]
