"""What a registration is judged by (`rules.checking`), gathered: the family, the catalogue of the day, the level."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.base.clock import now
from vugge.care.queries.helping import open_of
from vugge.care.rules.codes import ServiceKind
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import KindOnDay, visit_kind
from vugge.visits.rules.checking import Ground
from vugge.visits.rules.days import part_fault
from vugge.visits.rules.levels import proposed
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.registration import PartEntry, Registration, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A registration's ground, and what it was made from."""

    ground: Ground
    home: Household
    kind: KindOnDay
    children: tuple[UUID, ...]
    helped: frozenset[str]


def case(by: Member, family: UUID, registration: Registration, *, subjects: Iterable[UUID]) -> Case:
    """Gather what a registration is judged by. `Case.helped` are the reasons need visits are made for already.

    Obligatory are the observations of the children the appointment is about (`subjects`; none where nobody planned it)
    and of those written about; and of each parent who is there.
    """
    frame = registration.frame
    home = household(by, family)
    held_on = civil_day(frame.started_at)
    kind = visit_kind(by, frame.kind, held_on, to_choose=False)
    children = _children(home, held_on, subjects, registration.parts)
    going_on = [
        each for each in open_of(by=by, family=family, on=held_on) if each.closed_on is None or each.closed_on > held_on
    ]
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
            proposed=proposed(registration, {each.id: each.level for each in going_on}, need_visit=kind.needs_reasons),
            targets=kind.targets,
            services=frozenset(each.id for each in going_on),
        ),
        home=home,
        kind=kind,
        children=children,
        helped=frozenset(each.reason for each in going_on if each.kind is ServiceKind.NEED_VISIT),
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
