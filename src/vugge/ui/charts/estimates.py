"""Answers to one question by several ways of counting, one under the other, beside nought."""

from dataclasses import dataclass

from vugge.ui.charts.kinds import Width
from vugge.ui.charts.plane import OTHERS, OWN, Axis, Ground, Plane
from vugge.ui.charts.sheet import GRID, MEASURES, RULE, Measures, Row, label_column, place_rows, words_width

_UNDER = 48
_BESIDE = 12
_HALF_A_LINE = 5


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
    measures, labels = MEASURES[width], [row.label for row in estimates.rows]
    axis = Axis.over([end for row in estimates.rows for end in (row.value, *(row.between or ()))], zero=True)
    column = label_column(labels, measures)
    ends = max(words_width(row.text, measures.inside) for row in estimates.rows) + 2 * _BESIDE
    rows = place_rows(labels, column or width.value - _BESIDE, measures)
    tall = rows[-1].end
    ground = Ground(
        key=estimates.key,
        title=estimates.title,
        said=estimates.said,
        tall=tall,
        across=(axis.low, axis.high),
        up=Axis(0, tall, tall, 0),
        left=(column or measures.small) + _BESIDE,
        right=ends,
        above=4,
        under=_UNDER,
    )
    plane = Plane(ground, width)
    for tick in axis.ticks:
        nought = abs(tick) < axis.step / 2
        for top, bottom in _free(rows, measures):
            plane.line(((tick, tall - bottom), (tick, tall - top)), {"stroke": RULE if nought else GRID})
        plane.word((tick, 0), axis.said(tick), "middle", (0, 18))
    plane.word((axis.high, 0), estimates.unit, "end", (ends - _BESIDE, 38))
    for row, at in zip(estimates.rows, rows, strict=True):
        for number, line in enumerate(at.lines):
            down = tall - at.first_line - number * measures.line
            beside = measures.labels_beside
            shift = (-_BESIDE if beside else -measures.small, _HALF_A_LINE)
            plane.word((axis.low, down), line, "end" if beside else "start", shift, strong=row.own)
        _answer(plane, row, (axis.high, tall - at.middle))
    return plane.svg


def _free(rows: list[Row], measures: Measures) -> list[tuple[float, float]]:
    """Return where the grid may stand, from the top: everywhere at the desk, but in no label on the phone."""
    if measures.labels_beside:
        return [(0, rows[-1].end)]
    return [(row.bar_top - 3, row.end if row is rows[-1] else row.bar_bottom + 3) for row in rows]


def _answer(plane: Plane, row: Estimate, end: tuple[float, float]) -> None:
    """Draw one answer, and its number at the end of its row."""
    height = end[1]
    if row.between:
        ends = ((row.between[0], height), (row.between[1], height))
        plane.line(ends, {"stroke": OWN, "stroke-width": "6", "stroke-opacity": ".3", "stroke-linecap": "round"})
    plane.dot((row.value, height), OWN if row.own else OTHERS, hollow=not row.own, radius=5.5)
    plane.word(end, row.text, "start", (_BESIDE, _HALF_A_LINE), strong=row.own)
