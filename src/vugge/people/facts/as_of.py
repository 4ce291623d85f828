"""Who was one and the same person at a moment: of what was joined by then, and not taken apart again."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from vugge.base.tenancy.context import current
from vugge.people.models import Merge


def kept(as_of: dt.datetime) -> Mapping[UUID, UUID]:
    """Return the id each joined journal went by, for those that did not go by their own."""
    joined = Merge.objects.filter(Q(undone_at__isnull=True) | Q(undone_at__gt=as_of), municipality=current()[0])
    found: dict[UUID, UUID] = dict(joined.filter(merged_at__lte=as_of).values_list("gone", "kept"))
    return {gone: _last(found, gone) for gone in found}


def _last(found: Mapping[UUID, UUID], person: UUID) -> UUID:
    seen = {person}
    while (further := found.get(person)) is not None and further not in seen:
        person = further
        seen.add(person)
    return person
