"""Who has looked, as a parent may know it: on which days and what for, and never who. Source: domain 11; attacks K6."""

from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import note_reading
from vugge.access.queries.readings import ReadOn, readings_of
from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import INSIGHT, LOG
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import demand_person, families_of, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a parent may be told: the days on which somebody read about the person, or the family they are in."""

    person: UUID
    readings: tuple[ReadOn, ...]


def who_has_looked(*, by: Actor, person: UUID) -> Looked:
    """Return when a person's journal, or a family of theirs the reader may open, was read and what for.

    Readings of another parent's journal, or of a family the reader may not open, are none of theirs. That this was
    read is logged too. GoneError and RefusedError as `ties.demand_person`.
    """
    tie = demand_person(by=by, person=person, purpose=INSIGHT)
    note_reading(by=by, subject=person, kind=LOG, purpose=INSIGHT)
    theirs = set(families_of(by=by, person=person)) & {tie.family}
    return Looked(person=person, readings=readings_of(place_of(by), {*aliases(person), *theirs}))
