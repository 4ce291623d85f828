"""Who is whose twin and sibling."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.people.rules.kinds import SiblingKind

_APART = dt.timedelta(days=3)
"""Children of one parent born within so many days are twins, whoever forgot to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Born:
    """What is known of a child's birth and parents."""

    pregnancy: UUID
    born_on: dt.date | None = None
    parents: frozenset[UUID] = frozenset()


def twins(one: Born, other: Born) -> bool:
    """Say whether two children are of one pregnancy: it says so, or one parent had both within days."""
    if one.pregnancy == other.pregnancy:
        return True
    if one.born_on is None or other.born_on is None or one.parents.isdisjoint(other.parents):
        return False
    return abs(one.born_on - other.born_on) <= _APART


def sibling_kind(one: frozenset[UUID], other: frozenset[UUID]) -> SiblingKind | None:
    """Say how children are siblings by their mothers and fathers (no partners); None when they share nobody.

    They are half-siblings only when each has somebody the other has not: with one parent unknown nobody can tell, and
    they are called full siblings until it is written down otherwise.
    """
    if not one & other:
        return None
    return SiblingKind.HALF if one - other and other - one else SiblingKind.FULL
