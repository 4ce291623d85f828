"""Where each count of a programme stands in a scan's answer."""

from dataclasses import dataclass

from vugge.insight.rules import conditions as c
from vugge.insight.rules.figure import Figure, Group, Measure

LEVEL = "level"
"""The column of a scan's answer that holds the level, null when not levelled."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Where a count stands in a scan's answer: its column, and the group of the measure it belongs to."""

    column: str
    figure: Figure
    measure: Measure
    group: Group

    @property
    def condition(self) -> c.Condition:
        """Return all that a row or a family must fulfil to be counted here."""
        return self.figure.scoped(self.measure.where & self.group.where)
