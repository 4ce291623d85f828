"""Somebody's own day: the visits in order, what is known before each, the rest of the week, and the tasks."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.care.queries.caseload import levels_in_own_families
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.observations import Form, Subject
from vugge.desk.queries.caseload import Caseload, caseload
from vugge.people.queries.caseload import Household
from vugge.people.queries.members import ChildLine, ParentLine
from vugge.visits.queries.caseload import HeldVisit, OwnVisit, own_visits

_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a visit asks to be registered, as a page in somebody's living room may say it.

    Of a child by name of the thing; of the parents only that each is asked.
    """

    measures: tuple[str, ...] = ()
    observed: tuple[str, ...] = ()
    parents: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A visit of the day with what is known before it.

    `home` is None where the reader is not tied to the family any more. `last` is the visit held before, None for the
    first. `asked` is what the kind asks for; `level` is the family's today.
    """

    visit: OwnVisit
    title: str
    home: Household | None
    children: tuple[ChildLine, ...]
    invited: tuple[ParentLine, ...]
    topics: tuple[str, ...]
    asked: Asked
    last: HeldVisit | None
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """A day as its page shows it, the visits of its week and the next, and what the families ask for."""

    day: dt.date
    stops: tuple[Stop, ...]
    weeks: tuple[OwnVisit, ...]
    caseload: Caseload


def my_day(*, by: Member, day: dt.date, now: dt.datetime) -> MyDay:
    """Return a day of the reader's own; RefusedError for whoever has none. Logged as the list of families it is."""
    demand("see_my_day", by)
    known = caseload(by=by, now=now)
    monday = day - dt.timedelta(days=day.weekday())
    visits = own_visits(by=by, first=monday, last=monday + 2 * _WEEK - dt.timedelta(days=1))
    here = [each for each in visits if each.day == day]
    levels = levels_in_own_families(by=by, on=day)
    return MyDay(
        day=day,
        stops=tuple(_stop(each, known, levels.get(each.family)) for each in here),
        weeks=visits,
        caseload=known,
    )


def my_week(*, by: Member, day: dt.date, now: dt.datetime) -> MyDay:
    """Return the visits of the week a day lies in, each with what is known before it. Errors as `my_day`."""
    demand("see_my_day", by)
    known = caseload(by=by, now=now)
    monday = day - dt.timedelta(days=day.weekday())
    visits = own_visits(by=by, first=monday, last=monday + _WEEK - dt.timedelta(days=1))
    levels = levels_in_own_families(by=by, on=day)
    stops = tuple(_stop(each, known, levels.get(each.family)) for each in visits)
    return MyDay(day=day, stops=stops, weeks=visits, caseload=known)


def _stop(visit: OwnVisit, known: Caseload, level: int | None) -> Stop:
    home = known.households.get(visit.family)
    children = () if home is None else tuple(each for each in home.children if each.person in visit.subjects)
    invited = () if home is None else tuple(each for each in home.parents if each.person in visit.invited)
    topics = {each.code: each.title for each in known.catalogue.all_topics()}
    return Stop(
        visit=visit,
        title=title_of(known.catalogue, visit.kind),
        home=home,
        children=children or _expected(home),
        invited=invited,
        topics=tuple(topics.get(each, each) for each in visit.topics),
        asked=asked_at(known.catalogue, visit.kind, visit.place.value),
        last=known.latest(visit.family) if home else None,
        level=level if home else None,
    )


def title_of(catalogue: Catalogue, kind: str) -> str:
    """Return what a visit kind is called; the code itself where it has no words any more."""
    return next((each.title for each in catalogue.kinds() if each.code == kind), kind)


def _expected(home: Household | None) -> tuple[ChildLine, ...]:
    """Return the children on their way: whom a visit is about when it is about nobody born."""
    return () if home is None else tuple(each for each in home.children if each.state.value == "unborn")


def asked_at(catalogue: Catalogue, code: str, place: str) -> Asked:
    """Return what a visit of a kind asks for at a place."""
    kind = next((each for each in catalogue.kinds() if each.code == code), None)
    if kind is None:
        return Asked()
    demanded = kind.demanded(place)
    of_child = [each for each in demanded if each.subject is Subject.CHILD]
    return Asked(
        measures=tuple(each.title for each in of_child if each.form is Form.MEASURE),
        observed=tuple(each.title for each in of_child if each.form is not Form.MEASURE),
        parents=any(each.subject is Subject.PARENT for each in demanded),
    )


def own_task(*, by: Member, family: UUID, key: str, now: dt.datetime) -> tuple[Caseload, int] | None:
    """Return the caseload and which of its tasks has a key in a family; None where it does not stand any more."""
    demand("see_my_day", by)
    known = caseload(by=by, now=now)
    for number, each in enumerate(known.tasks):
        if each.task.family == family and each.task.key == key:
            return known, number
    return None
