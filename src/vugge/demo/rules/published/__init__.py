"""The published extract: made-up registrations whose figures are the ones the two evaluations published.

What was published is true; everything else is made up and says nothing about anybody: the split between municipalities,
the days, the children, and whatever no published figure holds. A file per topic, each naming the figures it reaches;
what no extract can reach stands in `vugge.insight.rules.contradictions`.
"""

from collections.abc import Iterator

from vugge.demo.rules.published import (
    families,
    need_visits,
    pregnancy,
    screenings,
    thousand_days,
    toddlers,
    together,
    transitions,
)
from vugge.demo.rules.published.dice import Dice
from vugge.demo.rules.published.registration import Registration

__all__ = ["HEADER", "Registration", "rows"]

HEADER: tuple[str, ...] = Registration._fields
"""The extract's 21 columns in order."""


def rows() -> Iterator[Registration]:
    """Give the extract's rows, each a tuple of 21 text cells in the order of `HEADER`; the same ones every time."""
    known = families.cohorts(Dice(1))
    pregnancies = pregnancy.visits(known, Dice(2))
    yield from pregnancy.rows(pregnancies, known, Dice(3))
    yield from screenings.parents(known, pregnancies, Dice(4))
    yield from screenings.children(known, Dice(5))
    yield from toddlers.rows(known, Dice(6))
    yield from need_visits.rows(need_visits.visits(known, Dice(7)), Dice(8))
    yield from together.joint_visits(known, Dice(9))
    yield from together.courses(known, Dice(10))
    yield from transitions.rows(Dice(11))
    yield from thousand_days.rows(Dice(12))
