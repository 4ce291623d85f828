"""What a registration is judged by (`rules.checking`), gathered: the family, the catalogue of the day, the level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.base.clock import now
from vugge.care.queries.helping import ServiceRow, open_of
from vugge.care.rules.codes import ServiceKind
from vugge.people.queries.loading import persons_of
from vugge.people.queries.members import name_of
from vugge.visits.models import Frame, Part
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import KindOnDay, visit_kind
from vugge.visits.rules.checking import Ground, Known
from vugge.visits.rules.days import Life, part_fault
from vugge.visits.rules.levels import proposed
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.registration import FrameEntry, PartEntry, Registration, Subject


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
    going_on = _going_on(by, family, held_on)
    ground = replace(
        _ground(home, kind, frame, held_on),
        demands=kind.demands(frame.place, children, _met(home.people, children, frame)),
        services=frozenset(each.id for each in going_on),
        proposed=proposed(registration, {each.id: each.level for each in going_on}, need_visit=kind.needs_reasons),
    )
    helped = frozenset(each.reason for each in going_on if each.kind is ServiceKind.NEED_VISIT)
    return Case(ground=ground, home=home, kind=kind, children=children, helped=helped)


def frame_ground(by: Member, family: UUID, frame: FrameEntry, before: Frame) -> Ground:
    """Gather what a corrected frame is judged by: who and what stood in it before may stay, and the level proposed."""
    home = household(by, family)
    held_on = civil_day(frame.started_at)
    kind = visit_kind(by, frame.kind, held_on, to_choose=False)
    there = {UUID(each["person"]): Subject.of(each["as"]) for each in before.present if "person" in each}
    ground = _ground(home, kind, frame, held_on)
    return replace(
        ground,
        people=_with(home.people, there),
        topics=ground.topics | {*before.topics, *before.talked},
        reasons=ground.reasons | set(before.reasons),
        proposed=before.proposed,
    )


def part_ground(by: Member, family: UUID, frame: FrameEntry, subject: UUID, before: Part | None) -> Ground:
    """Gather what a corrected part is judged by: whoever it is of, though they have left the family since."""
    home = household(by, family)
    held_on = civil_day(frame.started_at)
    kind = visit_kind(by, frame.kind, held_on, to_choose=False)
    people = _with(home.people, {subject: Subject.of(before.role)} if before else {})
    mine = {person: known for person, known in people.items() if person == subject}
    children = [person for person, known in mine.items() if known.role is Subject.CHILD]
    met = mine if children or subject in frame.present else {}
    demands = tuple(replace(each, whose="") for each in kind.demands(frame.place, children, met))
    return replace(_ground(home, kind, frame, held_on), people=people, demands=demands)


def life_of(home: Mapping[UUID, Known], subjects: Iterable[UUID]) -> Mapping[UUID, Life]:
    """Return from when to when people live, those of the family and others."""
    return {person: known.life for person, known in _with(home, dict.fromkeys(subjects, Subject.CHILD)).items()}


def _ground(home: Household, kind: KindOnDay, frame: FrameEntry, held_on: date) -> Ground:
    return Ground(
        moment=now(),
        held_on=held_on,
        closed_on=home.closed_on,
        people=home.people,
        asked=kind.asked,
        demands=(),
        topics=kind.topics,
        reasons=kind.reasons,
        targets=kind.targets,
        services=frozenset(),
        needs_reasons=kind.needs_reasons,
        proposed=frame.level,
    )


def _going_on(by: Member, family: UUID, held_on: date) -> list[ServiceRow]:
    found = open_of(by=by, family=family, on=held_on)
    return [each for each in found if each.closed_on is None or each.closed_on > held_on]


def _met(people: Mapping[UUID, Known], children: Iterable[UUID], frame: FrameEntry) -> dict[UUID, Known]:
    there = {*children, *frame.present}
    return {person: known for person, known in people.items() if person in there}


def _with(people: Mapping[UUID, Known], others: Mapping[UUID, Subject]) -> Mapping[UUID, Known]:
    """Add those who were there then and are in the family no more."""
    missing = {person: role for person, role in others.items() if person not in people}
    found = persons_of(missing)
    gone = {
        person: Known(
            life=Life(name=name_of(found[person]), born_on=found[person].born_on, died_on=found[person].died_on),
            role=role,
        )
        for person, role in missing.items()
        if person in found
    }
    return {**people, **gone}


def _children(home: Household, held_on: date, subjects: Iterable[UUID], parts: Iterable[PartEntry]) -> tuple[UUID, ...]:
    """Return whom observations are demanded of: not of a child who died, or was not born, before the visit was held."""
    wanted, written = set(subjects), {part.subject for part in parts}
    return tuple(
        person
        for person, known in home.people.items()
        if known.role is Subject.CHILD
        and (person in written or (person in wanted and not part_fault(known.life, held_on)))
    )
