"""What the log of readings says about somebody. Whoever asks decides who may, and logs that it was read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vugge.access.models import ReadingEvent
from vugge.access.rules.trail import Outcome
from vugge.base.clock import COPENHAGEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOn:
    """That something was read on a day, what for, and how many times: not by whom, which is for the data protector."""

    day: dt.date
    kind: str
    purpose: str
    times: int


def readings_of(municipality: str, subjects: Iterable[UUID], limit: int = 2000) -> tuple[ReadOn, ...]:
    """Return what was read about any of the subjects, by day, the latest first; from the latest `limit` readings."""
    rows = (
        ReadingEvent.objects.filter(municipality=municipality, subject__in=set(subjects), outcome=Outcome.DONE)
        .order_by("-sequence")
        .values_list("at", "kind", "purpose")[:limit]
    )
    counted: dict[tuple[dt.date, str, str], int] = {}
    for at, kind, purpose in rows:
        key = (at.astimezone(COPENHAGEN).date(), kind, purpose)
        counted[key] = counted.get(key, 0) + 1
    return tuple(
        ReadOn(day=day, kind=kind, purpose=purpose, times=times) for (day, kind, purpose), times in counted.items()
    )


def read_since(municipality: str, subject: UUID, kind: str, since: dt.datetime) -> int:
    """Return how many times something of a kind was read about a subject since a moment, refusals among them."""
    found = ReadingEvent.objects.filter(municipality=municipality, subject=subject, kind=kind, at__gt=since)
    return found.count()
