"""Measures and observations as a person reads them, and measures as they would be typed again."""

from decimal import Decimal

from django.utils.translation import gettext as _

from vugge.ui import formats
from vugge.visits.queries.views import MeasuredView, SeenView


def written(number: Decimal) -> str:
    """Return a number with as many decimals as it has: `4.720`, `56,3`."""
    exponent = number.normalize().as_tuple().exponent
    return formats.number(number, max(-exponent, 0) if isinstance(exponent, int) else 0)


def measured(view: MeasuredView) -> str:
    """Return a measure as a person reads it, or why there is none."""
    if view.number is None:
        return _(view.missing.label) if view.missing else formats.UNKNOWN
    return f"{written(view.number)}{formats.SPACE}{view.unit}"


def observed(view: SeenView) -> str:
    """Return what was seen as a person reads it, or why there is nothing, and the words beside it."""
    said = view.step.title if view.step else _(view.missing.label) if view.missing else formats.UNKNOWN
    return f"{said}. {view.note}" if view.note else said
