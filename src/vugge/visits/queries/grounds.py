"""What a registration is judged by (`rules.checking`), gathered: the family, the catalogue of the day, the level."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.base.clock import now
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import KindOnDay, visit_kind
from vugge.visits.rules.checking import Ground
from vugge.visits.rules.days import part_fault
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.registration import FrameEntry, PartEntry, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A registration's ground, and what it was made from."""

    ground: Ground
    home: Household
    kind: KindOnDay
    children: tuple[UUID, ...]


def case(
    by: Member,
    family: UUID,
    frame: FrameEntry,
    *,
    subjects: Iterable[UUID] | None,
    parts: Iterable[PartEntry],
) -> Case:
    """Gather what a registration is judged by.

    Obligatory are the observations of the children the appointment is about (`subjects`; None where nobody planned it)
    and of those written about; and of each parent who is there.
    """
    home = household(by, family)
    held_on = civil_day(frame.started_at)
    kind = visit_kind(by, frame.kind, held_on, to_choose=False)
    children = _children(home, held_on, subjects or (), parts)
    met = {person: known for person, known in home.people.items() if person in {*children, *frame.present}}
    return Case(
        ground=Ground(
            now=now(),
            held_on=held_on,
            closed_on=home.closed_on,
            people=home.people,
            asked=kind.asked,
            demands=kind.demands(frame.place, children, met),
            topics=kind.topics,
            reasons=kind.reasons,
            needs_reasons=kind.needs_reasons,
            proposed=None,
        ),
        home=home,
        kind=kind,
        children=children,
    )


def _children(home: Household, held_on: date, subjects: Iterable[UUID], parts: Iterable[PartEntry]) -> tuple[UUID, ...]:
    """Return whom observations are demanded of: not of a child who died, or was not born, before the visit was held."""
    wanted, written = set(subjects), {part.subject for part in parts}
    return tuple(
        person
        for person, known in home.people.items()
        if known.role is Subject.CHILD
        and (person in written or (person in wanted and not part_fault(known.life, held_on)))
    )
