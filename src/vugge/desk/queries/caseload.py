"""What it is time for in the reader's own families: visits from `visits`, people from `people`, the rules of `care`."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import note_reading
from vugge.access.queries.members import member_names
from vugge.access.rules.actors import Member
from vugge.access.rules.reading import CARE, FAMILIES
from vugge.care.queries.caseload import tasks_in_own_families
from vugge.care.queries.tasks import Seen
from vugge.care.rules.tasks.answering import Standing
from vugge.care.rules.tasks.visiting import DueVisit, PlannedVisit, Visit
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.kinds import OfferedTo, VisitKind
from vugge.catalogue.rules.windows import Beginning, Unit
from vugge.desk.rules.due import Pregnancy, Span, expecting, with_ends
from vugge.desk.rules.saying import first_name, inside
from vugge.people.queries.caseload import Household, households
from vugge.people.queries.members import ChildLine
from vugge.people.rules.ages import TERM
from vugge.people.rules.naming import ChildState
from vugge.visits.queries.caseload import (
    ChildVisit,
    HeldVisit,
    OpenVisit,
    held_about,
    held_in_own_families,
    open_in_own_families,
)

Had = Mapping[UUID, tuple[ChildVisit, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """The reader's own families on a day: their people, the visits held and still open, and the tasks that stand.

    `handed` names the colleagues a task was handed to, by membership.
    """

    on: dt.date
    households: Mapping[UUID, Household]
    held: tuple[HeldVisit, ...]
    open: tuple[OpenVisit, ...]
    tasks: tuple[Standing, ...]
    handed: Mapping[UUID, str]
    catalogue: Catalogue

    def latest(self, family: UUID) -> HeldVisit | None:
        """Return the visit held last with a family."""
        return next((each for each in reversed(self.held) if each.family == family), None)


def caseload(*, by: Member, now: dt.datetime) -> Caseload:
    """Return the reader's own families and what it is time for in them, and log that the list was read.

    RefusedError for whoever may see no families. The number of statements does not grow with the families.
    """
    note_reading(by=by, subject=by.membership, kind=FAMILIES, purpose=CARE)
    today, homes = now.date(), households(by=by)
    held, still_open = held_in_own_families(by=by), open_in_own_families(by=by)
    children = [child.person for home in homes.values() for child in home.children]
    had = held_about(by=by, children=children)
    catalogue = catalogue_of(by.municipality, today)
    seen = {
        family: seen_of(
            Known(id=family, name=home.name, opened_on=home.opened_on, children=home.children, names=home.names),
            [_held(each) for each in held if each.family == family],
            [_open(each, now) for each in still_open if each.family == family],
            had,
            catalogue,
        )
        for family, home in homes.items()
    }
    tasks = tasks_in_own_families(by=by, today=today, seen=seen)
    return Caseload(
        on=today,
        households=homes,
        held=held,
        open=still_open,
        tasks=tasks,
        handed=member_names(by.municipality, [each.to for each in tasks if each.to]),
        catalogue=catalogue,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A family as its tasks know it; followed since `opened_on`."""

    id: UUID
    name: str
    opened_on: dt.date
    children: tuple[ChildLine, ...]
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneVisit:
    """A visit as tasks know it: held (no appointment is asked for then), or planned and `over` when its time is."""

    appointment: UUID | None
    kind: str
    day: dt.date
    over: bool
    subjects: tuple[UUID, ...]
    reasons: tuple[str, ...] = ()


def seen_of(home: Known, held: Sequence[OneVisit], planned: Sequence[OneVisit], had: Had, catalogue: Catalogue) -> Seen:
    """Return what the rules of tasks ask of people and visits, for one family.

    `had` are the visits of its children wherever they were held: under a journal that was joined, or in another family.
    """
    kinds = {each.code: each for each in catalogue.kinds()}
    called = {person: first_name(name) for person, name in home.names.items()}
    return Seen(
        name=inside(home.name),
        names=called,
        due=_due(home, catalogue),
        held=[
            *(visit for each in held for visit in _about(each, home, kinds)),
            *(Visit(child.person, each.kind, each.held_on) for child in home.children for each in had[child.person]),
        ],
        planned=[
            PlannedVisit(
                appointment=each.appointment,
                family=home.id,
                name=_whose(each, called) or inside(home.name),
                title=inside(kinds[each.kind].title) if each.kind in kinds else each.kind,
                on=each.day,
            )
            for each in planned
            if each.over and each.appointment
        ],
        coming=[visit for each in planned for visit in _about(each, home, kinds)],
        need_visits=_need_visits(held, kinds),
        contacted_on=max((each.day for each in held), default=None),
    )


def _whose(visit: OneVisit, called: Mapping[UUID, str]) -> str:
    """Return the first of those a visit is about, by name; the page says the family beside it."""
    return next((called[each] for each in visit.subjects if each in called), "")


def _held(each: HeldVisit) -> OneVisit:
    return OneVisit(
        appointment=None,
        kind=each.kind,
        day=each.held_on,
        over=True,
        subjects=each.subjects,
        reasons=each.reasons,
    )


def _open(each: OpenVisit, now: dt.datetime) -> OneVisit:
    return OneVisit(
        appointment=each.appointment,
        kind=each.kind,
        day=each.day,
        over=each.ends_at < now,
        subjects=each.subjects,
    )


def _need_visits(visits: Iterable[OneVisit], kinds: Mapping[str, VisitKind]) -> Mapping[str, tuple[dt.date, ...]]:
    found: dict[str, list[dt.date]] = {}
    for each in visits:
        if each.kind in kinds and kinds[each.kind].offered_to is OfferedTo.NEED:
            for reason in each.reasons:
                found.setdefault(reason, []).append(each.day)
    return {reason: tuple(sorted(days)) for reason, days in found.items()}


def _about(visit: OneVisit, home: Known, kinds: Mapping[str, VisitKind]) -> tuple[Visit, ...]:
    """Return a visit as one about each child: one in a pregnancy is about whoever was on the way that day."""
    window = kinds[visit.kind].window if visit.kind in kinds else None
    if window and window.unit is Unit.WEEKS_PREGNANT:
        known = [Pregnancy(each.person, each.due_on, each.born_on) for each in home.children if each.due_on]
        return tuple(Visit(person, visit.kind, visit.day) for person in expecting(visit.day, known))
    return tuple(Visit(subject, visit.kind, visit.day) for subject in visit.subjects)


def _due(home: Known, catalogue: Catalogue) -> list[DueVisit]:
    offered = [each for each in catalogue.in_use() if each.window and each.offered_to is OfferedTo.ALL]
    return [
        due
        for child in home.children
        if child.state in {ChildState.ALIVE, ChildState.UNBORN}
        for due in _due_of(child, home, offered, catalogue)
    ]


def _due_of(child: ChildLine, home: Known, offered: Iterable[VisitKind], catalogue: Catalogue) -> tuple[DueVisit, ...]:
    titles = {each.code: inside(each.title) for each in offered if _concerns(each, child)}
    beginning = Beginning(born=child.born_on, due=_expected(child))
    spans = [(code, catalogue.days(code, beginning)) for code in titles]
    known = [Span(kind=code, first=span.first, last=span.last) for code, span in spans if span]
    return tuple(
        DueVisit(
            family=home.id,
            subject=child.person,
            name=first_name(child.name) if child.born_on else inside(home.name),
            kind=each.span.kind,
            title=titles[each.span.kind],
            first=each.span.first,
            last=each.span.last,
            ends=each.ends,
        )
        for each in with_ends(known, home.opened_on)
    )


def _concerns(kind: VisitKind, child: ChildLine) -> bool:
    """Tell whether a kind can still come for a child: one in the pregnancy not once it is born."""
    pregnant = kind.window is not None and kind.window.unit is Unit.WEEKS_PREGNANT
    return not (pregnant and child.born_on is not None)


def _expected(child: ChildLine) -> dt.date | None:
    if child.due_on or child.born_on is None or child.gestation_days is None:
        return child.due_on
    return child.born_on + dt.timedelta(days=TERM - child.gestation_days)
