"""What the next visit could be: the next of those for all, and times on the same weekday at the same clock."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.catalogue.rules.kinds import OfferedTo, Setting
from vugge.catalogue.rules.windows import Beginning
from vugge.visits.queries.planned import busy
from vugge.visits.rules.moments import ZONE, civil_day, end_of, instant
from vugge.visits.web.sheet import Coming, Proposal, Sheet

_SOON = 14  # days until a need visit is usually seen to again
_WEEK = 7


def coming_visit(sheet: Sheet) -> Coming | None:
    """Return the next of the visits that are offered to all, by the age of the youngest; None where there is none."""
    line = next((each for each in sheet.home.page.children if each.person in {c.id for c in sheet.children}), None)
    line = line or (sheet.home.page.children[-1] if sheet.home.page.children else None)
    if line is None:
        return None
    beginning = Beginning(born=line.born_on, due=line.due_on)
    day = civil_day(sheet.starts_at)
    found = []
    for kind in sheet.kind.catalogue.in_use():
        wanted = kind.offered_to is OfferedTo.ALL and kind.setting is Setting.SMALL and kind.code != sheet.about.kind
        span = sheet.kind.catalogue.days(kind.code, beginning) if wanted and kind.window else None
        if span and span.first > day:
            found.append(Coming(kind=kind.code, title=kind.title, first=span.first, last=span.last))
    return min(found, key=lambda each: each.first, default=None)


def proposals(by: Member, sheet: Sheet) -> tuple[Proposal, ...]:
    """Return times that are free: a need visit in two weeks where help goes on, and the next visit for all."""
    found = []
    day = civil_day(sheet.starts_at)
    need = next((each for each in sheet.kind.catalogue.in_use() if each.offered_to is OfferedTo.NEED), None)
    helped = sheet.kind.needs_reasons or any(each.need for each in sheet.services)
    if need and helped:
        found += _free(by, sheet, need.code, [day + dt.timedelta(days=_SOON)])
    if sheet.coming:
        away = (sheet.coming.first - day).days
        first = day + dt.timedelta(days=-(-away // _WEEK) * _WEEK)
        weeks = (first + dt.timedelta(days=_WEEK * each) for each in range(3))
        found += _free(by, sheet, sheet.coming.kind, [each for each in weeks if each <= sheet.coming.last])
    return tuple(found)


def _free(by: Member, sheet: Sheet, kind: str, days: Iterable[dt.date]) -> list[Proposal]:
    clock = sheet.starts_at.astimezone(ZONE).time()
    for day in days:
        start = instant(day, clock)
        if start is None:
            continue
        end = end_of(start, sheet.minutes)
        if all(end <= begins or start >= ends for begins, ends in busy(by=by, staff=by.membership, on=day)):
            return [Proposal(kind=kind, starts_at=start, minutes=sheet.minutes, why=_("Du er ledig"))]
    return []
