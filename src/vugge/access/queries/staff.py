"""Who works in a municipality: the list, one colleague with roles and certificates, and who is invited."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from vugge.access.models import Certificate, Invitation, Membership, RoleGrant
from vugge.access.queries.changes import Change, changes, version
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Member
from vugge.access.rules.invitations import InvitationState, state
from vugge.access.rules.roles import Role
from vugge.access.rules.staff import Standing
from vugge.base.text import danish_sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A colleague in the list. `working` is whether they work here that day, or later."""

    id: UUID
    name: str
    email: str
    title: str
    valid_from: dt.date
    valid_to: dt.date | None
    working: bool
    roles: tuple[Role, ...]
    certificates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """An invitation that neither has been taken up nor withdrawn."""

    id: UUID
    name: str
    email: str
    roles: tuple[Role, ...]
    made_by: str
    made_at: dt.datetime
    expires_at: dt.datetime
    state: InvitationState
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role or a certificate somebody holds or has held. `lasting` is whether it holds that day, or later."""

    id: UUID
    code: str
    valid_from: dt.date
    valid_to: dt.date | None
    lasting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Everything about one colleague's work here. `version` changes whenever any of it does."""

    id: UUID
    user: UUID
    name: str
    title: str
    email: str
    valid_from: dt.date
    valid_to: dt.date | None
    working: bool
    roles: tuple[Held, ...]
    certificates: tuple[Held, ...]
    changes: tuple[Change, ...]
    version: str
    standing: Standing


def staff(by: Member, on: dt.date) -> tuple[StaffRow, ...]:
    """Return all who work here or have, in Danish order of their names, with what they are on the day."""
    mine = {"municipality": by.municipality}
    grants = RoleGrant.objects.filter(on_day(on), ended_at__isnull=True, **mine)
    roles = _grouped(grants.values_list("membership", "role"))
    certified = _grouped(Certificate.objects.filter(on_day(on), **mine).values_list("membership", "kind"))
    rows = [
        StaffRow(
            id=each.id,
            name=each.name,
            email=each.user.email,
            title=each.title,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            working=_working(each, on),
            roles=tuple(role for role in Role if role in roles.get(each.id, ())),
            certificates=len(certified.get(each.id, ())),
        )
        for each in Membership.objects.filter(**mine).select_related("user")
    ]
    return tuple(sorted(rows, key=lambda row: (danish_sort_key(row.name), str(row.id))))


def invitations(by: Member, now: dt.datetime) -> tuple[InvitationRow, ...]:
    """Return who is invited and has not come, the latest invitation first; expired ones until they are withdrawn."""
    waiting = Invitation.objects.filter(
        municipality=by.municipality, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).order_by("-made_at")
    return tuple(_row(each, now) for each in waiting)


def invitation(by: Member, which: UUID, now: dt.datetime) -> InvitationRow | None:
    """Return an invitation of the municipality's, whatever has become of it; None when there is none."""
    found = Invitation.objects.filter(municipality=by.municipality, id=which).first()
    return None if found is None else _row(found, now)


def colleague(by: Member, which: UUID, on: dt.date) -> Colleague | None:
    """Return one colleague, or None when nobody here has that id."""
    found = Membership.objects.filter(municipality=by.municipality, id=which).select_related("user").first()
    if found is None:
        return None
    grants = RoleGrant.objects.filter(municipality=by.municipality, membership=which)
    certificates = Certificate.objects.filter(municipality=by.municipality, membership=which)
    return Colleague(
        id=found.id,
        user=found.user_id,
        name=found.name,
        title=found.title,
        email=found.user.email,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        working=_working(found, on),
        roles=tuple(_held(each.role, each, on) for each in grants.order_by("valid_from", "number")),
        certificates=tuple(_held(each.kind, each, on) for each in certificates.order_by("valid_from", "number")),
        changes=changes(by.municipality, which),
        version=version(by.municipality, which),
        standing=standing(by.municipality, which, on),
    )


def standing(municipality: str, which: UUID, on: dt.date) -> Standing:
    """Return what decides about a colleague."""
    return Standing(membership=which, only_administrator=administrators(municipality, on) == {which})


def administrators(municipality: str, on: dt.date) -> set[UUID]:
    """Return who gives access on a day and until further notice: one whose role or work has an end is none of them."""
    lasting = Q(ended_at__isnull=True, valid_to__isnull=True, valid_from__lte=on)
    granted = RoleGrant.objects.filter(lasting, municipality=municipality, role=Role.ADMINISTRATOR)
    working = Membership.objects.filter(
        lasting, municipality=municipality, id__in=granted.values("membership"), user__is_active=True
    )
    return set(working.values_list("id", flat=True))


def _grouped(pairs: Iterable[tuple[UUID, str]]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    for membership, code in pairs:
        found.setdefault(membership, set()).add(code)
    return found


def _working(each: Membership, on: dt.date) -> bool:
    return each.ended_at is None and (each.valid_to is None or each.valid_to >= on)


def _row(each: Invitation, now: dt.datetime) -> InvitationRow:
    return InvitationRow(
        id=each.id,
        name=each.name,
        email=each.email,
        roles=tuple(role for role in Role if role in each.roles),
        made_by=each.made_by,
        made_at=each.made_at,
        expires_at=each.expires_at,
        state=state(now=now, expires_at=each.expires_at, accepted_at=each.accepted_at, withdrawn_at=each.withdrawn_at),
        version=each.made_at.isoformat(),
    )


def _held(code: str, each: RoleGrant | Certificate, on: dt.date) -> Held:
    ended = getattr(each, "ended_at", None) is not None
    return Held(
        id=each.id,
        code=code,
        valid_from=each.valid_from,
        valid_to=each.valid_to,
        lasting=not ended and (each.valid_to is None or each.valid_to >= on),
    )
