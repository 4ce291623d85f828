"""A figure's cells as its declaration speaks of them: by measure, group and level. Some may be hidden."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Figure, Finding, Levels, Measure, Over, Value
from vugge.insight.rules.shown import Hidden, Number, ShownCell, added
from vugge.ui import formats

EACH = tuple(level for level in Level if level is not Level.ALL)
"""The levels a row can have, "not levelled" too."""

_HUNDREDTH = 100


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was counted for a figure, and the level a reader has chosen to see.

    A cell that is not there is a fault of the data set: KeyError.
    """

    figure: Figure
    level: Level
    _cells: dict[tuple[str, str, str], ShownCell]

    def value(self, measure: Measure, group: str, level: Level = Level.ALL) -> Number:
        """Return a count; over all levels it is their sum where the measure is only given for each."""
        if level is Level.ALL and measure.levels is Levels.EACH and (measure.name, group, level) not in self._cells:
            return added(self._cells[measure.name, group, each].count for each in EACH)
        return self._cells[measure.name, group, level].count

    def base(self, measure: Measure, group: str) -> Number:
        """Return what the group's counts are a share of, over all levels."""
        level = EACH[0] if measure.levels is Levels.EACH else Level.ALL
        return self._cells[measure.name, group, level].whole

    def bases(self, measure: Measure) -> tuple[Number, ...]:
        """Return the base of each group in order."""
        return tuple(self.base(measure, group.code) for group in measure.groups)

    def row(self, measure: Measure, level: Level) -> Number:
        """Return a level's count in all groups together; right where no row is in two groups."""
        return added(self.value(measure, group.code, level) for group in measure.groups)

    def levels(self, measure: Measure) -> tuple[Level, ...]:
        """Return the levels to show: all of them and each, or the chosen one; a measure that is not split has one."""
        if measure.levels is Levels.ALL:
            return (Level.ALL,)
        return (Level.ALL, *EACH) if self.level is Level.ALL else (self.level,)

    def split(self, measure: Measure) -> bool:
        """Tell whether the measure shows no more than the level that was chosen; so it does when none was."""
        return self.level is Level.ALL or measure.levels is not Levels.ALL

    def said(self, finding: Finding) -> str:
        """Return the finding with its numbers, of all levels; where one is hidden or of nothing, a sentence says so."""
        quoted = {name: self._quoted(value) for name, value in finding.values.items()}
        if any(isinstance(each, Hidden) for each in quoted.values()):
            hidden = _("Et tal er skjult, så ingen kan kendes igen")
            return _("Tallet er skjult, så ingen kan kendes igen") if len(quoted) == 1 else hidden
        if formats.UNKNOWN in quoted.values():
            return _("Der er ingen at regne andele af")
        return _(finding.text).format(**quoted)

    def _quoted(self, value: Value) -> str | Hidden:
        measure = self.figure.measure(value.measure)
        groups = [value.group] if value.group else [group.code for group in measure.groups]
        count = added(self.value(measure, group) for group in groups)
        if not value.share or isinstance(count, Hidden):
            return count if isinstance(count, Hidden) else formats.number(count)
        base = self.base(measure, groups[0])
        if not value.group and measure.base.over is Over.SAME_GROUP:
            base = added(self.bases(measure))
        if isinstance(base, Hidden):
            return base
        # Whole per cent as the reports write them, but never "0 %" of something.
        return formats.share(count, base, 1 if 0 < count * _HUNDREDTH < base else 0)


def numbers(view: FigureView) -> Numbers:
    """Return the view's cells for looking up."""
    cells = {(cell.measure, cell.group, cell.level): cell for cell in (*view.cells, *view.totals)}
    return Numbers(view.figure, view.seen.choice.level, cells)


def number_text(number: Number) -> str:
    """Write a number, or the word in its place."""
    return _(number.word) if isinstance(number, Hidden) else formats.number(number)


def share_text(part: Number, whole: Number, decimals: int = 1) -> str:
    """Write a share; empty where either number is hidden."""
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return ""
    return formats.share(part, whole, decimals)
