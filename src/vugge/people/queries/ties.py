"""Who may open a family now. Every action and query about a family asks here first."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext

from vugge.access.actions.recording import RefusedError, demand
from vugge.access.queries.members import member_names, on_day
from vugge.access.rules.actors import Actor, Member, Operator
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE, EMERGENCY, FAMILY, LEADING, PERSON, SUBSTITUTE, Reading
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import current
from vugge.people.models import Charge, ChildInFamily, Family, Opening, Parenthood, Person, Substitute
from vugge.people.queries.loading import aliases
from vugge.people.rules.ties import (
    NOWHERE,
    Standing,
    Tie,
    TieKind,
    kind_of,
    may_open_in_emergency,
    why_not,
)

_LOGGED_AS = {TieKind.SUBSTITUTE: SUBSTITUTE, TieKind.LEAD: LEADING, TieKind.EMERGENCY: EMERGENCY}


def demand_family(*, by: Actor, family: UUID, purpose: str = CARE, change: bool = False) -> Tie:
    """Return what ties the actor to a family, whether it is only read or, with `change`, written in.

    Raises GoneError where there is no such family in the municipality, and RefusedError with what would have been read
    where the actor has no tie to it. `Tie.purpose` is what to log a reading under: ordinary care is told apart by tie.
    """
    permission = "change_families" if change else "see_families"
    demand(permission, by)
    row = _row(by, family)
    if row is None:
        raise GoneError
    standing = _standing(by, row)
    kind = kind_of(standing)
    if kind is None:
        sentence, words = why_not(standing)
        reading = Reading(subject=family, kind=FAMILY, purpose=purpose)
        raise RefusedError(by=by, permission=permission, reason=gettext(sentence) % words, reading=reading)
    return Tie(
        family=family,
        kind=kind,
        purpose=_LOGGED_AS.get(kind, purpose) if purpose == CARE else purpose,
        revision=row.revision,
        ended=row.closed_on is not None,
        ends_at=standing.opened_until if kind is TieKind.EMERGENCY else None,
    )


def demand_person(*, by: Actor, person: UUID, purpose: str = CARE, change: bool = False) -> Tie:
    """Return what ties the actor to a person: the strongest tie to any family the person is in.

    Raises GoneError where there is no such person, and RefusedError with what would have been read where the actor may
    open none of the families. A child that lives in another family now is that family's alone.
    """
    permission = "change_families" if change else "see_families"
    demand(permission, by)
    if not Person.objects.filter(municipality=place_of(by), id=person).exists():
        raise GoneError
    ties, refusals = [], []
    for family in lives_in(by=by, person=person) or families_of(by=by, person=person):
        try:
            ties.append(demand_family(by=by, family=family, purpose=purpose, change=change))
        except RefusedError as refusal:
            refusals.append(str(refusal))
    if not ties:
        reading = Reading(subject=person, kind=PERSON, purpose=purpose)
        reason = next(iter(refusals), gettext(NOWHERE))
        raise RefusedError(by=by, permission=permission, reason=reason, reading=reading)
    return min(ties, key=lambda tie: list(TieKind).index(tie.kind))


def standing(*, by: Actor, family: UUID) -> Standing:
    """Return what decides about a family for an actor; GoneError where there is no such family."""
    demand("see_families", by)
    row = _row(by, family)
    if row is None:
        raise GoneError
    return _standing(by, row)


def carers(*, by: Actor, family: UUID) -> tuple[UUID, ...]:
    """Return the memberships of who cares for a family today: who is in charge first, then substitutes.

    Empty where nobody does, or where there is no such family in the municipality.
    """
    where = {"municipality": place_of(by), "family": family}
    charged = Charge.objects.filter(on_day(today()), **where).values_list("staff", flat=True)
    standing_in = Substitute.objects.filter(on_day(today()), **where).order_by("number")
    return tuple(dict.fromkeys([*charged, *standing_in.values_list("staff", flat=True)]))


def families_of(*, by: Actor, person: UUID) -> tuple[UUID, ...]:
    """Return the families a person is in, or has been: as a child, or as a parent of a child there."""
    here, ids = {"municipality": place_of(by)}, aliases(person)
    children = Parenthood.objects.filter(parent__in=ids, **here).values("child")
    found = ChildInFamily.objects.filter(Q(child__in=children) | Q(child__person__in=ids), **here)
    return tuple(dict.fromkeys(found.order_by("number").values_list("family", flat=True)))


def lives_in(*, by: Actor, person: UUID) -> tuple[UUID, ...]:
    """Return the family a child is in today, under whichever of its ids; empty for anybody else."""
    here = ChildInFamily.objects.filter(on_day(today()), municipality=place_of(by), child__person__in=aliases(person))
    return tuple(dict.fromkeys(here.order_by("number").values_list("family", flat=True)))


def way_in(*, by: Actor, person: UUID) -> UUID | None:
    """Return a family of a person's that somebody without a tie may open when it is urgent; None for none."""
    for family in lives_in(by=by, person=person) or families_of(by=by, person=person):
        found = standing(by=by, family=family)
        if kind_of(found) is None and may_open_in_emergency(found):
            return family
    return None


def place_of(by: Actor) -> str:
    """Return the municipality an actor works in; for the operator the one the transaction is for."""
    return by.municipality if isinstance(by, Member) else current()[0]


def _row(by: Actor, family: UUID) -> Family | None:
    place, membership = place_of(by), by.membership if isinstance(by, Member) else None
    mine = {"municipality": place, "family": OuterRef("id"), "staff": membership}
    charges = Charge.objects.filter(on_day(today()), municipality=place, family=OuterRef("id")).values("staff")
    opened = Opening.objects.filter(ends_at__gt=now(), **mine).order_by("-ends_at").values("ends_at")
    found: Family | None = (
        Family.objects.filter(municipality=place, id=family)
        .annotate(
            is_in_charge=Exists(Charge.objects.filter(on_day(today()), **mine)),
            substitutes=Exists(Substitute.objects.filter(on_day(today()), **mine)),
            opened_until=Subquery(opened[:1]),
            in_charge=Subquery(charges[:1]),
        )
        .first()
    )
    return found


def _standing(by: Actor, row: Family) -> Standing:
    told = {name: getattr(row, name) for name in ("is_in_charge", "substitutes", "opened_until")}
    in_charge = getattr(row, "in_charge", None)
    names = {} if in_charge is None else member_names(place_of(by), [in_charge])
    return Standing(
        leads=isinstance(by, Member) and Role.LEAD in by.roles,
        is_machine=isinstance(by, Operator),
        closed_to_colleagues=row.closed_to_colleagues,
        in_charge=names.get(in_charge, "") if in_charge else "",
        **told,
    )
