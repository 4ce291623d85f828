"""Who somebody is when they have signed in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from vugge.access.models import Membership, RoleGrant, User
from vugge.access.rules.actors import Evaluator, Kind, Member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import current, enter
from vugge.base.text import danish_sort_key


@dataclass(frozen=True, slots=True)
class Workplace:
    """A municipality somebody works in: the membership and the municipality's code and name."""

    membership: UUID
    code: str
    name: str


def workplaces(user: UUID, on: dt.date) -> tuple[Workplace, ...]:
    """Return where somebody works that day, by name. The transaction must be for that user (`enter(user=…)`).

    One's work elsewhere shows while no municipality is chosen, and so the chosen one is put aside meanwhile.
    """
    chosen, signed_in = current()
    if chosen:
        enter(user=signed_in)
    found = (
        Membership.objects.filter(on_day(on), user=user, ended_at__isnull=True)
        .order_by("municipality__name_sort")
        .values_list("id", "municipality_id", "municipality__name")
    )
    places = tuple(Workplace(*row) for row in found)
    if chosen:
        enter(municipality=chosen, user=signed_in)
    return places


def member(user: UUID, municipality: str, on: dt.date) -> Member | None:
    """Return somebody as a member of a municipality on a day, with their roles, or None.

    Makes the transaction be for that municipality: it is the one way to become its member.
    """
    enter(municipality=municipality, user=str(user))
    found = Membership.objects.filter(on_day(on), user=user, municipality=municipality, ended_at__isnull=True).first()
    if found is None:
        enter(user=str(user))
        return None
    grants = RoleGrant.objects.filter(on_day(on), membership=found.id, ended_at__isnull=True)
    roles = set(grants.values_list("role", flat=True))
    return Member(
        user=user,
        name=found.name,
        membership=found.id,
        municipality=municipality,
        roles=frozenset(role for role in Role if role in roles),
    )


def evaluator(user: UUID) -> Evaluator | None:
    """Return somebody as an evaluator, or None when their sign-in is staff's or closed."""
    found = User.objects.filter(id=user, kind=Kind.EVALUATOR, is_active=True).first()
    return None if found is None else Evaluator(user=found.id, name=found.name)


def member_names(municipality: str, memberships: Iterable[UUID]) -> dict[UUID, str]:
    """Return what members of a municipality are called, those who have left too; an id nobody has is left out."""
    found = Membership.objects.filter(municipality=municipality, id__in=set(memberships))
    return dict(found.values_list("id", "name"))


def members_with(municipality: str, roles: Iterable[Role], on: dt.date) -> tuple[tuple[UUID, str], ...]:
    """Return who works in a municipality on a day in one of the roles: membership and name, in Danish order."""
    granted = RoleGrant.objects.filter(
        on_day(on), municipality=municipality, role__in=list(roles), ended_at__isnull=True
    ).values("membership")
    found = Membership.objects.filter(on_day(on), municipality=municipality, id__in=granted, ended_at__isnull=True)
    return tuple(sorted(found.values_list("id", "name"), key=lambda each: (danish_sort_key(each[1]), str(each[0]))))


def on_day(day: dt.date) -> Q:
    """Return the condition that a row's days hold this one."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
