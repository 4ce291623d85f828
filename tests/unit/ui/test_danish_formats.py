from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.ui import formats

WHOLE = st.integers(min_value=1, max_value=10**9)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234, 0, "1.234"),
        (12345678, 0, "12.345.678"),
        (-1, 0, "−1"),
        (None, 0, "–"),
        (Decimal("56.25"), 1, "56,3"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("4720.5"), 0, "4.721"),
    ],
)
def test_numbers_are_written_as_danes_write_them(value: int | Decimal | None, decimals: int, written: str) -> None:
    assert formats.number(value, decimals) == written


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "written"),
    [
        (5808, 9367, 1, "62,0\u00a0%"),
        (1, 8, 0, "13\u00a0%"),
        (1, 200, 0, "1\u00a0%"),  # 0.5 rounds up, not to even
        (1005, 100000, 2, "1,01\u00a0%"),  # a float holds 1.005 a little too low
        (0, 235, 1, "0,0\u00a0%"),
        (235, 235, 1, "100,0\u00a0%"),
        (0, 0, 1, "–"),
        (None, 7, 1, "–"),
        (7, None, 1, "–"),
    ],
)
def test_share_is_rounded_half_up_from_whole_numbers(
    part: int | None, whole: int | None, decimals: int, written: str
) -> None:
    assert formats.share(part, whole, decimals) == written


@given(part=st.integers(min_value=0, max_value=10**9), whole=WHOLE, decimals=st.integers(min_value=0, max_value=4))
def test_rounded_share_is_the_nearest_step_and_a_half_goes_up(part: int, whole: int, decimals: int) -> None:
    step = Fraction(1, 10**decimals)
    off = Fraction(formats.rounded_share(part, whole, decimals)) - Fraction(100 * part, whole)
    assert -step / 2 < off <= step / 2


@given(part=WHOLE, whole=WHOLE)
def test_negative_share_mirrors_the_positive(part: int, whole: int) -> None:
    assert formats.rounded_share(-part, whole) == -formats.rounded_share(part, whole)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_written_number_reads_back(value: int) -> None:
    assert int(formats.number(value).replace(".", "").replace("−", "-")) == value


def test_base_keeps_on_one_line() -> None:
    assert formats.base(9367) == "n\u00a0=\u00a09.367"


def test_dates_are_long_in_text_and_short_in_tables() -> None:
    assert formats.long_date(date(2018, 5, 1)) == "1.\u00a0maj 2018"
    assert formats.short_date(date(2026, 11, 10)) == "10.\u00a0nov. 2026"
    assert formats.short_date(date(2020, 3, 1)) == "1.\u00a0marts 2020"
    assert formats.long_date(None) == formats.short_date(None) == "–"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2018, 5, 1), date(2021, 4, 30), "1. maj 2018–30. april 2021"),
        (date(2020, 3, 1), date(2020, 5, 1), "1. marts–1. maj 2020"),
        (date(2026, 11, 10), date(2026, 11, 17), "10.–17. november 2026"),
        (date(2026, 11, 10), date(2026, 11, 10), "10. november 2026"),
    ],
)
def test_date_range_writes_once_what_both_days_share(first: date, last: date, written: str) -> None:
    assert formats.date_range(first, last).replace("\u00a0", " ") == written


def test_date_range_refuses_an_end_before_its_beginning() -> None:
    with pytest.raises(ValueError, match="cannot end on 2018-05-01"):
        formats.date_range(date(2018, 5, 2), date(2018, 5, 1))
