"""A family's course in one: its people, the help now and before, visits, screenings without a number, what is next."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.reading import CARE
from vugge.care.queries import helping, levels, referrals, tasks
from vugge.care.queries.helping import ServiceRow
from vugge.care.queries.levels import LevelNow
from vugge.care.queries.referrals import ReferralRow
from vugge.care.queries.tasks import Seen
from vugge.care.rules.levels import Interval
from vugge.care.rules.tasks.answering import Standing
from vugge.care.rules.tasks.visiting import DueVisit
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.desk.queries.caseload import Known, OneVisit, seen_of
from vugge.desk.rules.screenings import Asked, Asking, still_to_ask
from vugge.instruments.queries import administrations
from vugge.instruments.queries.administrations import ScreeningStatus
from vugge.people.queries import families
from vugge.people.queries.consents import ConsentLine, consents_of
from vugge.people.queries.families import FamilyPage
from vugge.people.queries.loading import kept_of
from vugge.people.queries.members import ChildLine
from vugge.people.rules.ages import years
from vugge.people.rules.naming import ChildState
from vugge.visits.queries import growth, held, planned
from vugge.visits.queries.caseload import held_about
from vugge.visits.queries.growth import Point
from vugge.visits.queries.held import ContactLine
from vugge.visits.queries.planned import AppointmentRow
from vugge.visits.rules.appointments import State
from vugge.visits.rules.registration import Subject
from vugge.visits.rules.screenings import asked_of_all, phase_of

CURVE_UNTIL = 5
"""Years: WHO's tables end there."""
SHOWN_BACK = dt.timedelta(days=365)
"""How far back the levels are shown: over more, a rise of weeks is too narrow to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A family as its page shows it on a day.

    `planned` are the appointments neither held nor cancelled, `held` the visits, the latest first. `to_ask` are the
    screenings everybody is offered that nobody has made or declined. `grown` are the
    children there is a curve for and `measures` of, `child` the one it is drawn of; None where there is none.
    """

    on: dt.date
    page: FamilyPage
    level: LevelNow
    intervals: tuple[Interval, ...]
    services: tuple[ServiceRow, ...]
    referrals: tuple[ReferralRow, ...]
    planned: tuple[AppointmentRow, ...]
    cancelled: tuple[AppointmentRow, ...]
    held: tuple[ContactLine, ...]
    screenings: tuple[ScreeningStatus, ...]
    to_ask: tuple[Asking, ...]
    tasks: tuple[Standing, ...]
    grown: tuple[ChildLine, ...]
    child: ChildLine | None
    measures: Mapping[UUID, tuple[Point, ...]]
    consents: tuple[ConsentLine, ...]
    catalogue: Catalogue

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the measures of the child with the curve."""
        return self.measures[self.child.person] if self.child else ()

    def name_of(self, person: UUID) -> str:
        """Return what somebody in the family is called; empty for somebody who is not in it any more."""
        return names_of(self.page).get(person, "")


def course(*, by: Member, family: UUID, now: dt.datetime, child: UUID | None = None, purpose: str = CARE) -> Course:
    """Return a family's course, and log that it was read, and that the journals of the children measured were.

    `child` is whose curve is asked for; the youngest one's otherwise. GoneError and RefusedError as `demand_family`.
    """
    page = families.family(by=by, family=family, purpose=purpose)
    today, facts = now.date(), page.family
    day = facts.closed_on or today
    visits = held.of_family(by=by, family=family, purpose=purpose)
    rows = planned.of_family(by=by, family=family, purpose=purpose)
    waiting = [each for each in rows if each.state is State.PLANNED]
    catalogue = catalogue_of(by.municipality, today)
    screenings = administrations.of_family(by=by, family=family, purpose=purpose)
    seen = None if facts.closed else _seen(by, page, visits, waiting, catalogue, now)
    grown = _grown(page.children, today)
    chosen = next((each for each in grown if each.person == child), grown[0] if grown else None)
    return Course(
        on=today,
        page=page,
        level=levels.level_on(by=by, family=family, on=day),
        intervals=levels.intervals(by=by, family=family, first=max(facts.opened_on, day - SHOWN_BACK), last=day),
        services=helping.of_family(by=by, family=family, purpose=purpose),
        referrals=referrals.of_family(by=by, family=family, purpose=purpose),
        planned=tuple(waiting),
        cancelled=tuple(each for each in rows if each.state is State.CANCELLED),
        held=visits,
        screenings=screenings,
        to_ask=() if seen is None else still_to_ask(_asking(page, seen.due), _asked(screenings), today),
        tasks=() if seen is None else tasks.of_family(by=by, family=family, today=today, seen=seen),
        grown=grown,
        child=chosen,
        measures={each.person: growth.of_child(by=by, child=each.person, purpose=purpose) for each in grown},
        consents=_consents(by, page.children),
        catalogue=catalogue,
    )


def names_of(page: FamilyPage) -> dict[UUID, str]:
    """Return what everybody in a family is called."""
    children = {each.person: each.name for each in page.children}
    return children | {each.person: each.name for each in page.parents}


def _grown(children: Iterable[ChildLine], today: dt.date) -> tuple[ChildLine, ...]:
    """Return the children there is a curve for, the youngest first and twins in their order."""
    living = [
        each
        for each in children
        if each.state is ChildState.ALIVE and each.born_on and years(each.born_on, today) < CURVE_UNTIL
    ]
    return tuple(sorted(living, key=lambda each: (-each.born_on.toordinal() if each.born_on else 0, each.order or 0)))


def _consents(by: Member, children: Iterable[ChildLine]) -> tuple[ConsentLine, ...]:
    found: dict[UUID, ConsentLine] = {}
    for each in children:
        with suppress(RefusedError):  # a child that has moved on since the family was closed is another family's
            found |= {line.id: line for line in consents_of(by=by, person=each.person) if line.counts}
    return tuple(found.values())


def _asking(page: FamilyPage, due: Iterable[DueVisit]) -> Iterable[Asking]:
    """Return whom the visits due ask with what: the child, and everybody who is a parent of it."""
    for visit in due:
        child = [(visit.subject, Subject.CHILD)]
        parents = [
            (each.person, Subject.of(each.role.value)) for each in page.parents if visit.subject in each.parent_of
        ]
        for person, role in (*child, *parents):
            for instrument in asked_of_all(visit.kind, role):
                yield Asking(
                    subject=person,
                    instrument=instrument,
                    phase=phase_of(visit.kind, role),
                    kind=visit.kind,
                    first=visit.first,
                    last=visit.last,
                    ends=visit.ends,
                )


def _asked(screenings: Iterable[ScreeningStatus]) -> list[Asked]:
    return [
        Asked(each.subject, each.instrument, each.phase.value if each.phase else "", each.held_on)
        for each in screenings
    ]


def _seen(
    by: Member,
    page: FamilyPage,
    visits: Iterable[ContactLine],
    waiting: Sequence[AppointmentRow],
    catalogue: Catalogue,
    now: dt.datetime,
) -> Seen:
    known = Known(
        id=page.family.id,
        name=page.family.name,
        opened_on=page.family.opened_on,
        children=page.children,
        names=names_of(page),
    )
    gone = [
        OneVisit(
            appointment=None,
            kind=each.frame.kind.code,
            day=each.frame.held_on,
            over=True,
            subjects=tuple(line.subject for line in each.parts),
            reasons=tuple(reason.code for reason in each.frame.reasons),
        )
        for each in visits
    ]
    kept = kept_of(person.person for each in waiting for person in each.subjects)
    ahead = [
        OneVisit(
            appointment=each.id,
            kind=each.kind.code,
            day=each.day,
            over=each.ends_at < now,
            subjects=tuple(kept[person.person] for person in each.subjects),
        )
        for each in waiting
    ]
    had = held_about(by=by, children=[each.person for each in page.children])
    return seen_of(known, gone, ahead, had, catalogue)
