import pytest

from vugge.insight.rules.synthetic_control.numerals import (
    amount,
    decimals_at,
    p_value,
    part_of,
    percent,
    periods,
    plain,
    share,
    signed,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234.5, "1.235"),
        (-18.04, "−18,0"),
        (0.01234, "0,0123"),
        (0.0, "0"),
        (99.96, "100,0"),
        (5.0, "5,00"),
        (1e-9, "0,000000"),
    ],
)
def test_numbers_are_written_as_danes_do(value: float, written: str) -> None:
    assert amount(value) == written


def test_shares_and_p_values_are_written_as_danes_do() -> None:
    assert [percent(each) for each in (0.234, 0.046, -0.5, 0.05)] == ["23\xa0%", "4,6\xa0%", "50\xa0%", "5\xa0%"]
    assert (p_value(1 / 39), p_value(None), plain(5.0), plain(0.5)) == ("0,026", "–", "5", "0,5")
    assert (part_of(-3, 12), part_of(1, 0), share(0.6204), share(None)) == ("25\xa0%", "–", "62,0\xa0%", "–")


def test_differences_carry_their_sign() -> None:
    assert [signed(each, 1) for each in (4.25, -4.25, 0.04, -0.04, None)] == ["+4,3", "−4,3", "0,0", "0,0", "–"]


@pytest.mark.parametrize(
    ("level", "decimals"), [(250.0, 1), (20.0, 1), (19.0, 2), (1.0, 2), (0.051, 4), (-120.0, 1), (0.0, 2)]
)
def test_small_levels_have_more_decimals(level: float, decimals: int) -> None:
    assert decimals_at(level) == decimals


def test_periods_are_years_where_they_are() -> None:
    assert periods(4, (2014, 2015)) == "4 år"
    assert (periods(1, ("2014K1",)), periods(2, ("2014K1",))) == ("1 periode", "2 perioder")
