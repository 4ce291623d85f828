"""Who is the same person as whom, after journals were joined. Asks for no permission and logs nothing by itself."""

from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.base.tenancy.context import current
from vugge.people.models import Merge


def aliases(person: UUID) -> frozenset[UUID]:
    """Return every id the person has here, this one among them: their journal is read under all of them."""
    known, asked = {person}, {person}
    while asked:
        found = _in_force().filter(Q(kept__in=asked) | Q(gone__in=asked)).values_list("kept", "gone")
        asked = {one for pair in found for one in pair} - known
        known |= asked
    return frozenset(known)


def kept(person: UUID) -> UUID:
    """Return the id a person's journal goes by now."""
    while True:
        further = _in_force().filter(gone=person).values_list("kept", flat=True).first()
        if further is None:
            return person
        person = further


def _in_force() -> QuerySet[Merge]:
    return Merge.objects.filter(municipality=current()[0], undone_at__isnull=True)
