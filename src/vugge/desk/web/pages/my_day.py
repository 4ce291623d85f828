"""Min dag as it is shown. Source: screens, 01."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.desk.queries.my_day import MyDay, Stop
from vugge.desk.rules.saying import inside
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.desk.web.pages.tasks import SHOWN, TaskGroup, grouped
from vugge.ui import days
from vugge.ui.chips import Level
from vugge.ui.pages import Fact, Page
from vugge.visits.queries.caseload import OwnVisit

_DAY = dt.timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCard:
    """A visit of the day. `state` is held, next or later; `address` the family's page, empty where it may not be."""

    clock: str
    span: str
    title: str
    address: str
    line: str
    state: str
    level: Level | None
    facts: tuple[Fact, ...]
    said: str
    saved: str
    saved_address: str
    start: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day, or a week, to come in short."""

    title: str
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDayPage(Page):
    """A day. `families` is whether the reader has any; `all_tasks` is empty where all are shown."""

    line: str
    is_today: bool
    before: str
    today: str
    after: str
    week: str
    visits: tuple[VisitCard, ...]
    rest: tuple[DayLine, ...]
    groups: tuple[TaskGroup, ...]
    all_tasks: str
    all_address: str
    families: bool
    families_address: str


def my_day_page(found: MyDay, reader: UUID, now: dt.datetime) -> MyDayPage:
    """Return the page of a day."""
    groups, count = grouped(found.caseload, reader, SHOWN)
    shown = sum(len(each.rows) for each in groups)
    day = found.day
    line = _("Uge {week} · {visits} · {things}").format(
        week=days.week(day), visits=words.visits_counted(len(found.stops)), things=words.things_counted(shown)
    )
    return MyDayPage(
        title=days.whole_day(day),
        line=line,
        is_today=day == now.date(),
        before=places.my_day(day - _DAY),
        today=places.my_day(),
        after=places.my_day(day + _DAY),
        week=places.my_week(day),
        visits=tuple(cards(found.stops, now)),
        rest=_rest(found.weeks, day),
        groups=groups,
        all_tasks=_("Alle {count}").format(count=count) if count > shown else "",
        all_address=reverse("desk:tasks"),
        families=bool(found.caseload.households),
        families_address=places.my_families(),
    )


def cards(stops: Iterable[Stop], now: dt.datetime) -> Iterable[VisitCard]:
    """Yield the day's visits; the first that is neither held nor over is the next, and alone has the button."""
    waiting = True
    for stop in stops:
        held, over = stop.visit.contact is not None, stop.visit.ends_at < now
        is_next = waiting and not held and not over and stop.visit.day == now.date()
        waiting = waiting and not is_next
        yield _card(stop, "held" if held else "next" if is_next else "later", now)


def _card(stop: Stop, state: str, now: dt.datetime) -> VisitCard:
    visit, home = stop.visit, stop.home
    minutes = int((visit.ends_at - visit.starts_at).total_seconds() // 60)
    until = int((visit.starts_at - now).total_seconds() // 60)
    close = state == "next" and 0 < until < 60  # noqa: PLR2004 - an hour
    return VisitCard(
        clock=days.clock(visit.starts_at),
        span=_("om {count} min.").format(count=until) if close else _("{count} min.").format(count=minutes),
        title=_whom(stop),
        address=places.family(visit.family) if home else "",
        line=_line(stop, whole=state != "later"),
        state=state,
        level=None if stop.level is None else Level(stop.level),
        facts=tuple(_facts(stop)) if state == "next" else (),
        said=words.asked_for(stop.asked) if state == "later" else "",
        saved=_saved(visit),
        saved_address=places.contact(visit.contact) if visit.contact else "",
        start=places.register(visit.appointment) if home and state != "held" else "",
    )


def _whom(stop: Stop) -> str:
    """Return whom the visit is with: the children, or before a birth those who wait for it."""
    if stop.home is None:
        return _("En familie, du ikke er skrevet på mere")
    born = [each.name for each in stop.children if each.born_on]
    waiting = [each.name for each in stop.invited or stop.home.parents]
    return words.couple(born or waiting) or stop.home.name


def _line(stop: Stop, *, whole: bool) -> str:
    ages = dict.fromkeys(words.age(each, stop.visit.day) for each in stop.children)
    there = words.listed(each.name for each in stop.invited)
    if there and whole:
        several = len(stop.invited) > 1
        there = (_("{names} er begge hjemme") if several else _("{names} er hjemme")).format(names=there)
    elsewhere = "" if stop.visit.place.value == "home" else _(stop.visit.place.label)
    first = _("første besøg") if stop.last is None and stop.home else ""
    near = "" if whole else _address(stop)
    named = there if whole or any(each.born_on for each in stop.children) else ""
    known = [stop.title, words.listed(ages), elsewhere, near, named, first]
    return " · ".join(each for each in known if each)


def _address(stop: Stop) -> str:
    if stop.home is None:
        return ""
    return _("Beskyttet adresse") if stop.home.protected else stop.home.address.partition(",")[0]


def _facts(stop: Stop) -> Iterable[Fact]:
    if stop.home is None:
        yield Fact(_("Adgang"), _("Du er ikke skrevet på familien mere. Spørg jeres leder, hvis besøget er dit."))
        return
    protected = stop.home.protected
    address = _("Beskyttet adresse") if protected else stop.home.address
    yield Fact(_("Adresse"), address or _("Der er ingen adresse endnu"))
    if stop.last and stop.last.agreed:
        yield Fact(_("Aftalt sidst"), stop.last.agreed)
    wishes = [inside(each) for each in stop.topics]
    if wishes or stop.visit.own_words:
        text = words.listed(wishes)
        own = _("“{words}”").format(words=stop.visit.own_words) if stop.visit.own_words else ""
        yield Fact(_("Deres ønsker"), " · ".join(each for each in (text[:1].upper() + text[1:], own) if each))
    asked = words.asked_for(stop.asked)
    if asked:
        yield Fact(_("Registreres"), asked)
    if stop.visit.brings:
        yield Fact(_("Tag med"), stop.visit.brings)


def _saved(visit: OwnVisit) -> str:
    if visit.signed_at is None:
        return ""
    local = visit.signed_at.astimezone(visit.starts_at.tzinfo)
    clock = days.clock(local)
    if local.date() == visit.day:
        return _("Gemt kl. {clock}").format(clock=clock)
    return _("Gemt {day} kl. {clock}").format(day=days.day_month(local.date(), visit.day), clock=clock)


def _rest(visits: Iterable[OwnVisit], day: dt.date) -> tuple[DayLine, ...]:
    """Return the rest of the week's working days, and any other with a visit, and the next week in one."""
    ahead = list(visits)
    monday = day - dt.timedelta(days=day.weekday())
    lines = []
    for number in range(day.weekday() + 1, 7):
        then = monday + number * _DAY
        own = [each for each in ahead if each.day == then]
        if own or number <= _FRIDAY:
            lines.append(DayLine(days.week_day(then), _from(own), places.my_day(then)))
    following = monday + 7 * _DAY
    later = [each for each in ahead if each.day >= following]
    week = _("Uge {number}").format(number=days.week(following))
    return (*lines, DayLine(week, words.visits_counted(len(later)).capitalize(), places.my_week(following)))


def _from(visits: list[OwnVisit]) -> str:
    counted = words.visits_counted(len(visits))
    if not visits:
        return counted.capitalize()
    return _("{visits} fra kl. {clock}").format(visits=counted, clock=days.clock(visits[0].starts_at))
