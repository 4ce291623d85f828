"""Where everything in a chart stands, for either kind and either width."""

import math
from functools import singledispatch

from vugge.ui import formats
from vugge.ui.charts.kinds import Bar, Bars, Chart, ShareRow, StackedShares, Width
from vugge.ui.charts.sheet import (
    DARK,
    DIM,
    MEASURES,
    NONE,
    PALE_PETROL,
    PETROL,
    WHITE,
    Box,
    Measures,
    Row,
    Sheet,
    Style,
    Word,
    fill_of,
    label_column,
    nice_step,
    place_rows,
    set_apart,
    words_width,
    write_axis,
    write_base,
    write_label,
)

_AXIS_END = 28
_PHONE_EDGE = 2  # half a bar's outline, so that it is not cut off
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


def mark_of(chart: Chart, width: Width) -> str:
    """Return the name under which the drawing's own ids stand; unique on a page where the chart's key is."""
    return f"{chart.key}-{width.name.lower()}"


@singledispatch
def place(chart: Chart, width: Width) -> Sheet:
    """Lay a chart out for one width."""
    raise TypeError(f"{type(chart).__name__} is no chart; {width.name} cannot be drawn.")


@place.register
def _(chart: StackedShares, width: Width) -> Sheet:
    measures, mark = MEASURES[width], mark_of(chart, width)
    labels, bases = [row.label for row in chart.rows], [_base(row.base, row.hidden) for row in chart.rows]
    sheet, rows = _lay(labels, bases, 0, measures)
    sheet.ticks = _QUARTERS
    for number, (row, at) in enumerate(zip(chart.rows, rows, strict=True)):
        write_label(sheet, at, measures, bold=chart.first_apart and number == 0)
        write_base(sheet, at, bases[number], measures)
        _stack(sheet, row, at, [fill_of(one.ink, mark) for one in chart.series], measures.inside)
    if chart.first_apart:
        set_apart(sheet, rows, measures)
    write_axis(sheet, rows, [formats.percent(int(100 * tick), 0) for tick in _QUARTERS], measures)
    return sheet


@place.register
def _(chart: Bars, width: Width) -> Sheet:
    measures = MEASURES[width]
    labels, ends = [bar.label for bar in chart.bars], [_end_text(bar) for bar in chart.bars]
    several = len({bar.base for bar in chart.bars if bar.base is not None}) > 1
    bases = [_base(bar.base, "" if bar.base is not None else bar.hidden) for bar in chart.bars] if several else []
    after = max(words_width(end, measures.inside) for end in ends) + 12
    sheet, rows = _lay(labels, bases, after, measures)
    lengths = [_length(bar) for bar in chart.bars]
    step = nice_step(max(lengths))
    steps = max(-(-max(lengths) // step), 1)
    sheet.ticks = tuple(number / steps for number in range(int(steps) + 1))
    some = any(bar.highlighted for bar in chart.bars)
    for number, (bar, at) in enumerate(zip(chart.bars, rows, strict=True)):
        write_label(sheet, at, measures, bold=bar.highlighted or (chart.first_apart and number == 0))
        if bases:
            write_base(sheet, at, bases[number], measures)
        reach = lengths[number] / (step * steps)
        if bar.value:
            fill = PETROL if bar.highlighted or not some else PALE_PETROL
            sheet.boxes.append(Box(0, reach, at.bar_top, at.bar_bottom, fill))
        quiet = bar.hidden or ends[number] == NONE
        style = Style(measures.inside, fill=DIM if quiet else DARK, bold=bar.value > 0)
        sheet.words.append(Word(reach * sheet.length + 7, at.middle, ends[number], style))
    if chart.first_apart:
        set_apart(sheet, rows, measures)
    marks = [number * step for number in range(int(steps) + 1)]
    write_axis(sheet, rows, [formats.percent(m, 0) if chart.of_bases else formats.number(m) for m in marks], measures)
    return sheet


def _lay(labels: list[str], bases: list[str], after: float, measures: Measures) -> tuple[Sheet, list[Row]]:
    """Share the width out between labels, bars, what stands `after` them, and bases; stack the rows."""
    widest_base = max((words_width(base, measures.small) for base in bases), default=0)
    if measures.labels_beside:
        column = label_column(labels, measures)
        # However little stands after the bars, the axis' last number is centred on its end and needs room.
        left, right = math.ceil(column + 12), max(math.ceil((after or 12) + widest_base), _AXIS_END)
        room = column
    else:
        left, right = _PHONE_EDGE, math.ceil(after or _PHONE_EDGE)
        room = measures.width.value - 2 * _PHONE_EDGE - widest_base - (8 if bases else 0)
    rows = place_rows(labels, room, measures)
    return Sheet(left, measures.width.value - left - right, right, rows[-1].end), rows


def _stack(sheet: Sheet, row: ShareRow, at: Row, fills: list[str], size: float) -> None:
    """Draw a row's segments end to end, each with its share where there is room for it."""
    if row.base == 0:
        sheet.words.append(Word(7, at.middle, row.hidden or NONE, Style(size, fill=DIM)))
        return
    done = 0
    for count, fill in zip(row.counts, fills, strict=True):
        left, right = done / row.base, (done + count) / row.base
        done += count
        if not count:
            continue
        sheet.boxes.append(Box(left, right, at.bar_top, at.bar_bottom, fill))
        text = formats.share(count, row.base, 0)
        wide = words_width(text, size) + 8
        if wide > (right - left) * sheet.length:
            continue
        middle = (left + right) / 2
        if fill.startswith("url"):  # words cannot be read on a pattern: clear a place for them
            half = wide / 2 / sheet.length
            sheet.boxes.append(Box(middle - half, middle + half, at.middle - 10, at.middle + 10, WHITE))
        style = Style(size, align="center", fill=WHITE if fill == PETROL else DARK, bold=True)
        sheet.words.append(Word(middle * sheet.length, at.middle, text, style))


def _base(base: int | None, hidden: str) -> str:
    return "" if hidden else formats.base(base)


def _length(bar: Bar) -> float:
    """Return how long a bar is: a count, or hundredths of its base."""
    if bar.base is None:
        return bar.value
    return 100 * bar.value / bar.base if bar.base else 0


def _end_text(bar: Bar) -> str:
    if bar.hidden:
        return bar.hidden
    if bar.base == 0:
        return NONE
    if bar.text is not None:
        return bar.text
    return formats.number(bar.value) if bar.base is None else formats.share(bar.value, bar.base)
