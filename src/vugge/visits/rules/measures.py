"""How a child grows between two measures, and what the measures of the growth curve are called in the catalogue."""

from decimal import Decimal

WEIGHT, LENGTH, HEAD = "weight", "length", "head"
"""The codes of the catalogue a curve is drawn of: grams, centimetres, centimetres."""


def per_week(earlier: Decimal, later: Decimal, days: int) -> Decimal | None:
    """Return how much a measure grew a week, to whole numbers; None within less than two days."""
    return None if days < 2 else ((later - earlier) * 7 / days).quantize(Decimal(1))  # noqa: PLR2004 - two days
