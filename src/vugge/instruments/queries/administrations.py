"""Screenings as they are read: a family's without a number, a person's with them, and what they ask to be done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import RefusedError, note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE, FAMILY, SCREENINGS
from vugge.instruments.models import Administration
from vugge.instruments.queries.definitions import definition_version
from vugge.instruments.queries.rows import latest, of_subjects, versions
from vugge.instruments.rules.codes import Alarm, Phase, Respondent, State
from vugge.instruments.rules.following import Following, following
from vugge.instruments.rules.scoring import alarm, positive
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import demand_family, families_of
from vugge.people.rules.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningStatus:
    """That something was done, or was not: all a whole family's reader sees. No number, answer, position or reason."""

    administration: UUID
    subject: UUID
    instrument: str
    title: str
    respondent: Respondent
    phase: Phase | None
    held_on: dt.date
    state: State
    part_of: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningResult:
    """A version of a screening, as it stands in the journal of the person it is about. `most` is the highest total.

    `following` is what usually comes next; `level` the one its visit was signed at.
    """

    administration: UUID
    version: int
    family: UUID
    subject: UUID
    instrument: str
    title: str
    respondent: Respondent
    phase: Phase | None
    held_on: dt.date
    state: State
    reason: str
    answers: tuple[int, ...] | None
    topics: tuple[str, ...]
    score: int | None
    most: int
    position: str
    cutoff: int | None
    positive: bool
    alarm: Alarm
    alert: str
    following: Following
    level: int | None
    part_of: UUID | None
    why: str
    signed_at: dt.datetime
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What a screening that was done asks of whoever cares for the family; for tasks, and without a number."""

    family: UUID
    subject: UUID
    instrument: str
    title: str
    phase: Phase | None
    held_on: dt.date
    positive: bool
    alarm: Alarm
    repeat_from: dt.date | None
    repeat_to: dt.date | None


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[ScreeningStatus, ...]:
    """Return what was done with whom in a family, the earliest first. GoneError and RefusedError as `demand_family`."""
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    return tuple(
        ScreeningStatus(
            administration=row.administration,
            subject=row.subject_id,
            instrument=row.instrument,
            title=definition_version(row.instrument, row.definition_version).title,
            respondent=Respondent.of(row.respondent),
            phase=_phase(row),
            held_on=row.held_on,
            state=State.of(row.state),
            part_of=row.part_of,
        )
        for row in latest(family=family)
    )


def of_person(*, by: Actor, person: UUID, purpose: str = CARE) -> tuple[ScreeningResult, ...]:
    """Return a person's screenings with their numbers, the earliest first, and log that they were read.

    Only those done in families the reader may open. GoneError where the person is in no family here, RefusedError where
    the reader may open none of them.
    """
    ties = _ties(by, person, purpose)
    note_reading(by=by, subject=person, kind=SCREENINGS, purpose=ties[0].purpose)
    return tuple(_result(row) for row in of_subjects(aliases(person), [tie.family for tie in ties]))


def versions_of(*, by: Actor, administration: UUID, purpose: str = CARE) -> tuple[ScreeningResult, ...]:
    """Return every version of one screening, the first one first, and log the reading. Errors as `of_person`."""
    rows = list(versions(administration))
    if not rows:
        raise GoneError
    tie = demand_family(by=by, family=rows[0].family_id, purpose=purpose)
    note_reading(by=by, subject=rows[0].subject_id, kind=SCREENINGS, purpose=tie.purpose)
    return tuple(_result(row) for row in rows)


def signals_of(*, by: Actor, family: UUID) -> tuple[Signal, ...]:
    """Return what the screenings done in a family ask for. Errors as `demand_family`."""
    demand_family(by=by, family=family)
    return tuple(signal_of(row) for row in latest(family=family) if row.state == State.DONE)


def _ties(by: Actor, person: UUID, purpose: str) -> Sequence[Tie]:
    found: list[Tie] = []
    refused: RefusedError | None = None
    for family in dict.fromkeys(each for alias in aliases(person) for each in families_of(by=by, person=alias)):
        try:
            found.append(demand_family(by=by, family=family, purpose=purpose))
        except RefusedError as error:
            refused = error
    if not found:
        raise refused or GoneError
    return found


def _result(row: Administration) -> ScreeningResult:
    given = definition_version(row.instrument, row.definition_version)
    over, loud = positive(row.score, row.cutoff), alarm(given, row.answers, row.score)
    place = given.position(row.position)
    return ScreeningResult(
        administration=row.administration,
        version=row.version,
        family=row.family_id,
        subject=row.subject_id,
        instrument=row.instrument,
        title=given.title,
        respondent=Respondent.of(row.respondent),
        phase=_phase(row),
        held_on=row.held_on,
        state=State.of(row.state),
        reason=row.reason,
        answers=None if row.answers is None else tuple(row.answers),
        topics=tuple(item.topic for item in given.items),
        score=row.score,
        most=given.most,
        position=place.title if place else "",
        cutoff=row.cutoff,
        positive=over,
        alarm=loud,
        alert=given.alert.text if given.alert and loud is not Alarm.NONE else "",
        following=following(given, held_on=row.held_on, positive=over, alarm=loud),
        level=row.level,
        part_of=row.part_of,
        why=row.why,
        signed_at=row.signed_at,
        signed_by=row.signed_by_name,
    )


def signal_of(row: Administration) -> Signal:
    """Return what a screening that was done asks for."""
    given = definition_version(row.instrument, row.definition_version)
    over, loud = positive(row.score, row.cutoff), alarm(given, row.answers, row.score)
    again = following(given, held_on=row.held_on, positive=over, alarm=loud).repeat
    return Signal(
        family=row.family_id,
        subject=row.subject_id,
        instrument=row.instrument,
        title=given.title,
        phase=_phase(row),
        held_on=row.held_on,
        positive=over,
        alarm=loud,
        repeat_from=again.first if again else None,
        repeat_to=again.last if again else None,
    )


def _phase(row: Administration) -> Phase | None:
    return Phase.of(row.phase) if row.phase else None
