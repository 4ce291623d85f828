"""A family as its readers see it: who is in it, who cares for it; and one's own families."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from vugge.access.actions.recording import demand, note_reading
from vugge.access.queries.members import member_names, on_day
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.reading import CARE, FAMILIES, FAMILY
from vugge.base.clock import today
from vugge.base.text import danish_sort_key
from vugge.people.models import Charge, Family, Substitute
from vugge.people.queries.choices import Opened, openings
from vugge.people.queries.homes import Home, first_home
from vugge.people.queries.members import ChildLine, ParentLine, children_of, parents_of
from vugge.people.queries.ties import demand_family, place_of
from vugge.people.rules.kinds import ClosedWhy, Language
from vugge.people.rules.ties import Tie

AT_ONCE = 50
"""Families of a whole municipality shown at a time: the others are found by searching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carer:
    """Somebody who cares for a family: their membership and name, and the days. `row` is what an action ends."""

    row: UUID
    staff: UUID
    name: str
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFacts:
    """What stands about the family as such. `closed` is that it is no longer followed.

    `district` is empty where there is none; `in_charge` None where nobody is. `substitutes` are today's and those to
    come. `home` is where they live, without the address where anybody of them is protected. `revision` is what a change
    must say it was shown from.
    """

    id: UUID
    name: str
    language: Language
    interpreter: bool
    district: str
    district_id: UUID | None
    protected: bool
    home: Home | None
    closed_to_colleagues: bool
    in_charge: Carer | None
    substitutes: tuple[Carer, ...]
    opened_on: dt.date
    closed: bool
    closed_on: dt.date | None
    closed_why: ClosedWhy | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPage:
    """A family, its children (the youngest last) and its parents, who opened it in a hurry, and the reader's tie."""

    family: FamilyFacts
    children: tuple[ChildLine, ...]
    parents: tuple[ParentLine, ...]
    openings: tuple[Opened, ...]
    tie: Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family in a list: no address, ever. `until` is the last day the reader stands in; None where she is in charge.

    `protected` is that nothing of where they live may be said beside the name. `in_charge` is the name of who is in
    charge, told where the families are a whole municipality's; empty where there is none.
    """

    id: UUID
    name: str
    children: tuple[ChildLine, ...]
    district: str
    protected: bool
    substitute: bool
    until: dt.date | None
    in_charge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """A municipality's families: the first `AT_ONCE` of them, by their health visitor, and how many there are."""

    rows: tuple[FamilyRow, ...]
    count: int


def family(*, by: Actor, family: UUID, purpose: str = CARE) -> FamilyPage:
    """Return a family, and log that it was read. GoneError and RefusedError as `ties.demand_family`."""
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    return read_family(by=by, tie=tie)


def read_family(*, by: Actor, tie: Tie) -> FamilyPage:
    """Return a family the caller has been let into and has logged."""
    place = place_of(by)
    row = Family.objects.select_related("district").get(municipality=place, id=tie.family)
    day = min(today(), row.closed_on) if row.closed_on else today()
    children = children_of(place, [row.id], day)[row.id]
    parents = parents_of(place, children, day)
    lives = [(each.person, each.protected) for each in children] + [(each.person, each.protected) for each in parents]
    home = first_home(place, lives, protected=row.protected)
    return FamilyPage(
        family=_facts(place, row, home),
        children=children,
        parents=parents,
        openings=openings(place, row.id),
        tie=tie,
    )


def my_families(*, by: Member) -> tuple[FamilyRow, ...]:
    """Return the families the reader is in charge of, then those she stands in for today, each in Danish order."""
    demand("see_families", by)
    note_reading(by=by, subject=by.membership, kind=FAMILIES, purpose=CARE)
    mine = {"municipality": by.municipality, "staff": by.membership}
    charged = set(Charge.objects.filter(on_day(today()), **mine).values_list("family", flat=True))
    standing_in = dict(Substitute.objects.filter(on_day(today()), **mine).values_list("family", "valid_to"))
    return _rows(by.municipality, Q(id__in=charged | set(standing_in)), charged, standing_in)


def without_carer(*, by: Member) -> tuple[FamilyRow, ...]:
    """Return the families nobody is in charge of today, for whoever shares them out."""
    demand("share_out_families", by)
    note_reading(by=by, subject=by.membership, kind=FAMILIES, purpose=CARE)
    charged = Charge.objects.filter(on_day(today()), municipality=by.municipality).values("family")
    return _rows(by.municipality, ~Q(id__in=charged), set(), {})


def all_families(*, by: Member) -> Everybody:
    """Return the municipality's open families by health visitor and name, as many as a page holds; those of none last.

    RefusedError for whoever does not share families out. The number of statements does not grow with the families.
    """
    demand("share_out_families", by)
    note_reading(by=by, subject=by.membership, kind=FAMILIES, purpose=CARE)
    place = by.municipality
    names = dict(Family.objects.filter(municipality=place, closed_on__isnull=True).values_list("id", "name"))
    charged = dict(Charge.objects.filter(on_day(today()), municipality=place).values_list("family", "staff"))
    staff = member_names(place, set(charged.values()))
    whose = {family: staff.get(charged[family], "") if family in charged else "" for family in names}

    def turn(family: UUID) -> tuple[object, ...]:
        return not whose[family], danish_sort_key(whose[family]), danish_sort_key(names[family]), str(family)

    first = sorted(names, key=turn)[:AT_ONCE]
    rows = {row.id: row for row in _rows(place, Q(id__in=first), set(), {})}
    return Everybody(rows=tuple(replace(rows[each], in_charge=whose[each]) for each in first), count=len(names))


def _rows(place: str, which: Q, charged: set[UUID], standing_in: dict[UUID, dt.date | None]) -> tuple[FamilyRow, ...]:
    found = list(Family.objects.filter(which, municipality=place, closed_on__isnull=True).select_related("district"))
    children = children_of(place, [row.id for row in found], today())
    rows = [
        FamilyRow(
            id=row.id,
            name=row.name,
            children=children[row.id],
            district=row.district.name if row.district else "",
            protected=row.protected,
            substitute=row.id in standing_in and row.id not in charged,
            until=None if row.id in charged else standing_in.get(row.id),
        )
        for row in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.substitute, danish_sort_key(row.name), str(row.id))))


def _facts(place: str, row: Family, home: Home | None) -> FamilyFacts:
    days = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    mine = {"municipality": place, "family": row.id}
    charges = list(Charge.objects.filter(on_day(today()), **mine))
    standing_in = list(Substitute.objects.filter(days, **mine).order_by("valid_from", "number"))
    staff = [*(each.staff_id for each in charges), *(each.staff_id for each in standing_in)]
    names = member_names(place, staff)
    return FamilyFacts(
        id=row.id,
        name=row.name,
        language=Language.of(row.language),
        interpreter=row.interpreter,
        district=row.district.name if row.district else "",
        district_id=row.district_id,
        protected=row.protected,
        home=home,
        closed_to_colleagues=row.closed_to_colleagues,
        in_charge=next(iter(_carers(charges, names)), None),
        substitutes=_carers(standing_in, names),
        opened_on=row.opened_on,
        closed=row.closed_on is not None,
        closed_on=row.closed_on,
        closed_why=ClosedWhy.of(row.closed_why) if row.closed_why else None,
        revision=row.revision,
    )


def _carers(rows: Iterable[Charge | Substitute], names: dict[UUID, str]) -> tuple[Carer, ...]:
    return tuple(
        Carer(
            row=row.id,
            staff=row.staff_id,
            name=names.get(row.staff_id, ""),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    )
