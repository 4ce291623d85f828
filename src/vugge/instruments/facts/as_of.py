"""Screenings as they stood at a moment: of what was signed by then, the latest version of each. As `screenings`."""

import datetime as dt
from collections.abc import Iterator

from vugge.base.tenancy.context import current
from vugge.instruments.facts.screenings import ScreeningFact, screening_fact
from vugge.instruments.models import Administration


def screenings(as_of: dt.datetime) -> Iterator[ScreeningFact]:
    """Yield the municipality's screenings, those declined and those not done too."""
    signed = Administration.objects.filter(municipality=current()[0], signed_at__lte=as_of)
    for row in signed.order_by("administration", "-version").distinct("administration").iterator():
        yield screening_fact(row)
