"""Ages in words, birthdays on leap days, and the corrected age of a child born too early. Source: decision 1."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.people.rules.ages import (
    age_words,
    birthday,
    corrected_birth,
    gestation_on,
    gestation_text,
    months,
    premature,
    years,
)

BORN = dt.date(2026, 9, 8)
DAY = dt.timedelta(days=1)
LEAP = dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (BORN, "0 dage"),
        (BORN + DAY, "1 dag"),
        (BORN + 13 * DAY, "13 dage"),
        (BORN + 14 * DAY, "2 uger"),
        (dt.date(2026, 12, 7), "12 uger"),
        (dt.date(2026, 12, 8), "3 måneder"),
        (dt.date(2028, 9, 7), "23 måneder"),
        (dt.date(2028, 9, 8), "2 år"),
        (dt.date(2029, 3, 7), "2 år"),
        (dt.date(2029, 3, 8), "2½ år"),
        (dt.date(2033, 9, 7), "6½ år"),
        (dt.date(2034, 3, 8), "7 år"),
        (dt.date(2060, 6, 1), "33 år"),
    ],
)
def test_age_is_said_in_days_weeks_months_and_years(on: dt.date, text: str) -> None:
    assert str(age_words(BORN, on)) == text


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before birth"):
        age_words(BORN, BORN - DAY)


def test_born_on_a_leap_day_has_birthday_on_the_first_of_march() -> None:
    assert [birthday(LEAP, year) for year in (2024, 2025, 2028)] == [LEAP, dt.date(2025, 3, 1), dt.date(2028, 2, 29)]
    assert [years(LEAP, day) for day in (dt.date(2025, 2, 28), dt.date(2025, 3, 1))] == [0, 1]
    assert [years(LEAP, day) for day in (dt.date(2028, 2, 28), dt.date(2028, 2, 29))] == [3, 4]


def test_born_on_the_31st_is_a_month_older_on_the_first() -> None:
    born = dt.date(2026, 1, 31)
    assert [months(born, day) for day in (dt.date(2026, 2, 28), dt.date(2026, 3, 1))] == [0, 1]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 90))
def test_a_year_is_added_on_the_birthday_and_not_before(born_on: dt.date, after: int) -> None:
    day = birthday(born_on, born_on.year + after)
    assert years(born_on, day) == after
    assert years(born_on, day - DAY) == after - 1


@pytest.mark.parametrize(("days", "early"), [(258, True), (259, False), (280, False), (None, False)])
def test_premature_is_before_37_whole_weeks(days: int | None, early: bool) -> None:  # noqa: FBT001 - a value of the table
    assert premature(days) is early


def test_corrected_age_counts_from_the_day_expected_until_two_years() -> None:
    due = BORN + 42 * DAY
    assert corrected_birth(BORN, 280 - 42, BORN + DAY) == due
    assert corrected_birth(BORN, 280 - 42, dt.date(2028, 9, 7)) == due
    assert corrected_birth(BORN, 280 - 42, dt.date(2028, 9, 8)) is None
    assert corrected_birth(BORN, 259, BORN + DAY) is None
    assert corrected_birth(BORN, None, BORN + DAY) is None


def test_pregnancy_is_counted_back_from_the_day_expected() -> None:
    assert gestation_on(BORN, BORN) == 280
    assert gestation_text(gestation_on(BORN, BORN - 24 * DAY)) == "36+4"
