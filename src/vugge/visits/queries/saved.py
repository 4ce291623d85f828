"""What was saved of a visit, to be shown back at once: what, and in whose journal. A parent's values stay there."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.visits.models import Appointment
from vugge.visits.queries.held import ContactPage, PartLine, contact
from vugge.visits.queries.kinds import visit_kind
from vugge.visits.queries.rows import parts_of
from vugge.visits.queries.views import Coded, FrameView, MeasuredView, SeenView, Words, part_view
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.registration import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPart:
    """What was saved of one person. A parent's observations are told by their titles alone (`titles`)."""

    subject: UUID
    name: str
    role: Subject
    titles: tuple[str, ...]
    observations: tuple[SeenView, ...]
    measures: tuple[MeasuredView, ...]
    has_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """The appointment made while signing."""

    appointment: UUID
    kind: Coded
    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A visit as it was saved: frame, parts, the next appointment; `page` is what `held.contact` says."""

    contact: UUID
    family: UUID
    frame: FrameView
    parts: tuple[SavedPart, ...]
    next_visit: NextLine | None
    page: ContactPage


def saved(*, by: Member, contact: UUID) -> Saved:
    """Return what was saved of a visit; errors and logging as `held.contact`."""
    page = _page(by, contact)
    words = Words(by.municipality)
    return Saved(
        contact=contact,
        family=page.family,
        frame=page.frame,
        parts=tuple(_part(by, page, each, words) for each in page.parts),
        next_visit=_next(by, contact),
        page=page,
    )


def _page(by: Member, which: UUID) -> ContactPage:
    return contact(by=by, contact=which)


def _part(by: Member, page: ContactPage, line: PartLine, words: Words) -> SavedPart:
    row = parts_of(by.municipality, page.contact, [line.subject]).reverse()[0]
    view = part_view(row, page.frame.kind.code, page.frame.held_on, words)
    shown = line.role is Subject.CHILD
    return SavedPart(
        subject=line.subject,
        name=line.name,
        role=line.role,
        titles=(*(each.title for each in view.measures), *(each.title for each in view.observations)),
        observations=view.observations if shown else (),
        measures=view.measures if shown else (),
        has_text=bool(view.text),
    )


def _next(by: Member, contact: UUID) -> NextLine | None:
    """Return the appointment made with the contact's id as its key: one visit makes one."""
    row = Appointment.objects.filter(municipality=by.municipality, key=contact).first()
    if row is None:
        return None
    kind = visit_kind(by, row.kind, civil_day(row.starts_at), to_choose=False).kind
    return NextLine(
        appointment=row.id,
        kind=Coded(code=kind.code, title=kind.title),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )
