"""Offers and what came of them. Source: V3; the domain, § 12."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from vugge.care.rules.codes import Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was noted. `implied`: the product noted it, for a visit that was held or too many attempts."""

    answer: Answer
    on: dt.date
    implied: bool = False


def standing(answers: Iterable[Answered]) -> Answered | None:
    """Return the answer that counts of those noted, in their order: the last. A yes is not said anew by the visit."""
    counts: Answered | None = None
    for each in answers:
        if not (each.implied and counts is not None and counts.answer is each.answer):
            counts = each
    return counts


def unreached(*, attempts: int, limit: int, answered: bool) -> bool:
    """Tell whether so many attempts without an answer are themselves one: no contact."""
    return not answered and attempts >= limit
