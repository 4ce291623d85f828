"""Visits planned: one's own day and week, a family's, and one appointment with what has happened to it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from vugge.access.actions.recording import RefusedError, demand
from vugge.access.queries.members import member_names
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE
from vugge.people.queries.families import family as family_page
from vugge.people.queries.families import my_families
from vugge.people.queries.ties import place_of
from vugge.visits.models import Appointment, AppointmentEvent, AppointmentPerson, Draft
from vugge.visits.queries.views import Coded, Words
from vugge.visits.rules.appointments import Agenda, Happened, State
from vugge.visits.rules.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody an appointment is with."""

    person: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    """A planned visit. Moments are aware. `family_name` is empty where the reader may not open the family any more.

    `drafted`: the reader has begun to write of it. `revision` is what a change must say it was shown from.
    """

    id: UUID
    family: UUID
    family_name: str
    kind: Coded
    staff: UUID
    staff_name: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    day: dt.date
    place: Place
    state: State
    revision: int
    subjects: tuple[Person, ...]
    invited: tuple[Person, ...]
    agenda: Agenda
    drafted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to an appointment, and the time it had afterwards."""

    happened: Happened
    at: dt.datetime
    by: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPage:
    """An appointment, and what happened to it, the earliest first."""

    row: AppointmentRow
    events: tuple[Event, ...]


def day(*, by: Member, on: dt.date) -> tuple[AppointmentRow, ...]:
    """Return the reader's own visits of a day, planned and held, in the order of the clock."""
    return _own(by, Q(day=on))


def week(*, by: Member, on: dt.date) -> tuple[AppointmentRow, ...]:
    """Return the reader's own visits of the week, Monday to Sunday, a date lies in, planned and held."""
    monday = on - dt.timedelta(days=on.weekday())
    return _own(by, Q(day__range=(monday, monday + dt.timedelta(days=6))))


def busy(*, by: Member, staff: UUID, on: dt.date) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    """Return from when to when a colleague has visits on a day, and nothing else of them."""
    demand("plan_visits", by)
    taken = Appointment.objects.filter(municipality=by.municipality, staff=staff, day=on, state=State.PLANNED)
    return tuple(taken.order_by("starts_at").values_list("starts_at", "ends_at"))


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[AppointmentRow, ...]:
    """Return a family's visits, planned, held and cancelled, the latest last, and log the reading.

    GoneError and RefusedError as `people.queries.ties.demand_family`.
    """
    return _rows(by, Q(family=family), {family: _read_name(by, family, purpose)})


def appointment(*, by: Actor, appointment: UUID, purpose: str = CARE) -> AppointmentPage:
    """Return an appointment with what happened to it; errors and logging as `of_family`."""
    place = place_of(by)
    found = Appointment.objects.filter(municipality=place, id=appointment).values_list("family", flat=True).first()
    if found is None:
        raise GoneError
    name = _read_name(by, found, purpose)
    events = AppointmentEvent.objects.filter(municipality=place, of=appointment).order_by("number")
    return AppointmentPage(
        row=_rows(by, Q(id=appointment), {found: name})[0],
        events=tuple(
            Event(
                happened=Happened.of(each.happened),
                at=each.at,
                by=each.by,
                starts_at=each.starts_at,
                ends_at=each.ends_at,
                why=each.why,
            )
            for each in events
        ),
    )


def _own(by: Member, when: Q) -> tuple[AppointmentRow, ...]:
    demand("see_families", by)
    which = when & Q(staff=by.membership) & ~Q(state=State.CANCELLED)
    families = set(Appointment.objects.filter(which, municipality=by.municipality).values_list("family", flat=True))
    names = {each.id: each.name for each in my_families(by=by)} if families else {}
    return _rows(by, which, names | {each: _name(by, each) for each in families - set(names)})


def _name(by: Member, family: UUID) -> str:
    """Return the name of a family that is not the reader's own any more; empty where she may not open it."""
    try:
        return _read_name(by, family, CARE)
    except RefusedError:
        return ""


def _read_name(by: Actor, family: UUID, purpose: str) -> str:
    facts = family_page(by=by, family=family, purpose=purpose).family
    return facts.name


def _rows(by: Actor, which: Q, families: Mapping[UUID, str]) -> tuple[AppointmentRow, ...]:
    place = place_of(by)
    rows = list(Appointment.objects.filter(which, municipality=place).order_by("starts_at", "number"))
    people = list(AppointmentPerson.objects.filter(municipality=place, of__in=rows).order_by("number"))
    words = Words(place, [each.person_id for each in people])
    staff = member_names(place, [each.staff_id for each in rows])
    drafted = _drafted(by, rows)
    return tuple(
        AppointmentRow(
            id=each.id,
            family=each.family_id,
            family_name=families.get(each.family_id, ""),
            kind=words.kind(each.kind, each.day),
            staff=each.staff_id,
            staff_name=staff.get(each.staff_id, ""),
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            day=each.day,
            place=Place.of(each.place),
            state=State.of(each.state),
            revision=each.revision,
            subjects=_people(people, each.id, words, subject=True),
            invited=_people(people, each.id, words, subject=False),
            agenda=Agenda(topics=tuple(each.topics), own_words=each.own_words, agreed=each.agreed, brings=each.brings),
            drafted=each.id in drafted,
        )
        for each in rows
    )


def _people(people: Sequence[AppointmentPerson], of: UUID, words: Words, *, subject: bool) -> tuple[Person, ...]:
    chosen = (each for each in people if each.of_id == of and (each.subject if subject else each.invited))
    return tuple(Person(person=each.person_id, name=words.names.get(each.person_id, "")) for each in chosen)


def _drafted(by: Actor, rows: Sequence[Appointment]) -> set[UUID | None]:
    if not isinstance(by, Member):
        return set()
    mine = Draft.objects.filter(municipality=by.municipality, author=by.membership, appointment__in=rows)
    return set(mine.values_list("appointment", flat=True))
