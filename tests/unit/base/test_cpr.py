"""Personal numbers: the century at its edges, replacements, and a check that is none any more. Attacks Q4, R3."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.base.cpr import Cpr, CprError, century, read_cpr


@pytest.mark.parametrize(
    ("year", "seventh", "first"),
    [
        (0, 0, 1900),
        (99, 3, 1900),
        (36, 4, 2000),
        (37, 4, 1900),
        (36, 9, 2000),
        (37, 9, 1900),
        (57, 5, 2000),
        (58, 5, 1800),
        (57, 8, 2000),
        (58, 8, 1800),
        (99, 8, 1800),
    ],
)
def test_century_is_told_by_year_and_seventh_digit(year: int, seventh: int, first: int) -> None:
    assert century(year, seventh) == first


@pytest.mark.parametrize("text", ["0809265236", "080926-5236", " 080926 5236 "])
def test_number_is_read_however_it_is_written(text: str) -> None:
    number = read_cpr(text)
    assert (number.places, number.born_on, number.replacement) == ("0809265236", dt.date(2026, 9, 8), False)
    assert (number.shown(), number.masked()) == ("080926-5236", "080926-XXXX")


@pytest.mark.parametrize(
    "text", ["", "080926", "080926-523", "080926-52366", "O80926-5236", "080926-5236x", "٠٨٠٩٢٦-5236", "080926-5A36"]
)
def test_what_has_not_ten_places_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(CprError, match="Skriv de 10 tegn"):
        read_cpr(text)


@pytest.mark.parametrize("text", ["310226-5236", "001226-5236", "081326-5236", "910226-5236", "290225-5236"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(CprError, match="ikke en dato"):
        read_cpr(text)


def test_leap_day_is_a_date_in_a_leap_year_alone() -> None:
    assert read_cpr("290224-5236").born_on == dt.date(2024, 2, 29)


@pytest.mark.parametrize(("text", "day"), [("680926-5236", 8), ("910126-5236", 31), ("610126-5236", 1)])
def test_replacement_number_has_sixty_more_days(text: str, day: int) -> None:
    number = read_cpr(text)
    assert (number.replacement, number.born_on.day, number.worth_a_look) == (True, day, False)


def test_national_replacement_with_letters_is_read() -> None:
    number = read_cpr("080926-5xk2")
    assert (number.replacement, number.places, number.female, number.adds_up) == (True, "0809265XK2", True, False)


@pytest.mark.parametrize(("text", "female"), [("070761-4285", False), ("070761-4286", True), ("070761-4280", True)])
def test_last_digit_tells_the_sex(text: str, female: bool) -> None:  # noqa: FBT001 - a value of the table
    assert read_cpr(text).female is female


def test_number_that_adds_up_is_not_worth_a_look() -> None:
    number = read_cpr("070761-4285")
    assert (number.adds_up, number.worth_a_look) == (True, False)


@pytest.mark.parametrize(("text", "look"), [("070761-4286", True), ("010165-4286", False)])
def test_number_that_does_not_add_up_is_read_and_looked_at_unless_it_is_a_known_kind(text: str, look: bool) -> None:  # noqa: FBT001 - a value of the table
    number = read_cpr(text)
    assert (number.adds_up, number.worth_a_look) == (False, look)


@given(st.dates(dt.date(1858, 1, 1), dt.date(2057, 12, 31)), st.integers(0, 999), st.booleans())
def test_every_day_of_birth_comes_back(born_on: dt.date, serial: int, replaced: bool) -> None:  # noqa: FBT001 - invented
    sevenths = [each for each in range(10) if century(born_on.year % 100, each) + born_on.year % 100 == born_on.year]
    day = born_on.day + 60 * replaced
    for seventh in sevenths:
        number = read_cpr(f"{day:02}{born_on:%m%y}{seventh}{serial:03}")
        assert number == Cpr(number.places, born_on, replaced)
    assert sevenths != []
