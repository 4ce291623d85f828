"""Who is the same person as whom, after journals were joined. Asks for no permission and logs nothing by itself."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.base.tenancy.context import current
from vugge.people.models import Merge, Person


def aliases(person: UUID) -> frozenset[UUID]:
    """Return every id the person has here, this one among them: their journal is read under all of them."""
    return aliases_of([person])


def aliases_of(persons: Iterable[UUID]) -> frozenset[UUID]:
    """Return every id any of the persons has, in one."""
    known = set(persons)
    asked = set(known)
    while asked:
        found = _in_force().filter(Q(kept__in=asked) | Q(gone__in=asked)).values_list("kept", "gone")
        asked = {one for pair in found for one in pair} - known
        known |= asked
    return frozenset(known)


def kept_of(persons: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return, for each person, the id their journal goes by now: their own, unless they were joined to another."""
    found = {person: person for person in persons}
    while further := dict(_in_force().filter(gone__in=set(found.values())).values_list("gone", "kept")):
        found = {person: further.get(now, now) for person, now in found.items()}
    return found


def persons_of(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return, for each id, the person whose journal it is now."""
    known = kept_of(ids)
    found = Person.objects.filter(municipality=current()[0], id__in=set(known.values())).in_bulk()
    return {person: found[now] for person, now in known.items()}


def _in_force() -> QuerySet[Merge]:
    return Merge.objects.filter(municipality=current()[0], undone_at__isnull=True)
