"""What it is time for in somebody's own families all at once: however many they are, it takes the same statements."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.care.models import TaskAnswer
from vugge.care.queries.offers import OfferRow, offers_of
from vugge.care.queries.standing import as_help, counting
from vugge.care.queries.tasks import Records, Seen, worked_out
from vugge.care.rules.codes import Handling
from vugge.care.rules.levels import level_on
from vugge.care.rules.tasks import answering
from vugge.catalogue.queries.effective import catalogue_of
from vugge.instruments.queries.administrations import Signal
from vugge.instruments.queries.caseload import signals_in_own_families
from vugge.people.queries.caseload import own_families


def tasks_in_own_families(*, by: Member, today: dt.date, seen: Mapping[UUID, Seen]) -> tuple[answering.Standing, ...]:
    """Return the tasks that stand on a day in the reader's own families, among those that are in `seen`, in no order.

    Nothing is logged: a task holds no more than that it is there.
    """
    demand("see_families", by)
    here = catalogue_of(by.municipality, today)
    families = [family for family in own_families(by=by) if family in seen]
    services, offers, signals = counting(families), _offers(families), _signals(by)
    records = {
        family: Records(services=services[family], offers=offers.get(family, ()), signals=signals.get(family, ()))
        for family in families
    }
    tasks = [each for family in families for each in worked_out(family, seen[family], records[family], here)]
    rows = TaskAnswer.objects.filter(municipality=by.municipality, family__in=families).order_by("number")
    answers = [
        answering.Answered(key=row.key, handling=Handling.of(row.handling), until=row.until, to=row.to_id)
        for row in rows
    ]
    return answering.standing(tasks, answers, today)


def levels_in_own_families(*, by: Member, on: dt.date) -> Mapping[UUID, int]:
    """Return the level of each of the reader's own families on a day."""
    demand("see_families", by)
    return {family: level_on(as_help(rows), on) for family, rows in counting(own_families(by=by)).items()}


def _offers(families: list[UUID]) -> Mapping[UUID, list[OfferRow]]:
    found: dict[UUID, list[OfferRow]] = {}
    for each in offers_of(families):
        found.setdefault(each.family, []).append(each)
    return found


def _signals(by: Member) -> Mapping[UUID, list[Signal]]:
    found: dict[UUID, list[Signal]] = {}
    for each in signals_in_own_families(by=by):
        found.setdefault(each.family, []).append(each)
    return found
