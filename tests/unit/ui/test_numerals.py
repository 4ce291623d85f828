from decimal import Decimal

import pytest

from vugge.ui.numerals import read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("4720", "4720"),
        ("4.720", "4720"),
        (" 4 720 ", "4720"),
        ("1.004.720", "1004720"),
        ("56,3", "56.3"),
        ("56.3", "56.3"),
        ("1.234,5", "1234.5"),
        ("0", "0"),
    ],
)
def test_number_is_read_as_danes_type_it(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "-1", "+1", "1e3", "NaN", "4,7,2", "4.72.0", "12.34,5", "١٢", "4" * 13, "fire", ","]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        read_number(typed)
