"""Which screenings are still to be asked for: those that belong to a visit and were neither made nor declined."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

EARLY = dt.timedelta(days=60)
"""How long before the visit's days a screening still counts as the one that belongs to it."""

AHEAD = dt.timedelta(days=90)
"""How long before its days a screening is worth showing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """That somebody is to be asked, or seen, with an instrument at a visit of a kind; the days as the visit's are.

    `phase` is empty for a child. After `ends` it makes no more sense; None for never.
    """

    subject: UUID
    instrument: str
    phase: str
    kind: str
    first: dt.date
    last: dt.date
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody was asked, or that it was noted why not."""

    subject: UUID
    instrument: str
    phase: str
    on: dt.date


def still_to_ask(asking: Iterable[Asking], asked: Iterable[Asked], today: dt.date) -> tuple[Asking, ...]:
    """Return what is still to be asked, the one that ends first in front; once of twins' parents, not once a twin."""
    done = tuple(asked)
    once: dict[tuple[UUID, str, str, dt.date], Asking] = {}
    for each in asking:
        over = each.ends is not None and today > each.ends
        if not over and each.first <= today + AHEAD and not any(_answers(one, each) for one in done):
            once.setdefault((each.subject, each.instrument, each.phase, each.first), each)
    return tuple(sorted(once.values(), key=lambda each: (each.last, each.first)))


def _answers(asked: Asked, asking: Asking) -> bool:
    same = (asked.subject, asked.instrument, asked.phase) == (asking.subject, asking.instrument, asking.phase)
    return same and asked.on >= asking.first - EARLY
