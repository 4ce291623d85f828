"""A figure's cells as its declaration speaks of them: by measure, group and level."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Figure, Finding, Levels, Measure, Over, Value
from vugge.ui import formats

EACH = tuple(level for level in Level if level is not Level.ALL)
"""The levels a row can have, "not levelled" too."""

_HUNDREDTH = 100


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was counted for a figure. A cell that is not there is a fault of the data set: KeyError."""

    figure: Figure
    _cells: dict[tuple[str, str, str], Cell]

    def value(self, measure: Measure, group: str, level: Level = Level.ALL) -> int:
        """Return a count; over all levels it is their sum where the measure is only given for each."""
        if level is Level.ALL and measure.levels is Levels.EACH:
            return sum(self._cells[measure.name, group, each].value for each in EACH)
        return self._cells[measure.name, group, level].value

    def base(self, measure: Measure, group: str) -> int:
        """Return what the group's counts are a share of, over all levels."""
        level = EACH[0] if measure.levels is Levels.EACH else Level.ALL
        return self._cells[measure.name, group, level].base

    def bases(self, measure: Measure) -> tuple[int, ...]:
        """Return the base of each group in order."""
        return tuple(self.base(measure, group.code) for group in measure.groups)

    def row(self, measure: Measure, level: Level) -> int:
        """Return a level's count in all groups together; right where no row is in two groups."""
        return sum(self.value(measure, group.code, level) for group in measure.groups)

    def said(self, finding: Finding) -> str:
        """Return the finding with its numbers."""
        return _(finding.text).format(**{name: self._quoted(value) for name, value in finding.values.items()})

    def _quoted(self, value: Value) -> str:
        measure = self.figure.measure(value.measure)
        groups = [value.group] if value.group else [group.code for group in measure.groups]
        count = sum(self.value(measure, group) for group in groups)
        if not value.share:
            return formats.number(count)
        base = self.base(measure, groups[0])
        if not value.group and measure.base.over is Over.SAME_GROUP:
            base = sum(self.bases(measure))
        # Whole per cent as the reports write them, but never "0 %" of something.
        return formats.share(count, base, 1 if 0 < count * _HUNDREDTH < base else 0)


def numbers(view: FigureView) -> Numbers:
    """Return the view's cells for looking up."""
    return Numbers(view.figure, {(cell.measure, cell.group, cell.level): cell for cell in view.cells})
