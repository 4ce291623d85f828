"""The level of help: of a service, never of a family. It rises and falls with what is open. Source: L1, L2, L3.

A service is open from its first day to its last, both included; without a last day it goes on.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vugge.base.text import marked as _

UNIVERSAL, NEED, TOGETHER, INDICATED = 1, 2, 3, 4
LEVELS = (UNIVERSAL, NEED, TOGETHER, INDICATED)

DAY = dt.timedelta(days=1)

_LAW = _("Hjælpen gives efter den sociale lovgivning.")
_TOGETHER = _("Andre er med, og sundhedsplejen giver noget ud over standardbesøgene.")
_NEED = _("Sundhedsplejen giver noget ud over standardbesøgene, og giver det alene.")
_OTHERS = _("Andre er med, men sundhedsplejen giver ikke noget ud over standardbesøgene.")
_REFERRED = _("En henvisning er ikke niveau 3 i sig selv.")
_STANDARD = _("Standardbesøgene er for alle.")


@dataclass(frozen=True, slots=True)
class Help:
    """A service as its level counts: from a day to a day."""

    level: int
    opened_on: dt.date
    closed_on: dt.date | None = None

    def is_open(self, day: dt.date) -> bool:
        """Tell whether it is open on a day."""
        return self.opened_on <= day and (self.closed_on is None or day <= self.closed_on)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days in a row with the same level, both ends included; no last day means until further notice."""

    level: int
    first: dt.date
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is registered of some help now. A family's background is not asked for, so that it cannot count (L3).

    `beyond_standard`: health visiting gives something the standard visits do not hold. `others`: the professions that
    take part in it. `referred`: where to; it explains and never decides. `under_social_law`: this help is given under
    it, which a measure of the past, or beside it, is not.
    """

    beyond_standard: bool = False
    others: Sequence[str] = ()
    referred: Sequence[str] = ()
    under_social_law: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level and the Danish sentences that say why; the health visitor may choose otherwise with a reason."""

    level: int
    why: tuple[str, ...]


def propose(given: Given) -> Proposal:
    """Propose the level of some help from what is registered of it."""
    if given.under_social_law:
        return Proposal(INDICATED, (_LAW,))
    beside = (_REFERRED,) if given.referred else ()
    if given.others and given.beyond_standard:
        return Proposal(TOGETHER, (_TOGETHER,))
    if given.beyond_standard:
        return Proposal(NEED, (_NEED, *beside))
    return Proposal(UNIVERSAL, (_OTHERS if given.others else _STANDARD, *beside))


def level_on(services: Iterable[Help], day: dt.date) -> int:
    """Return the level of a family on a day: the highest among the services open then, else 1."""
    return max((each.level for each in services if each.is_open(day)), default=UNIVERSAL)


def intervals(services: Sequence[Help], first: dt.date, last: dt.date | None = None) -> tuple[Interval, ...]:
    """Return the levels from a day to a day, or until further notice, each as long as it lasted. They rise and fall."""
    turns = {first} | {each.opened_on for each in services}
    turns |= {each.closed_on + DAY for each in services if each.closed_on is not None}
    days = sorted(day for day in turns if day >= first and (last is None or day <= last))
    found: list[tuple[dt.date, int]] = []
    for day in days:
        level = level_on(services, day)
        if not found or found[-1][1] != level:
            found.append((day, level))
    ends: list[dt.date | None] = [day - DAY for day, _level in found[1:]]
    return tuple(Interval(level, day, end) for (day, level), end in zip(found, [*ends, last], strict=True))


def highest(services: Iterable[Help]) -> int:
    """Return what a family has needed at most: the highest level of any service, open or closed, else 1."""
    return max((each.level for each in services), default=UNIVERSAL)
