"""How far up one stands among many: a bar for each from the largest to the smallest, one's own told apart."""

from dataclasses import dataclass

from vugge.ui.charts.kinds import Width
from vugge.ui.charts.plane import ABOVE_MARKED, OTHERS, OWN, Axis, Ground, Plane

_TALL = {Width.DESK: 200, Width.PHONE: 170}
_GAP = 0.14  # of a bar's room, on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Values from the largest to the smallest; `own` is the place of one's own, from 0, with `own_label` over it.

    `key`, `title`, `said`, `unit` as in Lines; `first` and `last` stand under the two ends. ValueError without values,
    for one below 0, and for a place there is none of.
    """

    key: str
    title: str
    said: str
    unit: str
    values: tuple[float, ...]
    own: int
    own_label: str
    first: str
    last: str

    def __post_init__(self) -> None:
        if not 0 <= self.own < len(self.values) or min(self.values) < 0:
            raise ValueError(f"{self.key}: ranks need values of 0 or more, and a place among them.")


def ranks_svg(ranks: Ranks, width: Width) -> str:
    """Return the ranks as a whole `<svg>` for one width; safe to put into a page as it is."""
    many = len(ranks.values)
    up = Axis.over([0.0, *ranks.values])
    ground = Ground(ranks.key, ranks.title, ranks.said, _TALL[width], (0, many), up, above=ABOVE_MARKED)
    plane = Plane(ground, width)
    plane.grid(ranks.unit, ((0.0, ""),))
    plane.word((0, up.low), ranks.first, "start", (0, 20))
    plane.word((many, up.low), ranks.last, "end", (0, 20))
    plane.marked(ranks.own + 0.5, ranks.own_label)
    for place, value in enumerate(ranks.values):
        plane.box((place + _GAP, 0), (place + 1 - _GAP, value), OWN if place == ranks.own else OTHERS)
    return plane.svg
