"""When a visit due by age makes no more sense, and which child a visit in a pregnancy was about."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

PREGNANT = dt.timedelta(days=280)
LATE = dt.timedelta(days=21)
"""How long after the due date a child may be born; a visit until then is of that pregnancy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a visit kind for one child, both included."""

    kind: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A span, and the day after which the visit makes no more sense; None for never."""

    span: Span
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """A child by whose pregnancy a visit is told: the person, the day it was expected, and the day it was born."""

    person: UUID
    due_on: dt.date
    born_on: dt.date | None = None


def with_ends(spans: Iterable[Span]) -> tuple[Ending, ...]:
    """Return each span with its end: what is over time can still be done until the next kind's days are over too."""
    ordered = sorted(spans, key=lambda each: (each.first, each.last))
    ends = [max(each.last, following.last) for each, following in pairwise(ordered)]
    return tuple(Ending(span=each, ends=end) for each, end in zip(ordered, [*ends, None], strict=True))


def expecting(on: dt.date, pregnancies: Sequence[Pregnancy]) -> tuple[UUID, ...]:
    """Return the children who were on their way on a day: whom a visit in the pregnancy is about."""
    return tuple(
        each.person for each in pregnancies if each.due_on - PREGNANT <= on <= (each.born_on or each.due_on + LATE)
    )
