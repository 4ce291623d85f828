"""What was published, beside what is computed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Measure
from vugge.insight.rules.published import Cell as CellKey
from vugge.insight.rules.published import PublishedNumber, whole_percent
from vugge.insight.rules.shown import HIDDEN, Hidden, Number, added, largest
from vugge.insight.web.pages.drawings import inside
from vugge.insight.web.pages.numbers import EACH, number_text, numbers, share_text
from vugge.ui import formats

FINAL = "final"
"""The reports whose window is the figures' own; the midterm's numbers are of a shorter one."""

_PERCENT = "pct"


@dataclass(frozen=True, slots=True)
class Compared:
    """One published number beside the computed one. Shares are compared in whole per cent, as they are published.

    `measure` is the title of what was counted, `label` which part of it.
    """

    measure: str
    label: str
    published: int | None
    computed: Number
    base: Number | None = None

    @property
    def alone(self) -> str:
        """Return the label for where nothing over it names the measure."""
        return self.measure if self.label == _("I alt") else f"{self.measure}: {inside(self.label)}"

    @property
    def published_text(self) -> str:
        """Return the number as it was published."""
        return formats.number(self.published) if self.base is None else formats.percent(self.published, 0)

    @property
    def computed_text(self) -> str:
        """Return the computed number, a share to one decimal."""
        if self.base is None:
            return number_text(self.computed)
        return share_text(self.computed, self.base) or _(HIDDEN.word)

    @property
    def difference(self) -> int | None:
        """Return computed less published; None where a number is missing or hidden, or a share is of nothing."""
        if self.published is None or self.base == 0:
            return None
        if isinstance(self.computed, Hidden) or isinstance(self.base, Hidden):
            return None
        found = self.computed if self.base is None else whole_percent(self.computed, self.base)
        return found - self.published


def compared(view: FigureView) -> tuple[Compared, ...]:
    """Return the final report's numbers of a figure: measure by measure, else in the report's order."""
    found = [_compared(view, each) for each in view.published if each.report == FINAL]
    order = list(dict.fromkeys(each.measure for each in found))
    return tuple(sorted(found, key=lambda each: order.index(each.measure)))


def _compared(view: FigureView, number: PublishedNumber) -> Compared:
    cells = {(cell.measure, cell.group, cell.level): cell for cell in view.cells}
    base: Number | None = None
    if number.unit == _PERCENT:
        base = largest(cells[key].whole for key in number.cells)
        if number.base is not None:
            base = added(cells[key].count for key in number.base)
    measure = _measure(view, number.cells[0])
    return Compared(_(measure.title), _label(measure, number.cells), number.value, _computed(view, number.cells), base)


def _computed(view: FigureView, keys: tuple[CellKey, ...]) -> Number:
    """Add cells up. Where a group has every level, its own total counts, which may be shown though a part is hidden."""
    found, parts = numbers(view), []
    for measure, group in dict.fromkeys((name, group) for name, group, _level in keys):
        levels = {level for *key, level in keys if key == [measure, group]}
        declared = _measure(view, (measure, group, ""))
        every = levels == {str(each) for each in EACH}
        parts += [found.value(declared, group, each) for each in ([Level.ALL] if every else _levels(levels))]
    return added(parts)


def _levels(codes: set[str]) -> list[Level]:
    return [level for level in Level if level in codes]


def _label(measure: Measure, keys: tuple[CellKey, ...]) -> str:
    """Name cells by their groups and level: `Ja tak, niveau 2`."""
    groups = list(dict.fromkeys(group for _name, group, _level in keys))
    levels = list(dict.fromkeys(level for _name, _group, level in keys))
    said = []
    if len(measure.groups) > 1 and groups != [group.code for group in measure.groups]:
        labels = [_(measure.group(group).label) for group in groups]
        said = [_(" eller ").join([labels[0], *(inside(each) for each in labels[1:])])]
    named = {str(level): level.label for level in EACH}
    if len(levels) == 1 and levels[0] in named:
        level = _(named[levels[0]])
        said.append(inside(level) if said else level)
    return ", ".join(said) or _("I alt")


def _measure(view: FigureView, key: CellKey) -> Measure:
    name, group, _level = key
    for measure in view.figure.measures:
        if measure.name == name and any(each.code == group for each in measure.groups):
            return measure
    raise KeyError(f"{view.figure.code}: {name} {group}")
