"""A plane to draw on: axes with rounded steps, lines, dots and words, written as SVG directly (ADR 0024)."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from xml.etree import ElementTree as ET  # an SVG is written here, nothing is read

from vugge.ui import formats
from vugge.ui.charts.kinds import Width
from vugge.ui.charts.sheet import DARK, DIM, GRID, MEASURES, RULE, WHITE, words_width
from vugge.ui.charts.vector import FONT, ended

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Attributes = dict[str, str]

OWN, BESIDE, OTHERS = "#0f5257", "#a05e00", "#a39e97"
_STEPS = (1, 2, 5)
_MOST_STEPS = 6
_HALF_A_LINE = 4
_UNIT_DOWN = 14
ABOVE, ABOVE_MARKED = 26, 44
"""Pixels over the drawing: for the unit alone, or for what is marked under it, where no line can cross its words."""

_ROOM = 12  # pixels between the words of an axis and the drawing


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis in rounded steps from `low` to `high`; its words have as many decimals as its step needs."""

    low: float
    high: float
    step: float
    decimals: int

    @classmethod
    def over(cls, values: list[float], *, zero: bool = False) -> "Axis":
        """Return an axis that holds every value, and 0 if asked to; of no more than seven ticks."""
        low, high = min(values), max(values)
        if zero:
            low, high = min(low, 0.0), max(high, 0.0)
        if high - low <= 0:
            low, high = low - 1, high + 1
        power = math.floor(math.log10((high - low) / _MOST_STEPS))
        sizes = [each * 10.0 ** (power + more) for more in (0, 1) for each in _STEPS]
        step = next(size for size in sizes if math.ceil(high / size) - math.floor(low / size) <= _MOST_STEPS + 1)
        decimals = max(-math.floor(math.log10(step) + 1e-9), 0)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, step, decimals)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return where the steps stand."""
        return tuple(self.low + number * self.step for number in range(round((self.high - self.low) / self.step) + 1))

    def said(self, value: float) -> str:
        """Write a tick's number."""
        return formats.number(Decimal(f"{value:.{self.decimals}f}"), self.decimals)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plane is made from: its name on the page, what is read aloud, its height, its two ranges, its margins.

    Without `left` there is room for the numbers of the axis up.
    """

    key: str
    title: str
    said: str
    tall: float
    across: tuple[float, float]
    up: Axis
    left: float = 0.0
    right: float = _ROOM
    above: float = ABOVE
    under: float = 30


class Plane:
    """A drawing on its way: what is measured goes in, pixels come out."""

    def __init__(self, ground: Ground, width: Width) -> None:
        self._ground = ground
        self.small = MEASURES[width].small
        numbers = max(words_width(ground.up.said(each), self.small) for each in ground.up.ticks)
        self.left = ground.left or numbers + _ROOM
        self.wide = width.value - self.left - ground.right
        mark = f"{ground.key}-{width.name.lower()}"
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width.value} {ground.tall + ground.above + ground.under:g}",
                "class": "fig",
                "role": "img",
                "aria-labelledby": f"{mark}-title {mark}-said",
                "font-family": FONT,
            },
        )
        ET.SubElement(self._root, "title", {"id": f"{mark}-title"}).text = ended(ground.title)
        ET.SubElement(self._root, "desc", {"id": f"{mark}-said"}).text = ground.said

    @property
    def svg(self) -> str:
        """Return the whole drawing; safe to put into a page as it is."""
        return ET.tostring(self._root, encoding="unicode")

    def at(self, point: Point) -> Point:
        """Return where a point stands, in pixels."""
        (first, last), up = self._ground.across, self._ground.up
        x = self.left + self.wide * (point[0] - first) / (last - first)
        y = self._ground.above + self._ground.tall * (up.high - point[1]) / (up.high - up.low)
        return round(x, 1), round(y, 1)

    def grid(self, unit: str, acrosses: tuple[tuple[float, str], ...]) -> None:
        """Draw the steps up with numbers and unit, and the words under the axis across there is room for."""
        first, last = self._ground.across
        for tick in self._ground.up.ticks:
            nought = abs(tick) < self._ground.up.step / 2 and self._ground.up.low < 0
            self.line(((first, tick), (last, tick)), {"stroke": RULE if nought else GRID})
            self.word((first, tick), self._ground.up.said(tick), "end", (-8, _HALF_A_LINE))
        self.word((first, self._ground.up.high), unit, "start", (8 - self.left, _UNIT_DOWN - self._ground.above))
        words = max(words_width(text, self.small) for _at, text in acrosses) + 8
        every = max(math.ceil(words * len(acrosses) / self.wide), 1)
        for number, (tick, text) in enumerate(acrosses):
            if (len(acrosses) - 1 - number) % every == 0:
                self.word((tick, self._ground.up.low), text, "middle", (0, 20))

    def line(self, points: tuple[Point, ...], look: Attributes) -> None:
        """Draw a line through points."""
        places = " ".join(f"{x:g},{y:g}" for x, y in map(self.at, points))
        ET.SubElement(self._root, "polyline", {"points": places, "fill": "none", **look})

    def marked(self, at: float, text: str) -> None:
        """Draw a dashed line up from a place across, with words over it where the drawing has none."""
        first, last = self._ground.across
        top = (at, self._ground.up.high)
        self.line(((at, self._ground.up.low), top), {"stroke": OWN, "stroke-dasharray": "2 3"})
        late = at > (first + last) / 2
        self.word(top, text, "end" if late else "start", (4 if late else -4, -7), strong=True)

    def dot(self, point: Point, colour: str, *, hollow: bool = False, radius: float = 4) -> None:
        """Draw a dot; a hollow one is told from a filled one without colour."""
        x, y = self.at(point)
        look = {"fill": WHITE if hollow else colour, "stroke": colour if hollow else WHITE, "stroke-width": "1.6"}
        ET.SubElement(self._root, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}", **look})

    def box(self, corner: Point, opposite: Point, fill: str) -> None:
        """Fill a box between two corners."""
        (x1, y1), (x2, y2) = self.at(corner), self.at(opposite)
        size = {"width": f"{abs(x2 - x1):.4g}", "height": f"{abs(y2 - y1):.4g}"}
        ET.SubElement(self._root, "rect", {"x": f"{min(x1, x2):g}", "y": f"{min(y1, y2):g}", **size, "fill": fill})

    def word(self, point: Point, text: str, anchor: Anchor, shift: Point = (0.0, 0.0), *, strong: bool = False) -> None:
        """Write a word beside a point; a strong one has a rim that keeps it off the lines under it."""
        x, y = self.at(point)
        look = {"font-size": f"{self.small:g}", "text-anchor": anchor, "fill": DARK if strong else DIM}
        if strong:
            look |= {"font-weight": "600", "stroke": WHITE, "stroke-width": "4", "paint-order": "stroke"}
        place = {"x": f"{x + shift[0]:g}", "y": f"{y + shift[1]:g}"}
        ET.SubElement(self._root, "text", {**place, **look}).text = text
