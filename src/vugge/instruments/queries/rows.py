"""Screenings as they stand now: the latest version of each. Asks for no permission and logs nothing by itself."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from vugge.base.tenancy.context import current
from vugge.instruments.models import Administration


def versions(administration: UUID) -> QuerySet[Administration]:
    """Return every version of a screening, the first one first."""
    here = Administration.objects.filter(municipality=current()[0], administration=administration)
    return here.order_by("version")


def latest(**chosen: object) -> list[Administration]:
    """Return the version that counts of each screening chosen, by the day it was done.

    A correction never moves a screening to another family or person, so that choosing by them finds whole chains.
    """
    here = Administration.objects.filter(municipality=current()[0], **chosen)
    found = here.order_by("administration", "-version").distinct("administration")
    return sorted(found, key=lambda each: (each.held_on, each.number))


def of_subjects(subjects: Iterable[UUID], families: Iterable[UUID]) -> list[Administration]:
    """Return the screenings of a person, under all their ids, that were done in some families."""
    return latest(subject__in=set(subjects), family__in=set(families))
