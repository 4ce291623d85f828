"""A number that cannot be right is doubted in words, with what was probably meant; none that can be is."""

from decimal import Decimal

import pytest

from tests.catalogues import shipped
from vugge.catalogue.rules.observations import Observation, age_in_words, danish


def observation(code: str) -> Observation:
    return next(each for each in shipped().observations if each.code == code)


def said(code: str, value: str, age: int) -> str:
    doubt = observation(code).doubt(Decimal(value), age)
    return doubt.sentence % doubt.words if doubt else ""


@pytest.mark.parametrize(
    ("code", "value", "age", "sentence"),
    [
        ("weight", "47200", 63, "47.200 g er for meget for 9 uger. Mente du 4.720 g?"),
        ("weight", "472", 63, "472 g er for lidt for 9 uger. Mente du 4.720 g?"),
        ("weight", "4.72", 63, "4,72 g er for lidt for 9 uger. Mente du 4.720 g?"),
        ("weight", "3", 1, "3 g er for lidt for 1 dag. Mente du 3.000 g?"),
        ("weight", "0", 63, "0 g er for lidt for 9 uger. Se efter tallet igen."),
        ("length", "563", 63, "563 cm er for meget for 9 uger. Mente du 56,3 cm?"),
        ("length", "5.63", 63, "5,63 cm er for lidt for 9 uger. Mente du 56,3 cm?"),
        ("length", "0.563", 63, "0,563 cm er for lidt for 9 uger. Mente du 56,3 cm?"),
        ("head", "395", 63, "395 cm er for meget for 9 uger. Mente du 39,5 cm?"),
        ("weight", "120000", 400, "120.000 g er for meget for 13 måneder. Mente du 12.000 g?"),
        ("weight", "47123", 63, "47.123 g er for meget for 9 uger. Se efter tallet igen."),
    ],
)
def test_slip_of_the_keys_is_asked_about(code: str, value: str, age: int, sentence: str) -> None:
    assert said(code, value, age) == sentence


@pytest.mark.parametrize(
    ("code", "value", "age"),
    [
        ("weight", "500", 0), ("weight", "4720", 63), ("weight", "1800", 30), ("weight", "12999", 182),
        ("length", "30", 0), ("length", "56.3", 63), ("head", "22", 3), ("weight", "5200", 0), ("weight", "3400", -3),
    ],
)  # fmt: skip
def test_what_can_be_right_is_let_be(code: str, value: str, age: int) -> None:
    assert observation(code).doubt(Decimal(value), age) is None


def test_choice_has_no_bounds() -> None:
    assert observation("sleep").doubt(Decimal(1), 63) is None


def test_every_measure_has_bounds_from_the_first_day_it_is_taken_and_they_only_grow() -> None:
    for code in ("weight", "length", "head"):
        bounds = observation(code).bounds
        assert bounds[0].from_day == 0
        assert list(bounds) == sorted(bounds, key=lambda each: each.from_day)
        assert [each.most for each in bounds] == sorted(each.most for each in bounds)


@pytest.mark.parametrize(("code", "value", "fine"), [("weight", "4720.5", False), ("length", "56.35", False),
                                                     ("length", "56.3", True), ("weight", "4720", True)])  # fmt: skip
def test_number_has_no_more_decimals_than_the_standard_takes(code: str, value: str, *, fine: bool) -> None:
    assert observation(code).written_finely(Decimal(value)) is fine


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dage"), (1, "1 dag"), (13, "13 dage"), (14, "2 uger"), (90, "12 uger"), (92, "3 måneder"),
        (364, "11 måneder"), (365, "12 måneder"), (729, "23 måneder"), (730, "2 år"), (914, "2½ år"), (-2, "0 dage"),
    ],
)  # fmt: skip
def test_age_is_said_as_people_say_it(days: int, words: str) -> None:
    assert age_in_words(days) == words


def test_numbers_are_danish() -> None:
    assert [danish(Decimal(each)) for each in ("4720", "36.50", "1000000", "0.5")] == [
        "4.720",
        "36,5",
        "1.000.000",
        "0,5",
    ]
