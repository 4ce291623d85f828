"""Tasks about offers nobody has answered. Source: V3."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _
from vugge.care.rules.tasks.shape import Said, Task, TaskRule, Why, Window

TRIED_FROM, TRIED_DUE, TRIED_LAST = dt.timedelta(days=1), dt.timedelta(days=7), dt.timedelta(days=14)
"""After the offer, or the attempt before: from when to try again, from when one should, and by when."""

_TRY = _("Prøv at få fat i %(name)s igen")
_RULE = _("%(limit)s forsøg, før svaret bliver “ingen kontakt”")
_DATA = _("%(title)s: %(count)s forsøg uden svar")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOffer:
    """An offer without an answer, and the days somebody tried to reach the family about it."""

    offer: UUID
    family: UUID
    name: str
    title: str
    offered_on: dt.date
    attempts: Sequence[dt.date] = ()


def attempts_due(offers: Iterable[OpenOffer], *, limit: int) -> tuple[Task, ...]:
    """Return a task for each offer that may still be tried; the last attempt answers the offer by itself."""
    return tuple(_attempt(each, limit) for each in offers if len(each.attempts) < limit)


def _attempt(each: OpenOffer, limit: int) -> Task:
    latest = max((each.offered_on, *each.attempts))
    words = {"name": each.name, "title": each.title, "count": len(each.attempts), "limit": limit}
    return Task(
        rule=TaskRule.ATTEMPT,
        family=each.family,
        subject=each.offer,
        day=latest,
        do=Said(_TRY, words),
        window=Window(opens=latest + TRIED_FROM, due=latest + TRIED_DUE, last=latest + TRIED_LAST),
        why=Why(Said(_RULE, words), Said(_DATA, words), latest),
    )
