"""A family's screenings: what is still to be asked, and that others were made. Never a number."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.text import genitive
from vugge.care.rules.tasks.shape import Window
from vugge.desk.queries.family import Course
from vugge.desk.queries.my_day import title_of
from vugge.desk.rules.saying import first_name, inside
from vugge.desk.rules.screenings import Asking
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.instruments.queries.administrations import ScreeningStatus
from vugge.instruments.queries.definitions import definition
from vugge.instruments.rules.codes import Phase
from vugge.ui import days, formats
from vugge.ui.chips import Due, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """A screening still to be made: with whom, at which visit (`on` is its day, or that there is none), and why."""

    who: str
    what: str
    on: str
    due: Due
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRow:
    """That a screening was done, or was not; never its number."""

    who: str
    what: str
    on: str
    machine: str
    status: str
    address: str


def to_ask(course: Course) -> tuple[ToAsk, ...]:
    """Return what is still to be asked, the one that ends first in front."""
    return tuple(_asking(course, each) for each in course.to_ask)


def _asking(course: Course, asking: Asking) -> ToAsk:
    name, title = first_name(course.name_of(asking.subject)), definition(asking.instrument, course.on).title
    what = _what(title, Phase.of(asking.phase) if asking.phase else None)
    visit = inside(title_of(course.catalogue, asking.kind))
    booked = next((each for each in course.planned if each.kind.code == asking.kind and each.day >= course.on), None)
    rule = _("{instrument} tilbydes hver forælder ved {visit}") if asking.phase else _("{instrument} ses ved {visit}")
    return ToAsk(
        who=name,
        what=what,
        on=_day(course, booked.day) if booked else _("Ikke aftalt"),
        due=words.window_chip(Window(opens=asking.first, last=asking.last, ends=asking.ends), course.on),
        why=Why(
            about=f"{what}, {name}",
            rule=rule.format(instrument=title, visit=visit),
            data=_("{what} er ikke registreret for {name}").format(what=what, name=name),
            on=formats.long_date(asking.first),
        ),
    )


def screening_row(course: Course, status: ScreeningStatus) -> ScreeningRow:
    """Return that a screening was done, or was not, and where the rest of it stands."""
    name = first_name(course.name_of(status.subject) or _("Ikke i familien mere"))
    state = _(status.state.label)
    return ScreeningRow(
        who=name,
        what=_what(status.title, status.phase),
        on=days.day_month(status.held_on, course.on),
        machine=status.held_on.isoformat(),
        status=_("{state} – åbn i {name} journal").format(state=state, name=genitive(name)),
        address=places.journal(status.subject),
    )


def _what(title: str, phase: Phase | None) -> str:
    return " ".join(each for each in (title, _(phase.label).lower() if phase else "") if each)


def _day(course: Course, day: dt.date) -> str:
    return _("I dag") if day == course.on else days.day_month(day, course.on)
