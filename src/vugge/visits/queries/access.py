"""Who may read what was written of one person at visits. Source: decision 13; attacks B.

A child's journal goes with the child: whoever may open a family the child is in reads all of it. A parent's part is
read by whoever may open the family it was written in, and never by way of the child.
"""

from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import RefusedError, note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE, VISIT
from vugge.people.queries.loading import aliases, kept_of
from vugge.people.queries.ties import demand_family, families_of, lives_in
from vugge.people.rules.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What of a person's journal a reader may open: under which ids, and by which families.

    `whole` is that a child's is open whichever family it was written in: the one it lives in now is among them.
    """

    person: UUID
    ids: frozenset[UUID]
    families: frozenset[UUID]
    purpose: str
    whole: bool

    def reads(self, family: UUID, *, child: bool) -> bool:
        """Tell whether a part written in a family can be read: by that family's tie, a child's by its home's too."""
        return (child and self.whole) or family in self.families


def reach(*, by: Actor, person: UUID, purpose: str = CARE) -> Reach:
    """Return what the reader may open of a person's journal, and log that it is read.

    GoneError where the person is in no family here, RefusedError where the reader may open none of them.
    """
    ids = aliases(person)
    ties = _ties(by, ids, purpose)
    now = kept_of([person])[person]
    note_reading(by=by, subject=now, kind=VISIT, purpose=ties[0].purpose)
    families, home = frozenset(each.family for each in ties), lives_in(by=by, person=person)
    whole = not home or not families.isdisjoint(home)
    return Reach(person=now, ids=ids, families=families, purpose=ties[0].purpose, whole=whole)


def _ties(by: Actor, ids: frozenset[UUID], purpose: str) -> list[Tie]:
    found: list[Tie] = []
    refused: RefusedError | None = None
    for family in dict.fromkeys(each for one in sorted(ids) for each in families_of(by=by, person=one)):
        try:
            found.append(demand_family(by=by, family=family, purpose=purpose))
        except RefusedError as error:
            refused = error
    if not found:
        raise refused or GoneError
    return found
