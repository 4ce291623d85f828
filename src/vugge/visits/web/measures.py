"""Measures and observations as a person reads them, and measures as they would be typed again."""

from decimal import Decimal

from django.utils.translation import gettext as _

from vugge.ui import formats
from vugge.visits.queries.views import MeasuredView, SeenView

_WHOLE = {"g"}
"""Units written without decimals; others have one at least, so that 35,0 cm stands under 35,6 cm."""


def written(number: Decimal) -> str:
    """Return a number with as many decimals as it has: `4.720`, `56,3`."""
    return formats.number(number, _decimals(number))


def measured(view: MeasuredView) -> str:
    """Return a measure as a person reads it, or why there is none."""
    if view.number is None:
        return _(view.missing.label) if view.missing else formats.UNKNOWN
    number = (
        written(view.number) if view.unit in _WHOLE else formats.number(view.number, max(1, _decimals(view.number)))
    )
    return f"{number}{formats.SPACE}{view.unit}"


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def observed(view: SeenView) -> str:
    """Return what was seen as a person reads it, or why there is nothing, and the words beside it."""
    said = view.step.title if view.step else _(view.missing.label) if view.missing else formats.UNKNOWN
    return f"{said}. {view.note}" if view.note else said
