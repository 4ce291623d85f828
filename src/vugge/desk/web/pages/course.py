"""A family's course as a list of days: what is to come, what was held, births, help that began and ended."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.desk.queries.family import Course
from vugge.desk.rules.reference import Measure
from vugge.desk.rules.saying import first_name, inside
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.desk.web.pages.curve import written
from vugge.people.rules.ages import gestation_text
from vugge.people.rules.naming import ChildState
from vugge.ui import days, formats
from vugge.ui.chips import Level
from vugge.visits.queries.held import ContactLine
from vugge.visits.rules.places import Present

_PARENTS = {Present.MOTHER, Present.FATHER, Present.PARTNER}
_GRAMS = 1000
_BEFORE = dt.timedelta(days=365)
"""A child born longer than this before the family came is no part of the course here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day of the course. `dot` is plan, now or empty; `link` where more of it is read."""

    on: str
    machine: str
    dot: str
    title: str
    level: Level | None = None
    lines: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    link: str = ""
    link_label: str = ""


def events(course: Course) -> tuple[Event, ...]:
    """Return the course, the latest first: what is planned stands above today."""
    held = (*_planned(course), *_cancelled(course), *_held(course))
    found = [*held, *_born(course), *_ended(course), *_referred(course)]
    return tuple(event for _on, _order, event in sorted(found, key=lambda each: each[:2], reverse=True))


_Dated = tuple[dt.date, int, Event]


def _day(course: Course, on: dt.date) -> tuple[str, str]:
    said = _("I dag") if on == course.on else days.day_month(on, course.on)
    return said, on.isoformat()


def _planned(course: Course) -> Iterable[_Dated]:
    for each in course.planned:
        on, machine = _day(course, each.day)
        clock = days.clock(each.starts_at.astimezone(words.ZONE))
        yield (
            each.day,
            9,
            Event(
                on=on,
                machine=machine,
                dot="now" if each.day == course.on else "plan",
                title=_("{kind} kl. {clock}").format(kind=each.kind.title, clock=clock),
                quiet=(_("{who} kommer").format(who=each.staff_name),),
                link=places.move(each.id),
                link_label=_("Flyt eller aflys {kind} {day}").format(kind=inside(each.kind.title), day=on.lower()),
            ),
        )


def _cancelled(course: Course) -> Iterable[_Dated]:
    for each in course.cancelled:
        on, machine = _day(course, each.day)
        clock = days.clock(each.starts_at.astimezone(words.ZONE))
        kind = inside(each.kind.title)
        yield (
            each.day,
            6,
            Event(
                on=on,
                machine=machine,
                dot="",
                title=_("Aflyst: {kind} kl. {clock}").format(kind=kind, clock=clock),
                link=places.register(each.id),
                link_label=_("Se, hvorfor {kind} {day} blev aflyst").format(kind=kind, day=on.lower()),
            ),
        )


def _held(course: Course) -> Iterable[_Dated]:
    for each in course.held:
        frame = each.frame
        on, machine = _day(course, frame.held_on)
        title = frame.kind.title
        if frame.reasons:
            title = _("{kind}: {reasons}").format(
                kind=title, reasons=words.listed(inside(reason.title) for reason in frame.reasons)
            )
        yield (
            frame.held_on,
            5,
            Event(
                on=on,
                machine=machine,
                dot="now" if frame.held_on == course.on else "",
                title=title,
                level=Level(frame.level),
                lines=tuple(line for line in (_measured(course, each), _there(course, each)) if line),
                quiet=(_("Aftalt: {agreed}").format(agreed=frame.agreed),) if frame.agreed else (),
                link=places.contact(each.contact),
                link_label=_link(course, each, on),
            ),
        )


def _link(course: Course, held: ContactLine, on: str) -> str:
    changed = _changed(held)
    if changed is None:
        return _("Se {kind} {day}").format(kind=inside(held.frame.kind.title), day=on.lower())
    day = days.day_month(changed.astimezone(words.ZONE).date(), course.on)
    return _("Rettet {day} – se den første version").format(day=day)


def _changed(held: ContactLine) -> dt.datetime | None:
    """Return when the visit was corrected last, as a whole or a child's part; a parent's is not told here."""
    frame = held.frame.signature
    moments = [each.signed_at for each in held.parts if each.signed_at and (each.versions or 0) > 1]
    return max([*moments, *([frame.at] if frame.version > 1 else [])], default=None)


def _measured(course: Course, held: ContactLine) -> str:
    """Write the weight of every child at the visit: a child's, never a parent's number."""
    weights = {
        child.person: point
        for child in course.grown
        for point in course.measures[child.person]
        if point.contact == held.contact and point.code == Measure.WEIGHT.value
    }
    return " ".join(
        _("{name}: {weight}.").format(
            name=first_name(child.name), weight=written(Measure.WEIGHT, weights[child.person].number / _GRAMS)
        )
        for child in course.grown
        if child.person in weights
    )


def _there(course: Course, held: ContactLine) -> str:
    parents = [each for each in held.frame.present if each.role in _PARENTS]
    others = [each for each in held.frame.present if each.role not in _PARENTS and each.person is None]
    beside = [_(each.role.label).lower() for each in others]
    if len(parents) > 1 and len(parents) == len(course.page.parents):
        return (
            _("Begge forældre var med.")
            if not beside
            else _("Begge forældre og {others} var med.").format(others=words.listed(beside))
        )
    names = words.listed([*(first_name(each.name) for each in parents if each.name), *beside])
    return _("{names} var med.").format(names=names) if names else ""


def _born(course: Course) -> Iterable[_Dated]:
    for child in course.page.children:
        if child.born_on is None or child.born_on < course.page.family.opened_on - _BEFORE:
            continue
        on, machine = _day(course, child.born_on)
        week = (_("uge {week}").format(week=gestation_text(child.gestation_days)),) if child.gestation_days else ()
        sentence = _("{name} blev født uden liv") if child.state is ChildState.STILLBORN else _("{name} er født")
        name = first_name(child.name)
        yield (
            child.born_on,
            3 - (child.order or 0),
            Event(on=on, machine=machine, dot="", title=sentence.format(name=name), quiet=week),
        )
        if child.died_on and child.state is ChildState.DEAD:
            on, machine = _day(course, child.died_on)
            title = _("{name} døde").format(name=name)
            yield child.died_on, 8, Event(on=on, machine=machine, dot="", title=title)


def _ended(course: Course) -> Iterable[_Dated]:
    for each in course.services:
        if each.closed_on is None or each.mistaken:
            continue
        on, machine = _day(course, each.closed_on)
        title = _("{help} afsluttet").format(help=help_of(course, each.kind.label, each.reason))
        yield each.closed_on, 7, Event(on=on, machine=machine, dot="", title=title, quiet=(each.closed_why,))


def _referred(course: Course) -> Iterable[_Dated]:
    titles = {each.code: each.title for each in course.catalogue.all_targets()}
    for each in course.referrals:
        if each.counts:
            on, machine = _day(course, each.referred_on)
            title = _("Henvist til {target}").format(target=inside(titles.get(each.target, each.target)))
            yield each.referred_on, 4, Event(on=on, machine=machine, dot="", title=title)


def help_of(course: Course, kind: str, reason: str) -> str:
    """Write what help is and what it is about: `Behovsbesøg om søvn`."""
    titles = {each.code: each.title for each in course.catalogue.all_reasons()}
    return _("{kind} om {reason}").format(kind=_(kind), reason=inside(titles.get(reason, reason)))


def since(day: dt.date, today: dt.date) -> str:
    """Write a day a thing began: without the year where it is this year's."""
    return days.day_month(day, today) if day.year == today.year else formats.long_date(day)
