"""Lines over years: what they say, and how they are drawn. A line is told from another by dashes and dots too."""

from dataclasses import dataclass
from enum import StrEnum

from vugge.ui.charts.kinds import Width
from vugge.ui.charts.plane import ABOVE, ABOVE_MARKED, BESIDE, OTHERS, OWN, Axis, Ground, Plane, Point

_TALL = {Width.DESK: 280, Width.PHONE: 230}
_LOW = 170
_EDGE = 0.02  # of the axis across, so that a dot at its end is whole


class Look(StrEnum):
    """How a line looks: one's own whole with filled dots, what it is held against dashed with hollow ones."""

    OWN = "own"
    BESIDE = "beside"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a name of its own in the legend."""

    name: str
    look: Look
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines with names, before a crowd without.

    `key` is unique on the page; `title` and `said` are read aloud in place of the picture; `unit` stands over the axis
    up, and `across` under the other one: where, and what is written there. `crowd` is named as one in the legend. A
    dashed line stands at `mark` (None for none) with `mark_label`. With `zero` the axis up holds 0; a
    `low` drawing takes less room.
    ValueError without a line of two points.
    """

    key: str
    title: str
    said: str
    unit: str
    across: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    crowd: tuple[tuple[Point, ...], ...] = ()
    crowd_name: str = ""
    mark: float | None = None
    mark_label: str = ""
    zero: bool = False
    low: bool = False

    def __post_init__(self) -> None:
        if not self.lines or not all(len(each.points) > 1 for each in self.lines):
            raise ValueError(f"{self.key}: lines need two points or more.")

    @property
    def up(self) -> Axis:
        """Return the axis up."""
        points = [*(point for each in self.lines for point in each.points), *(p for each in self.crowd for p in each)]
        return Axis.over([y for _x, y in points], zero=self.zero)

    @property
    def legend(self) -> tuple[tuple[str, Look], ...]:
        """Return the names in the order they are drawn, one's own first; no legend is needed for a single line."""
        named = tuple((each.name, each.look) for each in self.lines)
        crowd = ((self.crowd_name, Look.OTHERS),) if self.crowd else ()
        return named + crowd if len(named) + len(crowd) > 1 else ()


_LOOKS = {
    Look.OWN: {"stroke": OWN, "stroke-width": "2.8", "stroke-linejoin": "round"},
    Look.BESIDE: {"stroke": BESIDE, "stroke-width": "2.2", "stroke-dasharray": "7 4", "stroke-linejoin": "round"},
    Look.OTHERS: {"stroke": OTHERS, "stroke-width": "1", "stroke-opacity": ".6", "stroke-linejoin": "round"},
}


def lines_svg(lines: Lines, width: Width) -> str:
    """Return the lines as a whole `<svg>` for one width; safe to put into a page as it is."""
    points = [point for each in lines.lines for point in each.points] + [p for each in lines.crowd for p in each]
    first, last = (edge([x for x, _y in points]) for edge in (min, max))
    beside = (last - first) * _EDGE
    ground = Ground(
        key=lines.key,
        title=lines.title,
        said=lines.said,
        tall=_LOW if lines.low else _TALL[width],
        across=(first - beside, last + beside),
        up=lines.up,
        above=ABOVE if lines.mark is None else ABOVE_MARKED,
    )
    plane = Plane(ground, width)
    plane.grid(lines.unit, lines.across)
    if lines.mark is not None:
        plane.marked(lines.mark, lines.mark_label)
    for each in lines.crowd:
        plane.line(each, _LOOKS[Look.OTHERS])
    for line in reversed(lines.lines):
        plane.line(line.points, _LOOKS[line.look])
        for point in line.points if line.look is not Look.OTHERS else ():
            plane.dot(point, OWN if line.look is Look.OWN else BESIDE, hollow=line.look is Look.BESIDE)
    return plane.svg
