"""Answers to one question by several ways of counting, one under the other, beside nought."""

from dataclasses import dataclass

from vugge.ui.charts.kinds import Width
from vugge.ui.charts.plane import OTHERS, OWN, Axis, Ground, Plane
from vugge.ui.charts.sheet import GRID, MEASURES, RULE, label_column, words_width

_ROW = {Width.DESK: 30, Width.PHONE: 46}
_LABEL_ABOVE = 0.3  # of a row, where labels stand over what they name
_UNDER = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """An answer, with `text` at its end; `between` are the least and the most where one way gives several answers."""

    label: str
    value: float
    text: str
    between: tuple[float, float] | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """Answers one under the other; `key`, `title`, `said` as in Lines, `unit` under the axis. ValueError for none."""

    key: str
    title: str
    said: str
    unit: str
    rows: tuple[Estimate, ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError(f"{self.key}: there is nothing to draw.")


def estimates_svg(estimates: Estimates, width: Width) -> str:
    """Return the answers as a whole `<svg>` for one width; safe to put into a page as it is."""
    measures, many = MEASURES[width], len(estimates.rows)
    axis = Axis.over([end for row in estimates.rows for end in (row.value, *(row.between or ()))], zero=True)
    ground = Ground(
        key=estimates.key,
        title=estimates.title,
        said=estimates.said,
        tall=_ROW[width] * many,
        across=(axis.low, axis.high),
        up=Axis(0, many, 1, 0),
        left=label_column([row.label for row in estimates.rows], measures) + 14,
        right=max(words_width(row.text, measures.inside) for row in estimates.rows) + 16,
        above=4,
        under=_UNDER + 18,
    )
    plane = Plane(ground, width)
    for tick in axis.ticks:
        nought = abs(tick) < axis.step / 2
        plane.line(((tick, 0), (tick, many)), {"stroke": RULE if nought else GRID})
        plane.word((tick, 0), axis.said(tick), "middle", (0, 18))
    plane.word((axis.high, 0), estimates.unit, "end", (0, 38))
    for place, row in enumerate(estimates.rows):
        top = many - place
        middle = top - 0.5 if measures.labels_beside else top - 0.5 - _LABEL_ABOVE / 2
        if measures.labels_beside:
            plane.word((axis.low, middle), row.label, "end", (-12, 4), strong=row.own)
        else:
            plane.word((axis.low, top - _LABEL_ABOVE), row.label, "start", (-10, 0), strong=row.own)
        if row.between:
            ends = ((row.between[0], middle), (row.between[1], middle))
            plane.line(ends, {"stroke": OWN, "stroke-width": "6", "stroke-opacity": ".3", "stroke-linecap": "round"})
        plane.dot((row.value, middle), OWN if row.own else OTHERS, hollow=not row.own, radius=5.5)
        plane.word((axis.high, middle), row.text, "start", (10, 4), strong=row.own)
    return plane.svg
