import datetime as dt

import pytest

from vugge.ui import days

DAY = dt.date(2026, 11, 10)


def test_a_day_is_written_as_a_page_says_it() -> None:
    assert days.whole_day(DAY) == "Tirsdag den 10.\u00a0november"
    assert days.week_day(DAY) == "Tirsdag\u00a010."
    assert (days.week(DAY), days.week(dt.date(2027, 1, 1))) == (46, 53)
    assert days.clock(dt.time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (DAY, DAY, "10. nov."),
        (DAY, dt.date(2026, 11, 24), "10.–24. nov."),
        (dt.date(2026, 12, 2), dt.date(2027, 4, 2), "2. dec.–2. april 2027"),
    ],
)
def test_days_share_what_they_have_in_common(first: dt.date, last: dt.date, written: str) -> None:
    assert days.days(first, last).replace("\u00a0", " ") == written


def test_the_year_is_written_where_it_is_not_this_one() -> None:
    assert days.day_month(DAY, dt.date(2027, 1, 2)).replace("\u00a0", " ") == "10. nov. 2026"
