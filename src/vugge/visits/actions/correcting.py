"""Correcting what was signed: a new version with who, when and why; the one before stays and can be read."""

from collections.abc import Iterator
from uuid import UUID

from django.db import IntegrityError, transaction

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now
from vugge.base.text import marked as _
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import demand_family
from vugge.visits.actions.writing import write_frame, write_part
from vugge.visits.models import Contact, Frame
from vugge.visits.queries.entries import frame_entry
from vugge.visits.queries.grounds import frame_ground, life_of, part_ground
from vugge.visits.queries.rows import contact_of, frames_of, parts_of, seats
from vugge.visits.rules.checking import Ground, frame_faults, part_corrected_faults
from vugge.visits.rules.days import part_fault
from vugge.visits.rules.faults import Fault, UnfitVisitError
from vugge.visits.rules.registration import FrameEntry, PartEntry, Subject

NO_WHY = _("Skriv, hvorfor det rettes. Det første bliver stående og kan læses.")
LONGEST_WHY = 500


@action("register_visits")
def correct_frame(*, by: Member, contact: UUID, version: int, why: str, frame: FrameEntry) -> int:
    """Add a version to a visit's frame, and return its number. `version` is the one it was made from.

    Raises StaleError when there is a later version, UnfitError on `why` without a reason, UnfitVisitError with every
    fault; GoneError and RefusedError as `people.queries.ties.demand_family`. What followed from the visit (help,
    screenings, referrals) is corrected where it stands.
    """
    row, newest = _begin(by, contact, why)
    if newest.version != version:
        raise StaleError
    ground = frame_ground(by, row.family_id, frame, newest)
    wrong = (*frame_faults(frame, ground), *_moved_too_far(row, ground))
    if wrong:
        raise UnfitVisitError(wrong)
    try:
        with transaction.atomic():
            write_frame(by, row, frame, ground, now(), version=version + 1, why=why.strip())
    except IntegrityError as error:
        raise StaleError from error
    tell(subject=f"contact:{contact}", before={"version": version}, after={"version": version + 1})
    return version + 1


@action("register_visits")
def correct_part(*, by: Member, contact: UUID, version: int, why: str, part: PartEntry) -> int:
    """Add a version to one person's part of a visit, and return its number.

    `version` is the one it was made from; 0 adds a part there was none of, afterwards. Errors as `correct_frame`.
    """
    row, frame = _begin(by, contact, why)
    before = parts_of(by.municipality, contact, aliases(part.subject)).last()
    if (before.version if before else 0) != version:
        raise StaleError
    ground = part_ground(by, row.family_id, frame_entry(frame), part.subject, before)
    wrong = tuple(part_corrected_faults(part, ground))
    if wrong:
        raise UnfitVisitError(wrong)
    role = Subject.of(before.role) if before else ground.people[part.subject].role
    try:
        with transaction.atomic():
            write_part(by, row, part, role, now(), version=version + 1, why=why.strip())
    except IntegrityError as error:
        raise StaleError from error
    tell(subject=f"contact:{contact}", before={"version": version}, after={"version": version + 1})
    return version + 1


def _begin(by: Member, contact: UUID, why: str) -> tuple[Contact, Frame]:
    """Return a contact of a family the actor may write in, and its newest frame."""
    row = contact_of(by.municipality, contact)
    if row is None:
        raise GoneError
    demand_family(by=by, family=row.family_id, change=True)
    if not why.strip() or len(why) > LONGEST_WHY:
        raise UnfitError("why", NO_WHY)
    return row, frames_of(by.municipality, contact).reverse()[0]


def _moved_too_far(row: Contact, ground: Ground) -> Iterator[Fault]:
    """Yield the people a frame's new date takes out of their lives."""
    sat = [each.subject for each in seats(row.municipality_id, [row.id])]
    lives = life_of(ground.people, sat)
    for subject in sat:
        fault = part_fault(lives[subject], ground.held_on)
        if fault:
            yield Fault(anchor="started_at", sentence=fault, words={"name": lives[subject].name})
