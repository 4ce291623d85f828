"""The visits of somebody's own families all at once: for lists and tasks, in a number of statements that never grows.

A part of one person's journal is not among it: what was seen is read by that person.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.base.clock import COPENHAGEN
from vugge.people.queries.caseload import own_families
from vugge.people.queries.loading import aliases_of, kept_of
from vugge.visits.models import Appointment, AppointmentPerson, Draft, Frame, Part
from vugge.visits.rules.appointments import State
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVisit:
    """A visit that was held, as its frame counts now: of nobody in particular but whom it was about.

    `agreed` is what was agreed until next time.
    """

    contact: UUID
    appointment: UUID | None
    family: UUID
    kind: str
    held_on: dt.date
    signed_at: dt.datetime
    subjects: tuple[UUID, ...]
    reasons: tuple[str, ...]
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildVisit:
    """That a child had a visit: what of it is known wherever the child is."""

    contact: UUID
    kind: str
    held_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVisit:
    """An appointment neither held nor cancelled, with the persons it is about. `drafted`: the reader has begun it."""

    appointment: UUID
    family: UUID
    kind: str
    staff: UUID
    day: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    subjects: tuple[UUID, ...]
    drafted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVisit:
    """A visit in somebody's own calendar: planned, or held and then with its contact and when it was signed.

    `topics` and `own_words` are what the family would like, `agreed` and `brings` what was noted about the visit.
    """

    appointment: UUID
    family: UUID
    kind: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    day: dt.date
    place: Place
    subjects: tuple[UUID, ...]
    invited: tuple[UUID, ...]
    topics: tuple[str, ...]
    own_words: str
    brings: str
    contact: UUID | None
    signed_at: dt.datetime | None


def own_visits(*, by: Member, first: dt.date, last: dt.date) -> tuple[OwnVisit, ...]:
    """Return what stands in the reader's own calendar from a day to a day, cancelled visits left out, in order."""
    demand("plan_visits", by)
    here = {"municipality": by.municipality}
    rows = list(
        Appointment.objects.filter(staff=by.membership, day__range=(first, last), **here)
        .exclude(state=State.CANCELLED)
        .order_by("starts_at")
    )
    persons = list(AppointmentPerson.objects.filter(of__in=[row.id for row in rows], **here))
    about = _subjects((each.of_id, each.person_id) for each in persons if each.subject)
    invited = _subjects((each.of_id, each.person_id) for each in persons if each.invited)
    signed = {
        appointment: (contact, at)
        for appointment, contact, at in Frame.objects.filter(
            of__appointment__in=[row.id for row in rows], version=1, **here
        ).values_list("of__appointment", "of", "signed_at")
    }
    return tuple(
        OwnVisit(
            appointment=row.id,
            family=row.family_id,
            kind=row.kind,
            starts_at=row.starts_at.astimezone(COPENHAGEN),
            ends_at=row.ends_at.astimezone(COPENHAGEN),
            day=row.day,
            place=Place.of(row.place),
            subjects=about.get(row.id, ()),
            invited=invited.get(row.id, ()),
            topics=tuple(row.topics),
            own_words=row.own_words,
            brings=row.brings,
            contact=signed.get(row.id, (None, None))[0],
            signed_at=signed.get(row.id, (None, None))[1],
        )
        for row in rows
    )


def held_in_own_families(*, by: Member) -> tuple[HeldVisit, ...]:
    """Return every visit held with the reader's own families, the earliest first."""
    demand("register_visits", by)
    here = {"municipality": by.municipality}
    frames = list(
        Frame.objects.filter(of__family__in=own_families(by=by), **here)
        .select_related("of")
        .order_by("of", "-version")
        .distinct("of")
    )
    about = _subjects(Part.objects.filter(of__in=[row.of_id for row in frames], **here).values_list("of", "subject"))
    visits = [
        HeldVisit(
            contact=row.of_id,
            appointment=row.of.appointment_id,
            family=row.of.family_id,
            kind=row.kind,
            held_on=row.held_on,
            signed_at=row.signed_at,
            subjects=about.get(row.of_id, ()),
            reasons=tuple(row.reasons),
            agreed=row.agreed,
        )
        for row in frames
    ]
    return tuple(sorted(visits, key=lambda each: (each.held_on, each.signed_at)))


def held_about(*, by: Member, children: Iterable[UUID]) -> Mapping[UUID, tuple[ChildVisit, ...]]:
    """Return the visits each of the children had, under any id of theirs and in whichever family, the earliest first.

    For children of families the caller has been let into. It says no more of a visit than its kind and day: that much
    of a child's goes with the child.
    """
    demand("see_families", by)
    found: dict[UUID, list[ChildVisit]] = {child: [] for child in children}
    ids = aliases_of(found)
    kept = kept_of(ids) if ids - set(found) else {child: child for child in found}
    here = {"municipality": by.municipality}
    newest = Frame.objects.filter(of=OuterRef("of"), **here).order_by("-version")
    frame = {name: Subquery(newest.values(name)[:1]) for name in ("kind", "held_on")}
    parts = Part.objects.filter(subject__in=ids, role=Subject.CHILD, **here).values("of", "subject").annotate(**frame)
    for contact, subject, kind, held_on in parts.values_list("of", "subject", *frame).distinct():
        visit = ChildVisit(contact=contact, kind=kind, held_on=held_on)
        if visit not in found.setdefault(kept[subject], []):
            found[kept[subject]].append(visit)
    return {child: tuple(sorted(rows, key=lambda each: each.held_on)) for child, rows in found.items()}


def open_in_own_families(*, by: Member) -> tuple[OpenVisit, ...]:
    """Return the appointments with the reader's own families neither held nor cancelled, the earliest first."""
    demand("plan_visits", by)
    here = {"municipality": by.municipality}
    rows = list(
        Appointment.objects.filter(family__in=own_families(by=by), state=State.PLANNED, **here).order_by("starts_at")
    )
    ids = [row.id for row in rows]
    persons = AppointmentPerson.objects.filter(of__in=ids, subject=True, **here)
    about = _subjects(persons.values_list("of", "person"))
    begun = set(Draft.objects.filter(author=by.membership, **here).values_list("appointment", flat=True))
    return tuple(
        OpenVisit(
            appointment=row.id,
            family=row.family_id,
            kind=row.kind,
            staff=row.staff_id,
            day=row.day,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            subjects=about.get(row.id, ()),
            drafted=row.id in begun,
        )
        for row in rows
    )


def _subjects(pairs: Iterable[tuple[UUID, UUID]]) -> Mapping[UUID, tuple[UUID, ...]]:
    listed = list(pairs)
    kept = kept_of(person for _of, person in listed)
    found: dict[UUID, list[UUID]] = {}
    for of, person in listed:
        found.setdefault(of, []).append(kept[person])
    return {of: tuple(dict.fromkeys(persons)) for of, persons in found.items()}
