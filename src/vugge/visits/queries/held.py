"""Visits held: a family's course without a word of anyone's own, one visit, and one person's part, in versions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Never
from uuid import UUID

from django.db.models import Q

from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE, FAMILY
from vugge.people.queries.ties import demand_family, place_of
from vugge.visits.models import Contact, Frame
from vugge.visits.queries.access import reach
from vugge.visits.queries.entries import frame_entry, part_entry
from vugge.visits.queries.rows import Seat, contact_of, current_frames, current_parts, frames_of, parts_of, seats
from vugge.visits.queries.views import FrameView, PartView, Words, frame_view, part_view
from vugge.visits.rules.registration import FrameEntry, PartEntry, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """That somebody has a part in a visit, in so many versions. What stands in it is read by `part`.

    `signed_at` is when the version that counts was. In a family's course a parent's has neither: None.
    """

    subject: UUID
    name: str
    role: Subject
    versions: int | None
    signed_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A visit in a family's course: its frame as it counts, and who has a part in it."""

    contact: UUID
    family: UUID
    appointment: UUID | None
    frame: FrameView
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """One visit: every version of its frame, the first one first, and who has a part in it."""

    contact: UUID
    family: UUID
    appointment: UUID | None
    frames: tuple[FrameView, ...]
    parts: tuple[PartLine, ...]

    @property
    def frame(self) -> FrameView:
        """Return the version that counts."""
        return self.frames[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What was seen of a person at one visit, as it counts now, of so many versions.

    `within` tells that the reader may open the family it was held in; else the frame says only kind, day and place.
    """

    contact: UUID
    family: UUID
    frame: FrameView
    part: PartView
    versions: int
    within: bool


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[ContactLine, ...]:
    """Return a family's visits, the latest first, with nothing of what stands in anybody's part.

    GoneError and RefusedError as `people.queries.ties.demand_family`; the reading is logged.
    """
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    place = place_of(by)
    frames = current_frames(place, of__family=family)
    appointments = dict(Contact.objects.filter(municipality=place, family=family).values_list("id", "appointment"))
    sat = seats(place, frames)
    words = Words(place, _persons(frames.values(), sat))
    lines = [
        ContactLine(
            contact=contact,
            family=family,
            appointment=appointments[contact],
            frame=frame_view(row, words),
            parts=tuple(_untold(each) for each in _lines(sat, contact, words)),
        )
        for contact, row in frames.items()
    ]
    return tuple(sorted(lines, key=lambda each: each.frame.started_at, reverse=True))


def contact(*, by: Actor, contact: UUID, purpose: str = CARE) -> ContactPage:
    """Return a visit's frame in all its versions, and who has a part in it; errors and logging as `of_family`."""
    place = place_of(by)
    row = contact_of(place, contact)
    if row is None:
        raise GoneError
    tie = demand_family(by=by, family=row.family_id, purpose=purpose)
    note_reading(by=by, subject=row.family_id, kind=FAMILY, purpose=tie.purpose)
    frames, sat = list(frames_of(place, contact)), seats(place, [contact])
    if not frames:
        raise GoneError
    words = Words(place, _persons(frames, sat))
    return ContactPage(
        contact=contact,
        family=row.family_id,
        appointment=row.appointment_id,
        frames=tuple(frame_view(each, words) for each in frames),
        parts=_lines(sat, contact, words),
    )


def part(*, by: Actor, contact: UUID, subject: UUID, purpose: str = CARE) -> tuple[PartView, ...]:
    """Return one person's part of a visit in all its versions, the first one first, and log the reading as theirs.

    GoneError where there is none, or none the reader may open; RefusedError where they may open nothing of the person.
    """
    place = place_of(by)
    found = reach(by=by, person=subject, purpose=purpose)
    row, rows = contact_of(place, contact), list(parts_of(place, contact, found.ids))
    if row is None or not rows or not found.reads(row.family_id, child=rows[-1].role == Subject.CHILD):
        raise GoneError
    frame = frames_of(place, contact).reverse()[0]
    words = Words(place, found.ids)
    return tuple(part_view(each, frame.kind, frame.held_on, words) for each in rows)


def frame_to_correct(*, by: Actor, contact: UUID, purpose: str = CARE) -> tuple[int, FrameEntry]:
    """Return the number of the version that counts, and what was typed in it, to begin a correction from."""
    place = place_of(by)
    row = contact_of(place, contact)
    if row is None:
        raise GoneError
    tie = demand_family(by=by, family=row.family_id, purpose=purpose)
    note_reading(by=by, subject=row.family_id, kind=FAMILY, purpose=tie.purpose)
    newest = frames_of(place, contact).reverse()[0]
    return newest.version, frame_entry(newest)


def part_to_correct(*, by: Actor, contact: UUID, subject: UUID, purpose: str = CARE) -> tuple[int, PartEntry]:
    """Return the number of the version of one person's part that counts, and what was typed; errors as `part`."""
    place = place_of(by)
    found = reach(by=by, person=subject, purpose=purpose)
    row, newest = contact_of(place, contact), parts_of(place, contact, found.ids).last()
    if row is None or newest is None or not found.reads(row.family_id, child=newest.role == Subject.CHILD):
        raise GoneError
    return newest.version, part_entry(newest)


def journal(*, by: Actor, person: UUID, purpose: str = CARE) -> tuple[JournalEntry, ...]:
    """Return what was written of a person at visits, the latest first, and log the reading; errors as `part`."""
    place = place_of(by)
    found = reach(by=by, person=person, purpose=purpose)
    parts = current_parts(place, Q(subject__in=found.ids))
    frames = current_frames(place, of__in=[each.of_id for each in parts])
    families = dict(Contact.objects.filter(municipality=place, id__in=set(frames)).values_list("id", "family"))
    words = Words(place, {*found.ids, *_persons(frames.values(), ())})
    entries = [
        JournalEntry(
            contact=each.of_id,
            family=families[each.of_id],
            frame=_frame(frames[each.of_id], words, within=families[each.of_id] in found.families),
            part=part_view(each, frames[each.of_id].kind, frames[each.of_id].held_on, words),
            versions=each.version,
            within=families[each.of_id] in found.families,
        )
        for each in parts
        if found.reads(families[each.of_id], child=each.role == Subject.CHILD)
    ]
    return tuple(sorted(entries, key=lambda each: each.frame.started_at, reverse=True))


def _frame(row: Frame, words: Words, *, within: bool) -> FrameView:
    view = frame_view(row, words)
    if within:
        return view
    nothing: tuple[Never, ...] = ()
    return replace(
        view,
        present=nothing,
        topics=nothing,
        own_words="",
        talked=nothing,
        reasons=nothing,
        level_reason="",
        agreed="",
    )


def _lines(sat: list[Seat], contact: UUID, words: Words) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(
            subject=each.subject,
            name=words.names.get(each.subject, ""),
            role=Subject.of(each.role),
            versions=each.versions,
            signed_at=each.signed_at,
        )
        for each in sat
        if each.contact == contact
    )


def _untold(line: PartLine) -> PartLine:
    """Return a part without how often it was written where it is a parent's: the course is the whole family's."""
    return line if line.role is Subject.CHILD else replace(line, versions=None, signed_at=None)


def _persons(frames: Iterable[Frame], sat: Iterable[Seat]) -> set[UUID]:
    there = {UUID(each["person"]) for row in frames for each in row.present if "person" in each}
    return there | {each.subject for each in sat}
