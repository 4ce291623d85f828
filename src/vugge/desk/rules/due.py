"""When a visit due by age makes no more sense, and which child a visit in a pregnancy was about."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

PREGNANT = dt.timedelta(days=280)
STILL = dt.timedelta(days=183)
"""How long after its days the last kind of visit can still be made up for."""

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
    """A span, and the day after which the visit makes no more sense."""

    span: Span
    ends: dt.date


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """A child by whose pregnancy a visit is told: the person, the day it was expected, and the day it was born."""

    person: UUID
    due_on: dt.date
    born_on: dt.date | None = None


def with_ends(spans: Iterable[Span], since: dt.date) -> tuple[Ending, ...]:
    """Return each span with its end: what is over time can still be done until the next kind's days are over too.

    A span over before the day the family came, `since`, is left out: nobody here was late with it.
    """
    ordered = sorted((each for each in spans if each.last >= since), key=lambda each: (each.first, each.last))
    ends = [max(each.last, following.last) for each, following in pairwise(ordered)]
    last = [ordered[-1].last + STILL] if ordered else []
    return tuple(Ending(span=each, ends=end) for each, end in zip(ordered, [*ends, *last], strict=True))


def expecting(on: dt.date, pregnancies: Sequence[Pregnancy]) -> tuple[UUID, ...]:
    """Return the children who were on their way on a day: whom a visit in the pregnancy is about."""
    return tuple(
        each.person for each in pregnancies if each.due_on - PREGNANT <= on <= (each.born_on or each.due_on + LATE)
    )
