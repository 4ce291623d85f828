"""A week's visits, day by day."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.desk.queries.my_day import MyDay
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.desk.web.pages.my_day import VisitCard, cards
from vugge.ui import days
from vugge.ui.pages import Page

_DAY = dt.timedelta(days=1)
_WORKING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """A day of the week and its visits."""

    title: str
    address: str
    anchor: str
    visits: tuple[VisitCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage(Page):
    """A week."""

    line: str
    before: str
    this: str
    after: str
    days: tuple[WeekDay, ...]


def week_page(found: MyDay, now: dt.datetime) -> WeekPage:
    """Return the page of the week the day lies in: its working days, and any other with a visit."""
    monday = found.day - dt.timedelta(days=found.day.weekday())
    shown = [monday + number * _DAY for number in range(7)]
    lines = [
        WeekDay(
            title=days.whole_day(each),
            address=places.my_day(each),
            anchor=f"dag-{each.isoformat()}",
            visits=tuple(cards([stop for stop in found.stops if stop.visit.day == each], now)),
        )
        for each in shown
    ]
    return WeekPage(
        title=_("Uge {number}").format(number=days.week(found.day)),
        line=words.visits_counted(len(found.stops)).capitalize(),
        before=places.my_week(monday - 7 * _DAY),
        this=places.my_week(now.date()),
        after=places.my_week(monday + 7 * _DAY),
        days=tuple(each for number, each in enumerate(lines) if each.visits or number < _WORKING),
    )
