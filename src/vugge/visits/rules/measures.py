"""Weight, length and head: what a child of an age can hardly measure, and which number was probably meant.

The ranges are wider than what WHO itself takes for an error in data (growth standards of 2006; z-scores from -6 to +5
for weight, 6 either way for length, 5 for head), and lower in the first months, so that they hold children born in week
24: they ask about slips of the hand, never about a small or a large child.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from vugge.base.text import marked as _

WEIGHT, LENGTH, HEAD = "weight", "length", "head"

_MONTH = Decimal("30.4375")
# Age in months, then lowest and highest: grams, centimetres, centimetres. Between two ages a straight line is followed.
_RANGES: dict[str, tuple[tuple[int, int, int], ...]] = {
    WEIGHT: (
        (0, 400, 6500),
        (1, 700, 8600),
        (3, 1300, 11600),
        (6, 2300, 15000),
        (12, 3400, 19500),
        (24, 4600, 26500),
        (36, 5400, 34000),
        (72, 6800, 60000),
        (216, 20000, 200000),
    ),
    LENGTH: (
        (0, 25, 62),
        (1, 29, 68),
        (3, 37, 76),
        (6, 46, 84),
        (12, 55, 95),
        (24, 64, 112),
        (36, 70, 125),
        (72, 85, 150),
        (216, 120, 220),
    ),
    HEAD: (
        (0, 18, 43),
        (1, 21, 46),
        (3, 27, 49),
        (6, 32, 52),
        (12, 36, 55),
        (24, 38, 58),
        (36, 39, 60),
        (72, 40, 63),
        (216, 43, 68),
    ),
}
_SLIPS = (Decimal("0.1"), Decimal(10), Decimal("0.01"), Decimal(100), Decimal(1000), Decimal("0.001"))
"""How a number goes wrong: a digit or a comma too many or too few, kilograms for grams."""

TOO_MUCH = _("%(number)s er for meget for %(age)s. Mente du %(guess)s?")
TOO_LITTLE = _("%(number)s er for lidt for %(age)s. Mente du %(guess)s?")
TOO_MUCH_UNSURE = _("%(number)s er meget for %(age)s. Se efter, om det er skrevet rigtigt.")
TOO_LITTLE_UNSURE = _("%(number)s er lidt for %(age)s. Se efter, om det er skrevet rigtigt.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A number that is unlikely for an age: a Danish sentence with its words' places, and what was probably meant."""

    sentence: str
    number: Decimal
    guess: Decimal | None


def likely(code: str, days: int) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and the highest a measure (weight in g, length and head in cm) can be expected at an age.

    None for a measure nothing is known of here. A child who is not born yet by its date counts as newborn.
    """
    if code not in _RANGES:
        return None
    months = Decimal(max(days, 0)) / _MONTH
    for (age, low, high), (next_age, next_low, next_high) in _steps(code):
        if months <= next_age:
            share = max(months - age, Decimal(0)) / (next_age - age)
            return low + share * (next_low - low), high + share * (next_high - high)
    _age, low, high = _RANGES[code][-1]
    return Decimal(low), Decimal(high)


def doubt(code: str, number: Decimal, days: int) -> Doubt | None:
    """Return the doubt about a measure at an age in days, or None when it is likely or unknown here."""
    expected = likely(code, days)
    if expected is None or expected[0] <= number <= expected[1]:
        return None
    guess = next((number * slip for slip in _SLIPS if expected[0] <= number * slip <= expected[1]), None)
    if number > expected[1]:
        return Doubt(sentence=TOO_MUCH if guess else TOO_MUCH_UNSURE, number=number, guess=guess)
    return Doubt(sentence=TOO_LITTLE if guess else TOO_LITTLE_UNSURE, number=number, guess=guess)


def per_week(earlier: Decimal, later: Decimal, days: int) -> Decimal | None:
    """Return how much a measure grew a week, to whole numbers; None within less than two days."""
    return None if days < 2 else ((later - earlier) * 7 / days).quantize(Decimal(1))  # noqa: PLR2004 - two days


def _steps(code: str) -> Iterator[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    yield from zip(_RANGES[code], _RANGES[code][1:], strict=False)
