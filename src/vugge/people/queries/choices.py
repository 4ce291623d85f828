"""What can be chosen in forms about families: colleagues, districts; and what a lead is told."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import demand, note_reading
from vugge.access.queries.members import member_names, members_with
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.reading import FAMILIES, LEADING
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.text import danish_sort_key
from vugge.people.models import District, Family, Opening
from vugge.people.queries.ties import place_of

TOLD_FOR = dt.timedelta(days=90)
"""How long an emergency opening stands where lead and health visitor see it; the trail keeps it for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """That somebody opened a family that is not theirs: who, why, from when to when."""

    family: UUID
    family_name: str
    by: str
    reason: str
    opened_at: dt.datetime
    ends_at: dt.datetime


def colleagues(*, by: Actor) -> tuple[tuple[UUID, str], ...]:
    """Return who can care for a family today: membership and name, in Danish order."""
    demand("see_families", by)
    return members_with(place_of(by), (Role.HEALTH_VISITOR, Role.LEAD), today())


def districts(*, by: Actor) -> tuple[tuple[UUID, str], ...]:
    """Return the districts families are shared out by, in Danish order."""
    demand("see_families", by)
    rows = District.objects.filter(municipality=place_of(by), active=True).values_list("id", "name")
    return tuple(sorted(rows, key=lambda row: danish_sort_key(row[1])))


def openings_told(*, by: Member) -> tuple[Opened, ...]:
    """Return the emergency openings of the last months in the municipality, the latest first: how a lead is told."""
    demand("share_out_families", by)
    note_reading(by=by, subject=by.membership, kind=FAMILIES, purpose=LEADING)
    return openings(by.municipality)


def openings(place: str, family: UUID | None = None) -> tuple[Opened, ...]:
    """Return the openings of the last months, of one family or of all, for a caller that may know of them."""
    found = Opening.objects.filter(municipality=place, opened_at__gt=now() - TOLD_FOR).order_by("-opened_at", "-number")
    rows = list(found if family is None else found.filter(family=family))
    names = member_names(place, [row.staff_id for row in rows])
    families = Family.objects.filter(municipality=place, id__in={row.family_id for row in rows}).in_bulk()
    return tuple(
        Opened(
            family=row.family_id,
            family_name=families[row.family_id].name,
            by=names.get(row.staff_id, ""),
            reason=row.reason,
            opened_at=row.opened_at,
            ends_at=row.ends_at,
        )
        for row in rows
    )
