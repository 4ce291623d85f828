"""What a page may show of a text from outside, and what a spreadsheet may be given."""

import pytest

from vugge.base.showing import inert, masked, shown_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("12,5", "12,5"),
        ("", ""),
        ("a\0b\tc\x7f\u202e", "a␀b␉c␡\N{REPLACEMENT CHARACTER}"),
        ("x" * 80, "x" * 80),
        ("x" * (1 << 20), "x" * 79 + "…"),
        ("010190-1234", "010190-****"),
        ("barn 0101901234 og 311299 0001", "barn 010190-**** og 311299-****"),
        ("610190-1234", "610190-****"),  # a replacement number
        ("320190-1234", "320190-1234"),  # no such day
        ("011390-1234", "011390-1234"),  # no such month
        ("30101901234", "30101901234"),  # eleven digits
        ("x" * 70 + "010190-1234", "x" * 70 + "010190-**…"),
    ],
)
def test_value_is_shown_short_visible_and_without_cpr_numbers(value: str, shown: str) -> None:
    assert shown_value(value) == shown


@pytest.mark.parametrize("between", ["", "-", " ", " - ", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}", "\t"])
def test_cpr_number_is_masked_however_it_is_written(between: str) -> None:
    assert masked(f"nr. 010190{between}1234.") == "nr. 010190-****."


@pytest.mark.parametrize("start", ["", " ", '"', "'", '" ', "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\x00", "“"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "|", "%", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}"])
def test_formula_is_made_inert_wherever_it_hides(start: str, sign: str) -> None:
    assert inert(f"{start}{sign}cmd") == f"'{start}{sign}cmd"


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", " " * 5000 + "=1"])
def test_cell_that_begins_with_a_break_or_many_spaces_is_made_inert(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "-1.5", "+3", "-2,25", "12", "2020-02-29", "æøå", "a-b", "<3 mdr."])
def test_plain_text_and_numbers_stay_what_they_are(cell: str) -> None:
    assert inert(cell) == cell
