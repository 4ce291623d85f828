"""Numbers as they lie: sealed to be read, and by their digest to be found. Asks for no permission and logs nothing."""

from uuid import UUID

from django.conf import settings

from vugge.base.cpr import Cpr
from vugge.base.sealing import KeyRing
from vugge.base.tenancy.context import current
from vugge.people.models import PersonNumber
from vugge.people.rules.kinds import NumberKind


def ring() -> KeyRing:
    """Return the keys numbers are sealed with; each municipality's digests are told apart by `digest_of`."""
    return KeyRing(settings.CPR_KEYS, purpose="cpr")


def digest_of(number: Cpr) -> str:
    """Return what a number is found by in the municipality the transaction is for."""
    return ring().digest(f"{current()[0]} {number.places}")


def holder_of(number: Cpr) -> UUID | None:
    """Return whose number it is or was, under the id it was given to, or None."""
    found = PersonNumber.objects.filter(municipality=current()[0], digest=digest_of(number))
    return found.values_list("person", flat=True).first()


def number_of(persons: frozenset[UUID]) -> PersonNumber | None:
    """Return the number somebody goes by, under any of their ids: the real one, else the latest replacement."""
    held = PersonNumber.objects.filter(municipality=current()[0], person__in=persons, replaced_on__isnull=True)
    real = held.filter(kind=NumberKind.REAL).first()
    return real or held.order_by("-number").first()
