"""Tasks about open services: sparring after several visits for one reason, and long without contact. Source: N2."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _
from vugge.care.rules.tasks.shape import Said, Task, TaskRule, Why, Window

ASKED_WITHIN = dt.timedelta(days=14)

_SPAR = _("Find sparring om %(reason)s hos %(name)s")
_SPAR_RULE = _("Efter %(limit)s behovsbesøg af samme grund spørger Vugge om sparring. Det stopper aldrig et besøg")
_SPAR_DATA = _("%(count)s behovsbesøg om %(reason)s")
_CLOSE = _("Skal hjælpen om %(reason)s hos %(name)s fortsætte?")
_CLOSE_RULE = _("Efter %(limit)s dage uden kontakt spørger Vugge. Ydelsen lukkes kun af sundhedsplejersken")
_CLOSE_DATA = _("Sidste kontakt var %(last)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenService:
    """An open service, the days of the visits given in it, and the family's latest contact of any kind.

    `contacted_on` is None when there has been none since it opened.
    """

    service: UUID
    family: UUID
    name: str
    reason: str
    opened_on: dt.date
    visits: Sequence[dt.date] = ()
    contacted_on: dt.date | None = None


def sparring(services: Iterable[OpenService], *, limit: int) -> tuple[Task, ...]:
    """Return a task for each course that has come to the municipality's number of visits for its reason."""
    return tuple(_sparring(each, limit) for each in services if limit and len(each.visits) >= limit)


def without_contact(services: Iterable[OpenService], *, days: int) -> tuple[Task, ...]:
    """Return a task for each open help, which opens when it has been so many days without contact.

    Help for one reason at two levels is two services and one question: when one is closed, the other is asked about.
    """
    asked: dict[tuple[UUID, str], OpenService] = {}
    for each in services:
        asked.setdefault((each.family, each.reason), each)
    return tuple(_without_contact(each, days) for each in asked.values())


def _sparring(each: OpenService, limit: int) -> Task:
    day = sorted(each.visits)[limit - 1]
    words = {"reason": each.reason, "name": each.name, "limit": limit, "count": len(each.visits)}
    return Task(
        rule=TaskRule.SPARRING,
        family=each.family,
        subject=each.service,
        day=day,
        do=Said(_SPAR, words),
        window=Window(opens=day, last=day + ASKED_WITHIN),
        why=Why(Said(_SPAR_RULE, words), Said(_SPAR_DATA, words), day),
    )


def _without_contact(each: OpenService, days: int) -> Task:
    latest = max((each.opened_on, *each.visits, *([each.contacted_on] if each.contacted_on else [])))
    opens = latest + dt.timedelta(days=days)
    words = {"reason": each.reason, "name": each.name, "limit": days, "last": latest}
    return Task(
        rule=TaskRule.NO_CONTACT,
        family=each.family,
        subject=each.service,
        day=latest,
        do=Said(_CLOSE, words),
        window=Window(opens=opens, last=opens + ASKED_WITHIN),
        why=Why(Said(_CLOSE_RULE, words), Said(_CLOSE_DATA, words), latest),
    )
