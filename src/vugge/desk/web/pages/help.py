"""The help a family has now, why it is at its level, and the levels through time."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.desk.queries.family import SHOWN_BACK, Course
from vugge.desk.rules.saying import inside
from vugge.desk.web.pages import words
from vugge.desk.web.pages.course import help_of, since
from vugge.ui import days, formats
from vugge.ui.chips import Level, Strip, Why

_DAY = dt.timedelta(days=1)
_SHORTEST = dt.timedelta(days=14)
"""A strip of fewer days shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNow:
    """The level, the services it comes of, and the levels through time."""

    level: Level
    said: str
    follows: str
    strip: Strip | None
    why: Why


def help_now(course: Course) -> HelpNow:
    """Return the help there is, and what it follows from."""
    level, today = course.level, course.on
    named = [help_of(course, each.kind.label, each.reason) for each in level.why]
    helps = [*named[:1], *(inside(each) for each in named[1:])]
    first = min((each.opened_on for each in level.why), default=today)
    if level.why:
        said = _("{helps} har været i gang siden {day}.").format(helps=words.listed(helps), day=since(first, today))
        follows = _("Niveauet følger hjælpen, ikke familien. Når den sidste ydelse er slut, er niveauet 1 igen.")
        rule = _("Familiens niveau er det højeste blandt de ydelser, der er i gang.")
    else:
        said = _("Standardbesøgene. Der er ingen ydelser i gang ud over dem.")
        follows = _("Niveauet følger hjælpen, ikke familien.")
        rule = _("Uden en ydelse, der er i gang, er niveauet 1.")
    return HelpNow(
        level=Level(level.level, big=True),
        said=words.stopped(said[:1].upper() + said[1:]),
        follows=follows,
        strip=_strip(course),
        why=Why(
            about=_("niveau {level}").format(level=level.level),
            rule=rule,
            data=words.listed(helps) or _("Ingen åbne ydelser"),
            on=formats.long_date(first),
            question=_("Hvorfor ser jeg det her?"),
        ),
    )


def _strip(course: Course) -> Strip | None:
    """Return the levels since the family came, at most a year back; None while there is nothing to see."""
    pieces = [(each.level, each.first, (each.last or course.on) + _DAY) for each in course.intervals]
    if not pieces or pieces[-1][2] - pieces[0][1] < _SHORTEST:
        return None
    parts = [
        _("niveau {level} fra {day}").format(level=level, day=since(first, course.on)) for level, first, _to in pieces
    ]
    ended = course.page.family.closed_on
    begun = days.day_month(pieces[0][1], course.on)
    said = _("Niveau over tid: {parts}").format(parts=", ".join(parts))
    if course.page.family.opened_on < (ended or course.on) - SHOWN_BACK:
        said = _("Niveau over tid, {span}: {parts}").format(span=_span(ended), parts=", ".join(parts))
        begun = _("{span}, fra {day}").format(span=_span(ended).capitalize(), day=begun)
    last = days.day_month(ended, course.on) if ended else _("i dag")
    return Strip.of(pieces, said, begun, last)


def _span(ended: dt.date | None) -> str:
    return _("de sidste 12 måneder") if ended else _("seneste 12 måneder")
