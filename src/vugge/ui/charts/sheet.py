"""A drawing board: boxes, rules and words with their places in pixels, before anything is drawn."""

import math
from dataclasses import dataclass, field
from typing import Literal

from vugge.ui.charts.kinds import Ink, Width

PETROL, OCHRE, GREY, PALE_PETROL = "#0f6b74", "#e2a23b", "#c9ced6", "#8db9b8"
DARK, DIM, WHITE = "#1a1a1a", "#4a4744", "#ffffff"
GRID, RULE = "#e3ded6", "#8e8a84"
NONE = "ingen"

# Widths of IBM Plex Sans SemiBold in thousandths of its size, rounded up in groups (measured in Chromium).
_WIDTHS = {
    letter: width
    for width, letters in {
        300: " \u00a0'ijl.,",
        340: ":;()",
        400: "frt-",
        430: "I/",
        520: "cszL",
        570: "vyxgJekaåoéø»«",
        600: "FThnuüZ0123456789bdpqE=+<>–−",
        680: "SYVPCXBRAÅK",
        720: "DUGOQØHN&",
    }.items()
    for letter in letters
}
_WIDEST = 960  # m, w, æ, M, W, Æ, % and whatever is not in the table
_LABEL_COLUMN = (90, 250)  # narrowest and widest column of labels at the desk
_MANY_ROWS = 8

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: size in pixels at the drawing's own width, never under what stays 11 px on the narrowest page."""

    size: float
    align: Align = "left"
    fill: str = DARK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One line of words; `x` from the left edge of the bars, `y` its middle."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box from `left` to `right`, both as parts of the axis' length, between two heights in pixels."""

    left: float
    right: float
    top: float
    bottom: float
    fill: str


@dataclass(frozen=True, slots=True)
class Row:
    """Where one row stands: the lines of its label, the middle of the first, and its bar's upper and lower edge."""

    lines: tuple[str, ...]
    first_line: float
    bar_top: float
    bar_bottom: float
    end: float

    @property
    def middle(self) -> float:
        """Return the height of the bar's middle."""
        return (self.bar_top + self.bar_bottom) / 2


@dataclass(slots=True)
class Sheet:
    """Everything to be drawn. `left` and `right` are the margins beside an axis `length` pixels long.

    `rules` are the heights of lines across the whole drawing; `grid` holds the stretches of height over which a line
    stands at each tick.
    """

    left: float
    length: float
    right: float
    height: float
    ticks: tuple[float, ...] = ()
    boxes: list[Box] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    grid: list[tuple[float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one width. The phone's words are larger: its drawing shrinks to 274 px on the narrowest phone."""

    width: Width
    label: float
    small: float
    inside: float
    line: float
    foot: float

    @property
    def labels_beside(self) -> bool:
        """Tell whether labels stand left of their bars, not above them."""
        return self.width is Width.DESK


MEASURES = {
    Width.DESK: Measures(Width.DESK, label=14.5, small=13, inside=13.5, line=18, foot=26),
    Width.PHONE: Measures(Width.PHONE, label=14.5, small=13.8, inside=13.8, line=18, foot=28),
}


def words_width(text: str, size: float) -> float:
    """Estimate how wide words run, in pixels, rather too wide than too narrow."""
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size / 1000


def label_column(labels: list[str], measures: Measures) -> float:
    """Return the width of the column of labels, 0 where they stand above their bars."""
    if not measures.labels_beside:
        return 0
    widest = max(words_width(label, measures.label) for label in labels)
    return min(max(widest, _LABEL_COLUMN[0]), _LABEL_COLUMN[1])


def place_rows(labels: list[str], room: float, measures: Measures) -> list[Row]:
    """Stack the rows from the top; a label wider than `room` pixels takes more lines."""
    thick, gap = (30, 16) if len(labels) <= _MANY_ROWS else (22, 10)
    rows, top = [], 0.0 if measures.labels_beside else 4.0
    for label in labels:
        lines = _lines(label, room, measures.label)
        tall = measures.line * len(lines)
        if measures.labels_beside:
            end = top + max(thick + gap, tall + 8)
            middle = (top + end) / 2
            row = Row(lines, middle - tall / 2 + measures.line / 2, middle - thick / 2, middle + thick / 2, end)
        else:
            bar = top + tall + 4
            row = Row(lines, top + measures.line / 2, bar, bar + thick, bar + thick + gap)
        rows.append(row)
        top = row.end
    return rows


def _lines(label: str, room: float, size: float) -> tuple[str, ...]:
    """Break a label between words so that each line keeps within `room` pixels; a longer word stays whole."""
    lines = [""]
    for word in label.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and words_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def write_label(sheet: Sheet, row: Row, measures: Measures, *, bold: bool) -> None:
    """Put the label left of the bar, right-aligned; or above it, from the edge."""
    beside = measures.labels_beside
    style = Style(measures.label, align="right" if beside else "left", bold=bold)
    for number, line in enumerate(row.lines):
        sheet.words.append(Word(-12 if beside else 0, row.first_line + number * measures.line, line, style))


def write_base(sheet: Sheet, row: Row, text: str, measures: Measures) -> None:
    """Put the base at the right edge: level with the bar at the desk, with the label on the phone."""
    style = Style(measures.small, align="right", fill=DIM)
    height = row.middle if measures.labels_beside else row.first_line
    sheet.words.append(Word(sheet.length + sheet.right - 2, height, text, style))


def set_apart(sheet: Sheet, rows: list[Row], measures: Measures) -> None:
    """Draw a rule halfway between the first bar and what comes under it."""
    if len(rows) > 1:
        under = rows[1].bar_top if measures.labels_beside else rows[1].first_line - measures.line / 2
        sheet.rules.append((rows[0].bar_bottom + under) / 2)


def write_axis(sheet: Sheet, rows: list[Row], labels: list[str], measures: Measures) -> None:
    """Draw the grid, and write the ticks' labels under the bars.

    On the phone the grid leaves the words above the bars free, and the outer labels keep within the drawing.
    """
    if measures.labels_beside:
        sheet.grid.append((0, sheet.height + 4))
    else:
        sheet.grid.extend((row.bar_top - 3, row.bar_bottom + 3) for row in rows)
    last = len(labels) - 1
    for number, (tick, label) in enumerate(zip(sheet.ticks, labels, strict=True)):
        edge: dict[int, Align] = {} if measures.labels_beside else {0: "left"}
        if not measures.labels_beside and sheet.right < words_width(label, measures.small) / 2:
            edge[last] = "right"
        style = Style(measures.small, align=edge.get(number, "center"), fill=DIM)
        sheet.words.append(Word(tick * sheet.length, sheet.height + measures.foot - 10, label, style))


def fill_of(ink: Ink, mark: str) -> str:
    """Return the colour of an ink, or the address of its pattern in the drawing named `mark`."""
    plain = {Ink.PETROL: PETROL, Ink.OCHRE: OCHRE, Ink.GREY: GREY}
    return plain.get(ink) or f"url(#{mark}-{ink})"


def nice_step(most: float, steps: int = 5) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … by which `steps` steps reach `most`."""
    if most <= steps:
        return 1
    power = int(10 ** math.floor(math.log10(most / steps)))
    return next(factor * power for factor in (1, 2, 5, 10, 20) if factor * power * steps >= most)
