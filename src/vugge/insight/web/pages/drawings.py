"""Charts from a figure's panels, and the words round them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Drawing, Group, Measure, Over, Panel, Rows, Unit
from vugge.insight.rules.shown import Hidden, Number, added
from vugge.insight.web.pages.numbers import EACH, Numbers, number_text
from vugge.ui.charts.kinds import Bar, Bars, Chart, Series, ShareRow, StackedShares

MANY_GROUPS = 7
"""From so many groups on they have no order of their own: the largest comes first, "other" last, then the hidden."""


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
    reading = _reading(chart, measure)
    if not numbers.split(measure):
        reading = _("{reading}. Ikke delt på niveau: alle niveauer").format(reading=reading)
    return Drawn(_(panel.title), reading, chart, base_text(numbers, measure, panel.group))


def base_text(numbers: Numbers, measure: Measure, group: str = "") -> str:
    """Write what a measure's shares are of: `9.367 tilbud`; one number for each group where they differ."""
    if measure.unit is Unit.LARGEST:
        return ""
    groups = [measure.group(group)] if group else list(measure.groups)
    bases = [numbers.base(measure, each.code) for each in groups]
    counted = [number_text(base) for base in bases]
    if len(set(bases)) > 1:
        counted = [f"{inside(_(each.label))} {count}" for each, count in zip(groups, counted, strict=True)]
        return f"{_(measure.base_title)}: {', '.join(counted)}"
    if isinstance(bases[0], Hidden):
        return f"{_(measure.base_title)}: {counted[0]}"
    return f"{counted[0]} {_(measure.base_title)}"


def inside(label: str) -> str:
    """Write a label inside a sentence: small at first, unless it is a name or an abbreviation."""
    is_name = label.startswith("Model") or label[1:2].isupper()
    return label if is_name else label[0].lower() + label[1:]


def ordered(numbers: Numbers, measure: Measure) -> tuple[Group, ...]:
    """Return the groups as they are declared, or by size where they are many.

    The order says nothing of what is hidden: those stand last, as they are declared.
    """
    if len(measure.groups) < MANY_GROUPS:
        return measure.groups
    level = numbers.levels(measure)[0]

    def place(group: Group) -> tuple[bool, bool, int]:
        value = numbers.value(measure, group.code, level)
        return (True, False, 0) if isinstance(value, Hidden) else (False, group.code == "other", -value)

    return tuple(sorted(measure.groups, key=place))


def is_own_base(measure: Measure) -> bool:
    """Tell whether a group over all levels is the base itself, so that its share says nothing."""
    base = measure.base
    return not base.figure and base.measure == measure.key and base.over is not Over.SUM_OF_GROUPS


def _chart(numbers: Numbers, panel: Panel, measure: Measure, key: str) -> Chart:
    title = _("{panel}. Tallene står i tabellen nedenfor.").format(panel=_(panel.title))
    levels = numbers.levels(measure)
    if panel.drawing is Drawing.STACKED and panel.rows is Rows.LEVELS:
        return StackedShares(
            key=key,
            title=title,
            series=Series.in_order(*(_(group.label) for group in measure.groups)),
            rows=tuple(
                share_row(_(level.label), [numbers.value(measure, group.code, level) for group in measure.groups])
                for level in levels
            ),
            first_apart=levels[0] is Level.ALL,
        )
    if panel.drawing is Drawing.STACKED and levels[0] is Level.ALL:
        return StackedShares(
            key=key,
            title=title,
            series=Series.in_order(*(_(level.label) for level in EACH)),
            rows=tuple(
                share_row(_(group.label), [numbers.value(measure, group.code, level) for level in EACH])
                for group in measure.groups
            ),
        )
    found = _bars(numbers, panel, measure)
    return Bars(key=key, title=title, bars=found, first_apart=found[0].label == _(Level.ALL.label))


def share_row(label: str, parts: list[Number]) -> ShareRow:
    """Return a row of parts of their sum. With one part hidden nothing is drawn: the gap would show how large it is."""
    whole = added(parts)
    if isinstance(whole, Hidden):
        return ShareRow(label, 0, tuple(0 for _part in parts), hidden=_("skjult, fordi et tal i rækken er det"))
    return ShareRow(label, whole, tuple(part for part in parts if not isinstance(part, Hidden)))


def _bars(numbers: Numbers, panel: Panel, measure: Measure) -> tuple[Bar, ...]:
    levels = numbers.levels(measure)
    if panel.rows is Rows.MEASURES:
        measures = [numbers.figure.measure(each) for each in panel.measures]
        cells = [(_(each.title), each, each.groups[0].code, Level.ALL) for each in measures]
    elif panel.rows is Rows.GROUPS:
        groups = ordered(numbers, measure)
        cells = [(_(group.label or measure.title), measure, group.code, levels[0]) for group in groups]
    else:
        group = panel.group or measure.groups[0].code
        if is_own_base(measure):
            levels = tuple(level for level in levels if level is not Level.ALL)
        cells = [(_(level.label), measure, group, level) for level in levels]
    counts = [numbers.value(each, group, level) for _label, each, group, level in cells]
    bases = [numbers.base(each, group) for _label, each, group, _level in cells]
    shares = panel.drawing is not Drawing.BARS and all(map(_may_be_shared, counts, bases))
    return tuple(
        _bar(cell[0], count, base if shares else None) for cell, count, base in zip(cells, counts, bases, strict=True)
    )


def _may_be_shared(count: Number, base: Number) -> bool:
    """Tell whether a bar does not keep its chart from being one of shares: what is hidden has no say in it.

    One answer can be followed by several visits: what is more than its base has no share to draw.
    """
    return isinstance(count, Hidden) or (not isinstance(base, Hidden) and count <= base)


def _bar(label: str, count: Number, base: Number | None) -> Bar:
    whole = None if isinstance(base, Hidden) else base
    if isinstance(count, Hidden):
        return Bar(label=label, value=0, base=whole, hidden=_(count.word))
    return Bar(label=label, value=count, base=whole)


def _reading(chart: Chart, measure: Measure) -> str:
    if isinstance(chart, StackedShares):
        return _("Andele af tallet yderst i hver række")
    if chart.of_bases:
        return _("Andele af {base}").format(base=_(measure.base_title))
    return _("Antal")
