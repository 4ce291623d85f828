"""Charts from a figure's panels, and the words round them."""

from dataclasses import dataclass
from operator import le

from django.utils.translation import gettext as _

from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Drawing, Group, Measure, Over, Panel, Rows, Unit
from vugge.insight.web.pages.numbers import EACH, Numbers
from vugge.ui import formats
from vugge.ui.charts.kinds import Bar, Bars, Chart, Series, ShareRow, StackedShares

MANY_GROUPS = 7
"""From so many groups on they have no order of their own: the largest comes first, "other" last."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel of the page: its chart, how to read it, and what its shares are of (empty: of nothing)."""

    title: str
    reading: str
    chart: Chart
    base: str


def drawn(numbers: Numbers, panel: Panel, key: str) -> Drawn:
    """Draw a declared panel. `key` names the chart on the page."""
    measure = numbers.figure.measure(panel.measures[0])
    chart = _chart(numbers, panel, measure, key)
    return Drawn(_(panel.title), _reading(chart, measure), chart, base_text(numbers, measure, panel.group))


def base_text(numbers: Numbers, measure: Measure, group: str = "") -> str:
    """Write what a measure's shares are of: `9.367 tilbud`; one number for each group where they differ."""
    if measure.unit is Unit.LARGEST:
        return ""
    groups = [measure.group(group)] if group else list(measure.groups)
    bases = [numbers.base(measure, each.code) for each in groups]
    counted = [formats.number(base) for base in bases]
    if len(set(bases)) > 1:
        counted = [f"{inside(_(each.label))} {count}" for each, count in zip(groups, counted, strict=True)]
        return f"{_(measure.base_title)}: {', '.join(counted)}"
    return f"{counted[0]} {_(measure.base_title)}"


def inside(label: str) -> str:
    """Write a label inside a sentence: small at first, unless it is a name or an abbreviation."""
    is_name = label.startswith("Model") or label[1:2].isupper()
    return label if is_name else label[0].lower() + label[1:]


def ordered(numbers: Numbers, measure: Measure) -> tuple[Group, ...]:
    """Return the groups as they are declared, or by size where they are many."""
    if len(measure.groups) < MANY_GROUPS:
        return measure.groups
    return tuple(sorted(measure.groups, key=lambda each: (each.code == "other", -numbers.value(measure, each.code))))


def is_own_base(measure: Measure) -> bool:
    """Tell whether a group over all levels is the base itself, so that its share says nothing."""
    base = measure.base
    return not base.figure and base.measure == measure.key and base.over is not Over.SUM_OF_GROUPS


def _chart(numbers: Numbers, panel: Panel, measure: Measure, key: str) -> Chart:
    title = _("{panel}. Tallene står i tabellen nedenfor.").format(panel=_(panel.title))
    if panel.drawing is Drawing.STACKED and panel.rows is Rows.LEVELS:
        return StackedShares(
            key=key,
            title=title,
            series=Series.in_order(*(_(group.label) for group in measure.groups)),
            rows=tuple(_share_row(numbers, measure, level) for level in (Level.ALL, *EACH)),
            first_apart=True,
        )
    if panel.drawing is Drawing.STACKED:
        return StackedShares(
            key=key,
            title=title,
            series=Series.in_order(*(_(level.label) for level in EACH)),
            rows=tuple(
                ShareRow(
                    _(group.label),
                    numbers.value(measure, group.code),
                    tuple(numbers.value(measure, group.code, level) for level in EACH),
                )
                for group in measure.groups
            ),
        )
    bars = _bars(numbers, panel, measure)
    levels = panel.rows is Rows.LEVELS
    return Bars(key=key, title=title, bars=bars, first_apart=levels and bars[0].label == _(Level.ALL.label))


def _share_row(numbers: Numbers, measure: Measure, level: Level) -> ShareRow:
    counts = tuple(numbers.value(measure, group.code, level) for group in measure.groups)
    return ShareRow(_(level.label), sum(counts), counts)


def _bars(numbers: Numbers, panel: Panel, measure: Measure) -> tuple[Bar, ...]:
    if panel.rows is Rows.MEASURES:
        measures = [numbers.figure.measure(each) for each in panel.measures]
        cells = [(_(each.title), each, each.groups[0].code, Level.ALL) for each in measures]
    elif panel.rows is Rows.GROUPS:
        cells = [
            (_(group.label or measure.title), measure, group.code, Level.ALL) for group in ordered(numbers, measure)
        ]
    else:
        group = panel.group or measure.groups[0].code
        levels = EACH if is_own_base(measure) else (Level.ALL, *EACH)
        cells = [(_(level.label), measure, group, level) for level in levels]
    counts = [numbers.value(each, group, level) for _label, each, group, level in cells]
    bases = [numbers.base(each, group) for _label, each, group, _level in cells]
    # One answer can be followed by several visits: what is more than its base has no share to draw.
    shares = panel.drawing is Drawing.SHARES and all(map(le, counts, bases))
    return tuple(
        Bar(label=cell[0], value=count, base=base if shares else None)
        for cell, count, base in zip(cells, counts, bases, strict=True)
    )


def _reading(chart: Chart, measure: Measure) -> str:
    if isinstance(chart, StackedShares):
        return _("Andele af tallet yderst i hver række")
    if chart.of_bases:
        return _("Andele af {base}").format(base=_(measure.base_title))
    return _("Antal")
