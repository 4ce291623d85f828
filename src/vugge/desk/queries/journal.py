"""A person's journal in one: what was written of them at visits, and their screenings with the numbers."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.access.rules.reading import CARE
from vugge.desk.queries.family import names_of
from vugge.instruments.queries import administrations
from vugge.instruments.queries.administrations import ScreeningResult
from vugge.people.queries.families import FamilyPage, read_family
from vugge.people.queries.loading import persons_of
from vugge.people.queries.members import name_of
from vugge.people.queries.ties import demand_person
from vugge.visits.queries import held
from vugge.visits.queries.held import JournalEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A person's journal, the latest first; `person` is the id it goes by now, `home` the family the reader came by.

    `name` is empty for somebody without one who is not in that family any more.
    """

    on: dt.date
    person: UUID
    name: str
    home: FamilyPage
    visits: tuple[JournalEntry, ...]
    screenings: tuple[ScreeningResult, ...]


def journal_of(*, by: Member, person: UUID, today: dt.date, purpose: str = CARE) -> Journal:
    """Return a person's journal under whichever of their ids; visits and screenings are each logged as read, once.

    GoneError and RefusedError as `ties.demand_person`. What was written in families the reader may not open is not
    there, but for a child's own visits, which go with the child.
    """
    tie = demand_person(by=by, person=person, purpose=purpose)
    row, home = persons_of([person])[person], read_family(by=by, tie=tie)
    return Journal(
        on=today,
        person=row.id,
        name=names_of(home).get(row.id, "") or name_of(row),
        home=home,
        visits=held.journal(by=by, person=row.id, purpose=purpose),
        screenings=administrations.of_person(by=by, person=row.id, purpose=purpose)[::-1],
    )
