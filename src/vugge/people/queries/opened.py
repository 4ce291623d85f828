"""A person's own page: opened one at a time, logged each time. A whole number and a protected address by themselves."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import ADDRESS, CARE, NUMBER, PERSON
from vugge.base.clock import today
from vugge.base.cpr import read_cpr
from vugge.people.models import Child, Family, Merge, Person
from vugge.people.queries.consents import ConsentLine, consents_about
from vugge.people.queries.homes import Home, Place, daycare_of, home_of, open_address, with_protected
from vugge.people.queries.loading import aliases, persons_of
from vugge.people.queries.members import ChildLine, ParentLine, child_line, children_of, name_of, parents_of
from vugge.people.queries.numbers import number_of, ring
from vugge.people.queries.ties import demand_person, place_of
from vugge.people.rules.kinds import NumberKind, Sex
from vugge.people.rules.naming import NAMELESS_PARENT
from vugge.people.rules.protection import Protection
from vugge.people.rules.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a protected person lives, and which daycare they are in; empty where nobody knows."""

    address: str
    daycare: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """That another row was said to be this person's; `merge` is what is taken back."""

    merge: UUID
    name: str
    reason: str
    merged_at: dt.datetime
    merged_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Somebody's own page. `child` is what stands about them as a child, None for a grown-up.

    `number_kind` says which kind of number they have, None for none; the number itself is `opened.number`.
    `family` is the one the reader's tie is to: a change is made in it, at its revision.
    """

    id: UUID
    name: str
    given_names: str
    family_name: str
    sex: Sex
    born_on: dt.date | None
    died_on: dt.date | None
    protected: bool
    number_kind: NumberKind | None
    home: Home | None
    child: ChildLine | None
    parents: tuple[ParentLine, ...]
    daycare: Place | None
    consents: tuple[ConsentLine, ...]
    joined: tuple[Joined, ...]
    family: UUID
    family_name_shown: str
    revision: int
    tie: Tie


def person(*, by: Actor, person: UUID, purpose: str = CARE) -> PersonPage:
    """Return somebody's page, under whichever of their ids, and log that it was read.

    GoneError and RefusedError as `ties.demand_person`.
    """
    tie = demand_person(by=by, person=person, purpose=purpose)
    row = persons_of([person])[person]
    note_reading(by=by, subject=row.id, kind=PERSON, purpose=tie.purpose)
    return _page(place_of(by), row, tie)


def number(*, by: Actor, person: UUID) -> str:
    """Return somebody's whole number as it is written, and log that it was shown; GoneError where there is none."""
    tie = demand_person(by=by, person=person)
    found = number_of(aliases(person))
    if found is None:
        raise GoneError
    note_reading(by=by, subject=persons_of([person])[person].id, kind=NUMBER, purpose=tie.purpose)
    return read_cpr(ring().open(found.sealed)).shown()


def whereabouts(*, by: Actor, person: UUID) -> Whereabouts:
    """Return where somebody is though it is protected, and log that it was shown. GoneError as `ties.demand_person`.

    Whoever shows it asks for a fresh proof of who the reader is first.
    """
    tie = demand_person(by=by, person=person)
    place, row, ids = place_of(by), persons_of([person])[person], aliases(person)
    note_reading(by=by, subject=row.id, kind=ADDRESS, purpose=tie.purpose)
    child = Child.objects.filter(municipality=place, person__in=ids).first()
    daycare = None if child is None else daycare_of(place, child.id, hidden=False)
    return Whereabouts(address=open_address(place, ids) or "", daycare=daycare.name if daycare else "")


def _page(place: str, row: Person, tie: Tie) -> PersonPage:
    ids, family = aliases(row.id), Family.objects.get(municipality=place, id=tie.family)
    child = Child.objects.filter(municipality=place, person__in=ids).order_by("number").first()
    line = None if child is None else child_line(child, row)
    held = number_of(ids)
    beside = with_protected(place, ids, _beside(place, family))
    home = home_of(place, ids, Protection(family=family.protected or beside, person=row.protected))
    hidden = home.protected if home else row.protected or family.protected or beside
    return PersonPage(
        id=row.id,
        name=name_of(row) or (line.name if line else gettext(NAMELESS_PARENT)),
        given_names=row.given_names,
        family_name=row.family_name,
        sex=Sex.of(row.sex),
        born_on=row.born_on,
        died_on=row.died_on,
        protected=row.protected,
        number_kind=None if held is None else NumberKind.of(held.kind),
        home=home,
        child=line,
        parents=() if line is None else parents_of(place, [line], today()),
        daycare=None if child is None else daycare_of(place, child.id, hidden=hidden),
        consents=consents_about(place, ids),
        joined=_joined(place, ids),
        family=family.id,
        family_name_shown=family.name,
        revision=family.revision,
        tie=tie,
    )


def _beside(place: str, family: Family) -> list[tuple[UUID, bool]]:
    """Return the people of a family, each with whether they are protected."""
    children = children_of(place, [family.id], today())[family.id]
    everybody: list[ChildLine | ParentLine] = [*children, *parents_of(place, children, today())]
    return [(each.person, each.protected) for each in everybody]


def _joined(place: str, ids: frozenset[UUID]) -> tuple[Joined, ...]:
    rows = list(Merge.objects.filter(municipality=place, gone__in=ids, undone_at__isnull=True).select_related("gone"))
    return tuple(
        Joined(
            merge=row.id,
            name=name_of(row.gone),
            reason=row.reason,
            merged_at=row.merged_at,
            merged_by=row.merged_by,
        )
        for row in rows
    )
