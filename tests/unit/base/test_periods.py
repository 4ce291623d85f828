import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.base.periods import Period, holds, on_day, share_a_day

FIRST = dt.date(2026, 2, 28)
DAY = dt.timedelta(days=1)
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 20))
periods = st.tuples(days, st.one_of(st.none(), days)).filter(lambda p: p[1] is None or p[0] <= p[1])


def test_both_ends_belong_to_a_period() -> None:
    period = Period(FIRST, FIRST + DAY)
    assert [holds(period, FIRST + n * DAY) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_period_without_end_holds_until_further_notice() -> None:
    assert holds(Period(FIRST), dt.date(2999, 1, 1))
    assert not holds(Period(FIRST), FIRST - DAY)


def test_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(FIRST, FIRST - DAY)


def test_those_of_a_day_keep_their_order() -> None:
    later, earlier, over = Period(FIRST), Period(FIRST - DAY), Period(FIRST - DAY, FIRST - DAY)
    assert on_day([later, earlier, over], FIRST) == [later, earlier]


@given(periods, periods)
def test_periods_share_a_day_when_some_day_lies_in_both(
    one: tuple[dt.date, dt.date | None], other: tuple[dt.date, dt.date | None]
) -> None:
    first, second = Period(*one), Period(*other)
    among = [dt.date(2026, 1, 1) + n * DAY for n in range(21)]
    assert share_a_day(first, second) == any(holds(first, day) and holds(second, day) for day in among)
