"""Gathering a sheet: whom the visit is about, what it asks for, and what is known from before."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import now
from vugge.care.queries.helping import open_of
from vugge.care.rules.codes import ServiceKind
from vugge.instruments.queries.definitions import definition
from vugge.instruments.queries.training import note
from vugge.people.queries.loading import kept_of
from vugge.people.rules.naming import NAMELESS_PARENT, ChildState, nameless
from vugge.ui import formats
from vugge.visits.queries.growth import of_child
from vugge.visits.queries.held import ContactPage, of_family
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import KindOnDay, visit_kind
from vugge.visits.queries.planned import AppointmentRow, appointment
from vugge.visits.rules.appointments import State
from vugge.visits.rules.drafts import About
from vugge.visits.rules.moments import ZONE, civil_day, minutes_between
from vugge.visits.rules.registration import Subject
from vugge.visits.rules.screenings import offered, phase_of
from vugge.visits.web.coming import coming_visit, proposals
from vugge.visits.web.sheet import Earlier, OpenService, Said, Screening, Sheet, Who

USUAL_MINUTES = 60
_NAMELESS = {NAMELESS_PARENT, *(nameless(each) for each in ChildState)}


class CancelledError(Exception):
    """The visit was cancelled: why, and with which family."""

    def __init__(self, why: str, row: AppointmentRow) -> None:
        super().__init__(why)
        self.why = why
        self.row = row


def planned_sheet(by: Member, which: UUID) -> Sheet | UUID:
    """Return the sheet of a planned visit, or the contact it became when it is held already.

    GoneError and RefusedError as `planned.appointment`; CancelledError where it was cancelled.
    """
    found = appointment(by=by, appointment=which)
    row = found.row
    if row.state is State.HELD:
        return next(each.contact for each in of_family(by=by, family=row.family) if each.appointment == which)
    if row.state is State.CANCELLED:
        raise CancelledError(found.events[-1].why, row)
    home = household(by, row.family)
    now_called = dict.fromkeys(kept_of(each.person for each in row.subjects).values())
    children = [each for each in now_called if each in home.people and home.people[each].role is Subject.CHILD]
    about = About(family=row.family, kind=row.kind.code, appointment=row.id)
    sheet = _sheet(by, home, about, row.starts_at, children)
    return _with(
        sheet,
        by,
        revision=row.revision,
        minutes=minutes_between(row.starts_at, row.ends_at),
        place=row.place,
        agenda=row.agenda,
    )


def unplanned_sheet(by: Member, family: UUID, kind: str) -> Sheet:
    """Return the sheet of a visit nobody planned, held just now; GoneError for a kind there is not."""
    home = household(by, family)
    start = now().replace(minute=0, second=0, microsecond=0)
    try:
        visit_kind(by, kind, civil_day(start))
    except UnfitError as error:
        raise GoneError from error
    before_birth = phase_of(kind, Subject.MOTHER) == "pregnancy"
    children = () if before_birth else home.youngest()
    return _with(_sheet(by, home, About(family=family, kind=kind), start, children), by)


def held_sheet(by: Member, page: ContactPage, only: UUID | None = None) -> Sheet:
    """Return the sheet of a visit that was signed, to correct it: of everybody, or of `only` one person's part."""
    frame = page.frame
    home = household(by, page.family)
    kind = visit_kind(by, frame.kind.code, frame.held_on, to_choose=False)

    def gone(persons: Iterable[UUID]) -> tuple[Who, ...]:
        """Return those who are in the family no more, or under another id, and were then: theirs is corrected too."""
        return tuple(
            Who(id=each.subject, name=each.name, first=_first(each.name), role=each.role)
            for each in parts
            if each.subject in persons and each.subject not in home.people
        )

    parts = [each for each in page.parts if only in {None, each.subject}]
    children = [each.subject for each in parts if each.role is Subject.CHILD]
    parents = [each.subject for each in parts if each.role is not Subject.CHILD]
    return Sheet(
        about=About(family=page.family, kind=frame.kind.code, appointment=page.appointment),
        staff=by.membership,
        revision=None,
        starts_at=frame.started_at,
        minutes=frame.minutes or USUAL_MINUTES,
        place=frame.place,
        home=home,
        kind=kind,
        children=(*whos(home, children), *gone(children)),
        parents=(*whos(home, parents), *gone(parents))
        if only
        else whos(home, [each.person for each in home.page.parents]),
    )


def _sheet(by: Member, home: Household, about: About, start: dt.datetime, children: Iterable[UUID]) -> Sheet:
    day = civil_day(start)
    kind = visit_kind(by, about.kind, day, to_choose=False)
    seen = tuple(each for each in whos(home, children))
    parents = whos(home, (each.person for each in home.page.parents))
    return Sheet(
        about=about,
        staff=by.membership,
        revision=None,
        starts_at=start,
        minutes=USUAL_MINUTES,
        place=None,
        home=home,
        kind=kind,
        children=seen,
        parents=parents,
        screenings=tuple(_screenings(by, home, kind, day, (*seen, *parents))),
        earlier=_earlier(by, seen, day),
        services=_services(by, home, kind, day),
        notes=(),
    )


def _with(sheet: Sheet, by: Member, **known: Any) -> Sheet:  # noqa: ANN401 - fields of a sheet
    """Add what needs the rest: what comes next, and what was said before."""
    fuller = replace(sheet, **known)
    fuller = replace(fuller, coming=coming_visit(fuller), notes=tuple(_notes(by, fuller)))
    return replace(fuller, proposals=proposals(by, fuller))


def whos(home: Household, persons: Iterable[UUID]) -> tuple[Who, ...]:
    """Return people of a family as the page calls them: by first name, by all of it where two share that."""
    listed = [each for each in persons if each in home.people]
    firsts = Counter(_first(home.people[each].life.name) for each in home.people)
    return tuple(
        Who(
            id=each,
            name=name,
            first=_first(name) if firsts[_first(name)] == 1 else name,
            role=home.people[each].role,
        )
        for each in listed
        for name in [home.people[each].life.name]
    )


def _first(name: str) -> str:
    called = any(name.startswith(_(each)) for each in _NAMELESS)
    return name if called or not name else name.split(maxsplit=1)[0]


def _screenings(
    by: Member, home: Household, kind: KindOnDay, day: dt.date, people: Iterable[Who]
) -> Iterable[Screening]:
    for who in people:
        born = home.people[who.id].life.born_on
        days = (day - born).days if born else None
        phase = phase_of(kind.kind.code, who.role)
        for code, opened in offered(kind.kind.code, who.role, days, for_all=not kind.needs_reasons).items():
            found = definition(code, day)
            if who.role.value in {each.value for each in found.respondents}:
                yield Screening(
                    of=who,
                    definition=found,
                    phase=phase,
                    cutoff=kind.catalogue.cutoff(code, who.role.value, phase, day),
                    training=note(by=by, instrument=code, on=day),
                    opened=opened,
                )


def _earlier(by: Member, children: Iterable[Who], day: dt.date) -> Mapping[tuple[UUID, str], Earlier]:
    return {
        (child.id, point.code): Earlier(point.on, point.number)
        for child in children
        for point in of_child(by=by, child=child.id)
        if point.on < day
    }


def _services(by: Member, home: Household, kind: KindOnDay, day: dt.date) -> tuple[OpenService, ...]:
    titles = {each.code: each.title for each in kind.catalogue.all_reasons()}
    return tuple(
        OpenService(
            id=each.id,
            title=_("{kind} om {reason}").format(
                kind=_(each.kind.label), reason=titles.get(each.reason, each.reason).lower()
            ),
            level=each.level,
            need=each.kind is ServiceKind.NEED_VISIT,
        )
        for each in open_of(by=by, family=home.family, on=day)
        if each.closed_on is None or each.closed_on > day
    )


def _notes(by: Member, sheet: Sheet) -> Iterable[Said]:
    before = next(
        (each for each in of_family(by=by, family=sheet.about.family) if each.frame.started_at < sheet.starts_at), None
    )
    if before and (before.frame.agreed or before.frame.talked):
        day = formats.long_date(before.frame.started_at.astimezone(ZONE).date()).rsplit(" ", 1)[0]
        talked = ", ".join(each.title for each in before.frame.talked)
        yield Said(_("Sidst, {day}").format(day=day), before.frame.agreed or talked)
    if sheet.agenda.agreed:
        yield Said(_("Aftalt om besøget"), sheet.agenda.agreed)
    if sheet.agenda.brings:
        yield Said(_("Husk"), sheet.agenda.brings)
    text = sheet.kind.kind.local_text or sheet.kind.kind.text
    if text:
        yield Said(sheet.kind.kind.title, text)
