"""A family for tests of visits: Alma, her mother Freja and her father Jonas, with Signe as their health visitor."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from tests.rows import make
from tests.world import LONG_AGO, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.catalogue.rules.observations import Form
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.people.models import Charge, Child, ChildInFamily, Custody, Family, Parenthood, Person
from vugge.people.rules.kinds import ParentRole
from vugge.visits.actions.planning import plan
from vugge.visits.actions.signing import sign
from vugge.visits.queries.kinds import visit_kind
from vugge.visits.queries.saved import Saved
from vugge.visits.rules.appointments import Plan, Slot
from vugge.visits.rules.moments import ZONE
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import FrameEntry, Measured, PartEntry, Registration, Seen

HERE = "0751"
_slots = count(1)
_SIZES = {"weight": Decimal(4720), "length": Decimal("56.3"), "head": Decimal("38.5")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A family, its health visitor, and its people by their ids."""

    signe: Member
    family: UUID
    alma: UUID
    freja: UUID
    jonas: UUID


def home(municipality: str = HERE, *, age: int = 66, signe: Member | None = None, **family: object) -> Home:
    """Make a family with a child of an age in days, and both parents."""
    by = signe or health_visitor(municipality)
    row = make(Family, municipality, **{"name": "Familien Bruun Lind", "opened_on": LONG_AGO, **family})
    make(Charge, municipality, family=row, staff_id=by.membership, valid_from=LONG_AGO)
    alma = child_in(row, "Alma", born_on=today() - dt.timedelta(days=age))
    freja = parent_of(alma, ParentRole.MOTHER, "Freja")
    jonas = parent_of(alma, ParentRole.FATHER, "Jonas")
    return Home(signe=by, family=row.id, alma=alma.person_id, freja=freja, jonas=jonas)


def health_visitor(municipality: str = HERE, name: str = "Signe") -> Member:
    """Make a health visitor."""
    return member(role=Role.HEALTH_VISITOR, municipality=municipality, name=name)


def child_in(family: Family, name: str, *, pregnancy: UUID | None = None, **about: object) -> Child:
    """Make a child of a family, born on `born_on`; other fields are the child's own."""
    place = family.municipality_id
    whose = {key: about.pop(key) for key in ("born_on", "died_on") if key in about}
    person = make(Person, place, given_names=name, family_name="Lind", **whose)
    child: Child = make(Child, place, person=person, pregnancy=pregnancy or uuid4(), **about)
    make(ChildInFamily, place, family=family, child=child, valid_from=LONG_AGO)
    return child


def parent_of(child: Child, role: ParentRole, name: str) -> UUID:
    """Make a parent of a child, with custody."""
    place = child.municipality_id
    person: Person = make(Person, place, given_names=name, family_name="Lind")
    make(Parenthood, place, child=child, parent=person, role=role, valid_from=LONG_AGO)
    make(Custody, place, child=child, holder=person, valid_from=LONG_AGO)
    return person.id


@contextmanager
def at_work(by: Member) -> Iterator[None]:
    """Do something where somebody works."""
    with within(municipality=by.municipality, user=str(by.user)):
        yield


def slot(by: Member, *, days: int = 1, hour: int = 10, minutes: int = 60) -> Slot:
    """Return a time so many days from today."""
    start = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(hour), ZONE)
    return Slot(staff=by.membership, starts_at=start, ends_at=start + dt.timedelta(minutes=minutes), place=Place.HOME)


def lately(by: Member) -> Slot:
    """Return a time that has been, another at every call."""
    start = now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(hours=2 * next(_slots) % 600 + 2)
    return Slot(staff=by.membership, starts_at=start, ends_at=start + dt.timedelta(hours=1), place=Place.HOME)


def planned(at: Home, *, when: Slot | None = None, kind: str = "month_2", by: Member | None = None) -> UUID:
    """Plan a visit to Alma with both parents, and return the appointment."""
    return plan(
        by=by or at.signe,
        key=uuid4(),
        plan=Plan(
            family=at.family,
            kind=kind,
            slot=when or lately(at.signe),
            subjects=(at.alma,),
            invited=(at.freja, at.jonas),
        ),
    )


def registration(at: Home, *, kind: str = "month_2", started_at: dt.datetime | None = None) -> Registration:
    """Return all that a visit to Alma with both parents demands, filled in."""
    frame = FrameEntry(
        kind=kind,
        started_at=started_at or now() - dt.timedelta(hours=1),
        minutes=60,
        place=Place.HOME,
        present=(at.freja, at.jonas),
        topics=("sleep",),
        own_words="Hvordan får vi nætterne til at hænge sammen?",
        level=1,
        agreed="Alma vejes igen.",
    )
    parts = (
        part(at.signe, at.alma, Whose.CHILD, frame),
        part(at.signe, at.freja, Whose.PARENT, frame),
        part(at.signe, at.jonas, Whose.PARENT, frame),
    )
    return Registration(frame=frame, parts=parts)


def part(by: Member, subject: UUID, whose: Whose, frame: FrameEntry) -> PartEntry:
    """Return what a kind demands of somebody, each with its first step or a likely number."""
    asked = [each for each in visit_kind(by, frame.kind, today()).kind.observations if each.subject is whose]
    return PartEntry(
        subject=subject,
        observations=tuple(Seen(code=each.code, step=each.steps[0].code) for each in asked if each.form is Form.CHOICE),
        measures=tuple(
            Measured(code=each.code, number=_SIZES[each.code]) for each in asked if each.form is Form.MEASURE
        ),
    )


def with_frame(given: Registration, **changes: Any) -> Registration:  # noqa: ANN401 - fields of a frame
    """Return a registration with something else in its frame."""
    return replace(given, frame=replace(given.frame, **changes))


def signed(at: Home, given: Registration | None = None, **named: Any) -> Saved:  # noqa: ANN401 - what `sign` takes
    """Sign a visit as Signe, planned by nobody unless told."""
    told: dict[str, Any] = {"by": at.signe, "family": at.family, "appointment": None, "revision": None, "key": uuid4()}
    return sign(**told | {"registration": given or registration(at)} | named)
