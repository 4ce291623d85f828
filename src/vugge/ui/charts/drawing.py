"""Drawing charts on the server: Altair writes the specification, vl-convert runs it, `vector` makes the SVG ours."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from vugge.ui.charts.kinds import Bar, Bars, Chart, Width
from vugge.ui.charts.places import mark_of, place
from vugge.ui.charts.sheet import GRID, MEASURES, RULE, WHITE, Sheet, Style, Word
from vugge.ui.charts.vector import own_svg

if TYPE_CHECKING:
    import altair as alt

_KEPT = 1024  # drawings of some 10 kB each


@lru_cache(maxsize=_KEPT)
def chart_svg(chart: Chart, width: Width) -> str:
    """Return the chart as a whole `<svg>` for one width: the same bytes every time, drawn once per process.

    Safe to put into a page as it is: every word from outside is escaped, and there is no style, script or outside
    reference in it. The first call in a process takes seconds (see `warm`), the next ones hundredths.
    """
    import vl_convert  # noqa: PLC0415 - slow to import, and most processes draw nothing

    specification, version = _specification(place(chart, width), width)
    drawn: str = vl_convert.vegalite_to_svg(specification, vl_version=version)
    return own_svg(drawn, mark_of(chart, width), chart.title)


def warm() -> None:
    """Draw one small chart and forget it, so that the first reader does not wait; a server calls it in a thread."""
    chart_svg(Bars(key="warm", title="", bars=(Bar(label="", value=1),)), Width.DESK)


def _specification(sheet: Sheet, width: Width) -> tuple[dict[str, Any], str]:
    """Return the sheet as a Vega-Lite specification, and the version of Vega-Lite it is written in."""
    import altair as alt  # noqa: PLC0415 - two seconds to import, and most processes draw nothing

    scale = alt.Scale(domain=[0, 1], nice=False)
    layers = [
        _grid(sheet, scale),
        _boxes(sheet, scale),
        *(_rule(sheet, height, scale) for height in sheet.rules),
        *(
            _words(list(words), style, sheet.length, scale)
            for style, words in groupby(sorted(sheet.words, key=lambda word: repr(word.style)), lambda word: word.style)
        ),
    ]
    margins = {"left": sheet.left, "right": sheet.right, "top": 0, "bottom": MEASURES[width].foot}
    chart = (
        alt.layer(*layers)
        .properties(width=sheet.length, height=sheet.height, padding=margins, autosize=alt.AutoSizeParams(type="none"))
        .configure(background="transparent", aria=False)
        .configure_view(stroke=None)
    )
    return chart.to_dict(), ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _grid(sheet: Sheet, scale: "alt.Scale") -> "alt.Chart":
    """Draw the ticks' lines, under everything else."""
    import altair as alt  # noqa: PLC0415 - see above

    values = [{"at": tick, "top": top, "bottom": bottom} for top, bottom in sheet.grid for tick in sheet.ticks]
    layer: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_rule(stroke=GRID)
        .encode(x=alt.X("at:Q", scale=scale, axis=None), y=alt.Y("top:Q", scale=None, axis=None), y2="bottom:Q")
    )
    return layer


def _boxes(sheet: Sheet, scale: "alt.Scale") -> "alt.Chart":
    import altair as alt  # noqa: PLC0415 - see above

    values = [
        {"left": box.left, "right": box.right, "top": box.top, "bottom": box.bottom, "fill": box.fill}
        for box in sheet.boxes
    ]
    layer: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_rect(stroke=WHITE, strokeWidth=1.5)
        .encode(
            x=alt.X("left:Q", scale=scale),
            x2="right:Q",
            y=alt.Y("top:Q", scale=None, axis=None),
            y2="bottom:Q",
            fill=alt.Fill("fill:N", scale=None, legend=None),
        )
    )
    return layer


def _rule(sheet: Sheet, height: float, scale: "alt.Scale") -> "alt.Chart":
    """Draw a line over the whole width, margins too."""
    import altair as alt  # noqa: PLC0415 - see above

    ends = {"from": -sheet.left / sheet.length, "to": 1 + sheet.right / sheet.length, "at": height}
    layer: alt.Chart = (
        alt.Chart(alt.InlineData(values=[ends]))
        .mark_rule(stroke=RULE)
        .encode(x=alt.X("from:Q", scale=scale), x2="to:Q", y=alt.Y("at:Q", scale=None, axis=None))
    )
    return layer


def _words(words: list[Word], style: Style, length: float, scale: "alt.Scale") -> "alt.Chart":
    import altair as alt  # noqa: PLC0415 - see above

    values = [{"x": word.x / length, "y": word.y, "text": word.text} for word in words]
    layer: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(
            align=style.align,
            baseline="middle",
            fontSize=style.size,
            fontWeight=600 if style.bold else 400,
            fill=style.fill,
        )
        .encode(x=alt.X("x:Q", scale=scale), y=alt.Y("y:Q", scale=None, axis=None), text="text:N")
    )
    return layer
