"""What was published, beside what is computed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries import FigureView
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Measure
from vugge.insight.rules.published import Cell as CellKey
from vugge.insight.rules.published import PublishedNumber, whole_percent
from vugge.insight.web.pages.numbers import EACH
from vugge.ui import formats

FINAL = "final"
"""The reports whose window is the figures' own; the midterm's numbers are of a shorter one."""

_PERCENT = "pct"


@dataclass(frozen=True, slots=True)
class Compared:
    """One published number beside the computed one. Shares are compared in whole per cent, as they are published."""

    label: str
    published: int | None
    computed: int
    base: int | None = None

    @property
    def published_text(self) -> str:
        """Return the number as it was published."""
        return formats.number(self.published) if self.base is None else formats.percent(self.published, 0)

    @property
    def computed_text(self) -> str:
        """Return the computed number, a share to one decimal."""
        return formats.number(self.computed) if self.base is None else formats.share(self.computed, self.base)

    @property
    def difference(self) -> int | None:
        """Return computed less published; None when nothing was published or there is nothing to take a share of."""
        if self.published is None or self.base == 0:
            return None
        found = self.computed if self.base is None else whole_percent(self.computed, self.base)
        return found - self.published


def compared(view: FigureView) -> tuple[Compared, ...]:
    """Return the final report's numbers of a figure, in the report's order."""
    return tuple(_compared(view, each) for each in view.published if each.report == FINAL)


def _compared(view: FigureView, number: PublishedNumber) -> Compared:
    cells = {(cell.measure, cell.group, cell.level): cell for cell in view.cells}
    found = [cells[key] for key in number.cells]
    base = None
    if number.unit == _PERCENT:
        base = max(cell.base for cell in found)
        if number.base is not None:
            base = sum(cells[key].value for key in number.base)
    return Compared(_label(view, number.cells), number.value, sum(cell.value for cell in found), base)


def _label(view: FigureView, keys: tuple[CellKey, ...]) -> str:
    """Name cells by their measure, groups and levels: `Tilbud efter svar: Ja tak, niveau 2`."""
    measure = _measure(view, keys[0])
    groups = list(dict.fromkeys(group for _name, group, _level in keys))
    levels = list(dict.fromkeys(level for _name, _group, level in keys))
    said = []
    if len(measure.groups) > 1:
        whole = groups == [group.code for group in measure.groups]
        labels = [_(measure.group(group).label) for group in groups]
        said.append(_("i alt") if whole else _(" og ").join(labels))
    if len(levels) == 1 and levels != [Level.ALL] and Level(levels[0]) in EACH:
        said.append(_(Level(levels[0]).label).lower())
    if len(view.figure.measures) == 1 and said:
        text = ", ".join(said)
        return text[0].upper() + text[1:]
    return f"{_(measure.title)}: {', '.join(said)}" if said else _(measure.title)


def _measure(view: FigureView, key: CellKey) -> Measure:
    name, group, _level = key
    for measure in view.figure.measures:
        if measure.name == name and any(each.code == group for each in measure.groups):
            return measure
    raise KeyError(f"{view.figure.code}: {name} {group}")
