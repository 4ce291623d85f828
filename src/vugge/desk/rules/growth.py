"""What a child's measures say in one plain sentence, and from when its age is counted on the curve.

The sentence tells what was measured and nothing of what it means: danish children are often longer and heavier than
WHO's, and what is right for a child its health visitor says.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vugge.base.text import marked as _
from vugge.desk.rules.reference import Measure, Reference, deviation

OWN_LINE = Decimal("0.5")
"""Deviations between two measures within which a child is said to follow its own line."""

_DAYS_A_WEEK = 7
_SHORTEST = 4
"""Days: between measures closer than this a change by the week says nothing."""

_UP = _("%(change)s om ugen siden %(since)s.")
_SINCE = _("%(change)s siden %(since)s.")
_SAME = _("Det samme som %(since)s.")
_ONE = _("Målt én gang, %(since)s. Kurven begynder, når der måles igen.")
_FOLLOWS = _("Kurven følger sin egen linje")
_HIGHER = _("Kurven ligger højere end sidst")
_LOWER = _("Kurven ligger lavere end sidst")


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure as it was taken: the day, and kilograms or centimetres."""

    on: dt.date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """Whose curve it is: which table (None where the sex is unknown), and the day its age is counted from.

    `corrected` is that it is the day a child born too early was expected.
    """

    reference: Reference | None
    counted_from: dt.date
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence in two parts: how the curve runs (a msgid; empty where nobody can say) and the change, with words.

    `change` is by the week or in all, in kilograms or centimetres; None where there is one measure only.
    """

    runs: str
    sentence: str
    since: dt.date
    change: Decimal | None = None
    words: Mapping[str, str] = field(default_factory=dict)


def finding(measure: Measure, child: Child, taken: Sequence[Taken]) -> Finding | None:
    """Return what the two latest measures say; None without any."""
    if not taken:
        return None
    last = taken[-1]
    if len(taken) == 1:
        return Finding("", _ONE, last.on)
    before = taken[-2]
    change, days = last.value - before.value, (last.on - before.on).days
    runs = _runs(measure, child, before, last)
    if not change:
        return Finding(runs, _SAME, before.on, change)
    if measure is Measure.WEIGHT and days >= _SHORTEST:
        return Finding(runs, _UP, before.on, change * _DAYS_A_WEEK / days)
    return Finding(runs, _SINCE, before.on, change)


def _runs(measure: Measure, child: Child, before: Taken, last: Taken) -> str:
    if child.reference is None:
        return ""
    places = [
        deviation(measure, child.reference, counted_from=child.counted_from, on=each.on, value=each.value)
        for each in (before, last)
    ]
    if places[0] is None or places[1] is None:
        return ""
    moved = places[1] - places[0]
    if abs(moved) <= OWN_LINE:
        return _FOLLOWS
    return _HIGHER if moved > 0 else _LOWER


def shown_days(ages: Sequence[int]) -> int:
    """Return how many days of the reference to show for measures at these ages (days): some room after the last one."""
    last = max(ages, default=0)
    steps = (122, 183, 365, 548, 731, 1096, 1826)
    return next((step for step in steps if step >= last + 45), steps[-1])
