"""Curves over time beside the lines of a reference: what they say, and how they are drawn.

Written as SVG directly, not through Altair: it takes a millisecond where that takes 150 (tried), and what one person's
curve shows is kept in no process' memory, as other charts are. ADR 0024.
"""

import math
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET  # an SVG is written here, nothing is read

from vugge.ui import formats
from vugge.ui.charts.kinds import Width
from vugge.ui.charts.sheet import DARK, DIM, MEASURES, WHITE, words_width
from vugge.ui.charts.vector import FONT, ended

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

OWN, BESIDE, BAND, GRID, NOW = "#0a3b3f", "#6f9a99", "#f0f6f5", "#e9e4dc", "#0f5257"
_HEIGHT = {Width.DESK: 300, Width.PHONE: 250}
_LEFT, _RIGHT, _ABOVE, _UNDER = 34, 52, 20, 42
_STEPS = (1, 2, 3, 5, 6, 10, 12, 20)
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Guide:
    """A line of the reference: what stands at its end, its points from left to right, whether it is the middle one."""

    label: str
    points: tuple[Point, ...]
    middle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """A curve of one's own and the guides beside it, the uppermost first; the band lies between the first and the last.

    `key` is unique on the page; `title` and `said` are read aloud in place of the picture. `across` and `up` are what
    the axes count. `last` stands at the end of the own curve, and a dashed line at `mark` (None for none) with
    `mark_label`. ValueError without guides of at least two points.
    """

    key: str
    title: str
    said: str
    across: str
    up: str
    guides: tuple[Guide, ...]
    own: tuple[Point, ...]
    last: str = ""
    mark: float | None = None
    mark_label: str = ""

    def __post_init__(self) -> None:
        if not self.guides or not all(len(each.points) > 1 for each in self.guides):
            raise ValueError(f"{self.key}: a curve needs guides of two points or more.")


class _Paper:
    """A drawing on its way: what is measured goes in, pixels come out."""

    def __init__(self, curves: Curves, width: Width) -> None:
        every = [point for each in curves.guides for point in each.points] + list(curves.own)
        self.right = max(x for x, _y in every)
        low, high = min(y for _x, y in every), max(y for _x, y in every)
        step = _step(math.ceil(high) - math.floor(low))
        self.low, self.high = math.floor(low / step) * step, math.ceil(high / step) * step
        self.ups = range(self.low, self.high + 1, step)
        self.acrosses = range(0, math.floor(self.right) + 1, _step(self.right))
        self.size = MEASURES[width].small
        self.wide, self.tall = width.value - _LEFT - _RIGHT, _HEIGHT[width]
        mark = f"{curves.key}-{width.name.lower()}"
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width.value} {self.tall + _ABOVE + _UNDER}",
                "class": "fig",
                "role": "img",
                "aria-labelledby": f"{mark}-title {mark}-said",
                "font-family": FONT,
            },
        )
        ET.SubElement(self.root, "title", {"id": f"{mark}-title"}).text = ended(curves.title)
        ET.SubElement(self.root, "desc", {"id": f"{mark}-said"}).text = curves.said

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point stands, in pixels."""
        x, y = point
        height = self.tall * (self.high - y) / (self.high - self.low)
        return round(_LEFT + self.wide * x / self.right, 1), round(_ABOVE + height, 1)

    def line(self, start: Point, end: Point, stroke: str, dash: str = "") -> None:
        """Draw a straight line."""
        (x1, y1), (x2, y2) = self.at(start), self.at(end)
        ends = {"x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"}
        ET.SubElement(self.root, "line", {**ends, "stroke": stroke, **_dashed(dash)})

    def curve(self, points: tuple[Point, ...], stroke: str, thick: float, dash: str = "") -> None:
        """Draw a line through points."""
        look = {"fill": "none", "stroke": stroke, "stroke-width": f"{thick:g}", **_dashed(dash)}
        ET.SubElement(self.root, "polyline", {"points": self._places(points), **look})

    def band(self, upper: tuple[Point, ...], lower: tuple[Point, ...]) -> None:
        """Fill what lies between two lines."""
        ET.SubElement(self.root, "polygon", {"points": self._places((*upper, *reversed(lower))), "fill": BAND})

    def dot(self, point: Point) -> None:
        """Draw a measure."""
        x, y = self.at(point)
        look = {"r": "4.5", "fill": OWN, "stroke": WHITE, "stroke-width": "1.5"}
        ET.SubElement(self.root, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", **look})

    def word(
        self,
        point: Point,
        text: str,
        anchor: Anchor,
        shift: tuple[float, float],
        fill: str = DIM,
        *,
        bold: bool = False,
    ) -> None:
        """Write a word beside a point."""
        x, y = self.at(point)
        look = {"font-size": f"{self.size + bold:g}", "text-anchor": anchor, "fill": fill}
        if bold:  # a rim keeps it off the lines under it
            look |= {"font-weight": "600", "stroke": WHITE, "stroke-width": "4", "paint-order": "stroke"}
        place = {"x": f"{x + shift[0]:g}", "y": f"{y + shift[1]:g}"}
        ET.SubElement(self.root, "text", {**place, **look}).text = text

    def _places(self, points: tuple[Point, ...]) -> str:
        return " ".join(f"{x:g},{y:g}" for x, y in map(self.at, points))


def curves_svg(curves: Curves, width: Width) -> str:
    """Return the curves as a whole `<svg>` for one width; safe to put into a page as it is."""
    paper = _Paper(curves, width)
    _draw_ground(paper, curves)
    _draw_guides(paper, curves)
    _draw_now(paper, curves)
    _draw_own(paper, curves)
    return ET.tostring(paper.root, encoding="unicode")


def _draw_ground(paper: _Paper, curves: Curves) -> None:
    for y in paper.ups:
        paper.line((0, y), (paper.right, y), GRID)
        paper.word((0, y), formats.number(y), "end", (-8, 4))
    for x in paper.acrosses:
        paper.line((x, paper.low), (x, paper.high), GRID)
        paper.word((x, paper.low), formats.number(x), "middle", (0, 18))
    paper.word((paper.right / 2, paper.low), curves.across, "middle", (0, 36))
    paper.word((0, paper.high), curves.up, "start", (-4, -10))


def _draw_guides(paper: _Paper, curves: Curves) -> None:
    paper.band(curves.guides[0].points, curves.guides[-1].points)
    for each in curves.guides:
        paper.curve(each.points, BESIDE, *((1.6, "") if each.middle else (1, "4 4")))
        paper.word(each.points[-1], each.label, "start", (6, 4))


def _draw_now(paper: _Paper, curves: Curves) -> None:
    if curves.mark is None or curves.mark > paper.right:
        return
    paper.line((curves.mark, paper.low), (curves.mark, paper.high), NOW, "2 3")
    after = curves.mark <= paper.right * 2 / 3
    paper.word((curves.mark, paper.high), curves.mark_label, *(("start", (5, 12)) if after else ("end", (-5, 12))), NOW)


def _draw_own(paper: _Paper, curves: Curves) -> None:
    if not curves.own:
        return
    paper.curve(curves.own, OWN, 2.4)
    for each in curves.own:
        paper.dot(each)
    room = _LEFT + paper.wide - paper.at(curves.own[-1])[0]
    after = room > words_width(curves.last, paper.size + 1) + 10
    side: tuple[Anchor, tuple[float, float]] = ("start", (8, 20)) if after else ("end", (-9, 20))
    paper.word(curves.own[-1], curves.last, *side, DARK, bold=True)


def _dashed(dash: str) -> dict[str, str]:
    return {"stroke-dasharray": dash} if dash else {}


def _step(most: float) -> int:
    return next((step for step in _STEPS if step * _MOST_STEPS >= most), 50)
