"""Visits held, as they stood at a moment: of what was signed by then, the latest version of each.

Rows are of the municipality the transaction is for, and go to what counts, never to a page about a family.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.base.batches import batched
from vugge.base.tenancy.context import current
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.rules.kinds import About
from vugge.catalogue.rules.overlay import LocalRow, Overlay
from vugge.visits.models import AppointmentEvent, Contact, Frame, Part
from vugge.visits.rules.appointments import Happened
from vugge.visits.rules.registration import Subject

BATCH = 1_000

COLUMNS: Mapping[str, str] = {
    "contact": "The visit's id, the same in all its versions",
    "appointment": "What it was planned as, if it was",
    "family": "The family",
    "activity": "The extract's code of the visit's kind",
    "held_on": "The day it was held",
    "level": "1 to 4, as confirmed when it was signed, or corrected",
    "present": "Who was there: the extract's codes",
    "place": "Where: the extract's code",
    "reasons": "A need visit's, by the extract's codes; one without a code there is left out",
    "children": "The children seen, each with the id of its part; none where the visit is about the parents",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A child seen at a visit; `part` is the same in all versions of what was written."""

    part: UUID
    child: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A row for each visit held. Columns in `COLUMNS`."""

    contact: UUID
    appointment: UUID | None
    family: UUID
    activity: str
    held_on: dt.date
    level: int
    present: frozenset[str]
    place: str
    reasons: frozenset[str]
    children: tuple[Seen, ...]

    @property
    def places(self) -> tuple[UUID, ...]:
        """Return what an offer of it is known by: the visit, and its appointment."""
        return (self.contact, *([self.appointment] if self.appointment else []))


def visits(as_of: dt.datetime) -> Iterator[Held]:
    """Yield every visit held, by its id."""
    yield from _held(_frames(as_of).iterator(BATCH), as_of)


def held_at(places: Collection[UUID], as_of: dt.datetime) -> tuple[Held, ...]:
    """Return the visits held among these visits and appointments."""
    of = Contact.objects.filter(Q(id__in=places) | Q(appointment__in=places), municipality=current()[0])
    return tuple(_held(_frames(as_of).filter(of__in=of.values("id")), as_of))


def cancelled(appointments: Collection[UUID], as_of: dt.datetime) -> frozenset[UUID]:
    """Return those of these appointments that were cancelled."""
    events = AppointmentEvent.objects.filter(municipality=current()[0], of__in=appointments, at__lte=as_of)
    return frozenset(events.filter(happened=Happened.CANCELLED).values_list("of", flat=True))


def _frames(as_of: dt.datetime) -> QuerySet[Frame]:
    signed = Frame.objects.filter(municipality=current()[0], signed_at__lte=as_of)
    return signed.order_by("of", "-version").distinct("of")


def _held(frames: Iterable[Frame], as_of: dt.datetime) -> Iterator[Held]:
    codes = _Codes(as_of)
    for batch in batched(frames, BATCH):
        ids = [frame.of_id for frame in batch]
        contacts = Contact.objects.filter(municipality=current()[0]).in_bulk(ids)
        children = _children(ids, as_of)
        for frame in batch:
            yield _row(frame, contacts[frame.of_id], children.get(frame.of_id, ()), codes)


def _children(contacts: Collection[UUID], as_of: dt.datetime) -> dict[UUID, tuple[Seen, ...]]:
    first = Part.objects.filter(municipality=current()[0], of__in=contacts, version=1, role=Subject.CHILD)
    found: dict[UUID, tuple[Seen, ...]] = {}
    rows = first.filter(signed_at__lte=as_of).order_by("number")
    for part, contact, child in rows.values_list("id", "of", "subject"):
        found[contact] = (*found.get(contact, ()), Seen(part, child))
    return found


def _row(frame: Frame, contact: Contact, children: tuple[Seen, ...], codes: "_Codes") -> Held:
    activity, about_parents = codes.kind(frame)
    return Held(
        contact=contact.id,
        appointment=contact.appointment_id,
        family=contact.family_id,
        activity=activity,
        held_on=frame.held_on,
        level=frame.level,
        present=frozenset(each["as"] for each in frame.present),
        place=frame.place,
        reasons=codes.reasons(frame),
        children=() if about_parents else children,
    )


class _Codes:
    """What a municipality's own words are by the extract's, on the day of a visit, as it had set them at a moment."""

    def __init__(self, as_of: dt.datetime) -> None:
        """Begin with no day read."""
        self._as_of = as_of
        self._days: dict[dt.date, tuple[Mapping[str, tuple[str, bool]], Mapping[str, str]]] = {}

    def kind(self, frame: Frame) -> tuple[str, bool]:
        """Return the activity a frame's kind is, and whether it is about the parents."""
        return self._on(frame.held_on)[0][frame.kind]

    def reasons(self, frame: Frame) -> frozenset[str]:
        """Return the reasons of a frame that have a code."""
        known = self._on(frame.held_on)[1]
        return frozenset(code for each in frame.reasons if (code := known[each]))

    def _on(self, day: dt.date) -> tuple[Mapping[str, tuple[str, bool]], Mapping[str, str]]:
        if day not in self._days:
            found = catalogue_of(current()[0], day)
            made = (row for row in found.overlay.rows if row.made_at <= self._as_of)
            then = replace(found, overlay=Overlay(tuple(_then(row, self._as_of) for row in made)))
            kinds = {each.code: (each.activity, each.about is About.PARENT) for each in then.kinds()}
            self._days[day] = kinds, {each.code: each.extract_code for each in then.all_reasons()}
        return self._days[day]


def _then(row: LocalRow, as_of: dt.datetime) -> LocalRow:
    gone = row.withdrawn_at is not None and row.withdrawn_at <= as_of
    return row if gone else replace(row, withdrawn_at=None, withdrawn_by="", withdrawn_why="")
