"""Offers and what came of them. Source: V3; the domain, § 12."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vugge.care.rules.codes import Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was noted; later ones come later in a list, and a family may change its mind."""

    answer: Answer
    on: dt.date


def standing(answers: Sequence[Answered]) -> Answered | None:
    """Return the answer that counts: the one noted last."""
    return answers[-1] if answers else None


def unreached(*, attempts: int, limit: int, answered: bool) -> bool:
    """Tell whether so many attempts without an answer are themselves one: no contact."""
    return not answered and attempts >= limit
