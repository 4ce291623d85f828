"""The districts as whoever shares families out sees them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError
from vugge.base.text import danish_sort_key
from vugge.people.models import District, Family


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictRow:
    """A district; `active` is whether families can come into it, `families` how many that are followed are in it."""

    id: UUID
    name: str
    active: bool
    families: int


def all_districts(*, by: Member) -> tuple[DistrictRow, ...]:
    """Return every district: those in use first, each in Danish order. RefusedError for who shares out no families."""
    demand("share_out_families", by)
    rows = District.objects.filter(municipality=by.municipality)
    followed = Family.objects.filter(municipality=by.municipality, closed_on=None, district__isnull=False)
    counted = dict(followed.values_list("district").annotate(Count("id")))
    found = [DistrictRow(id=row.id, name=row.name, active=row.active, families=counted.get(row.id, 0)) for row in rows]
    return tuple(sorted(found, key=lambda each: (not each.active, danish_sort_key(each.name))))


def district(*, by: Member, which: UUID) -> DistrictRow:
    """Return one district; GoneError where there is none, RefusedError as `all_districts`."""
    found = next((each for each in all_districts(by=by) if each.id == which), None)
    if found is None:
        raise GoneError
    return found
