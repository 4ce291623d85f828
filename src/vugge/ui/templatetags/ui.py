"""The library `ui`: numbers and dates in Danish, icons of the design system, charts."""

from typing import TypedDict

from django import template
from django.utils.safestring import SafeString

from vugge.ui import formats
from vugge.ui.charts.drawing import chart_svg
from vugge.ui.charts.estimates import Estimates, estimates_svg
from vugge.ui.charts.kinds import Chart, Series, StackedShares, Width
from vugge.ui.charts.lines import Lines, Look, lines_svg
from vugge.ui.charts.ranks import Ranks, ranks_svg

register = template.Library()

register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("base", formats.base)
register.filter("long_date", formats.long_date)
register.filter("short_date", formats.short_date)
register.simple_tag(formats.share, name="share")
register.simple_tag(formats.date_range, name="date_range")


class Icon(TypedDict):
    """What `ui/parts/icon.html` needs."""

    name: str


class Drawn(TypedDict):
    """What `ui/parts/chart.html` needs: both drawings, and the series in the order they are drawn."""

    desk: SafeString
    phone: SafeString
    series: tuple[Series, ...]
    key: str


@register.inclusion_tag("ui/parts/icon.html")
def icon(name: str) -> Icon:
    """Show a symbol of the design system's sprite; it says nothing aloud, so words stand beside it."""
    return {"name": name}


@register.inclusion_tag("ui/parts/chart.html")
def chart(chart: Chart) -> Drawn:
    """Show a chart with its legend: the wide drawing at the desk and on paper, the narrow one on the phone."""
    return {
        "desk": SafeString(chart_svg(chart, Width.DESK)),
        "phone": SafeString(chart_svg(chart, Width.PHONE)),
        "series": chart.series if isinstance(chart, StackedShares) else (),
        "key": chart.key,
    }


class Plotted(TypedDict):
    """What `ui/parts/plot.html` needs: both drawings, and the names of lines in the order they are drawn."""

    desk: SafeString
    phone: SafeString
    legend: tuple[tuple[str, Look], ...]


@register.inclusion_tag("ui/parts/plot.html")
def plot(plot: Lines | Ranks | Estimates) -> Plotted:
    """Show what is drawn on a plane, as `chart` shows a chart."""
    return {
        "desk": SafeString(_plotted(plot, Width.DESK)),
        "phone": SafeString(_plotted(plot, Width.PHONE)),
        "legend": plot.legend if isinstance(plot, Lines) else (),
    }


def _plotted(plot: Lines | Ranks | Estimates, width: Width) -> str:
    if isinstance(plot, Lines):
        return lines_svg(plot, width)
    return ranks_svg(plot, width) if isinstance(plot, Ranks) else estimates_svg(plot, width)
