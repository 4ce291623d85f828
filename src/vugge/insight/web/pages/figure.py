"""A figure's page: question, finding, charts, numbers, published beside computed, and how it was counted."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.comparison import Compared, compared
from vugge.insight.web.pages.definition import Shape, Source, definition, report_number, shape, source
from vugge.insight.web.pages.drawings import Drawn, drawn
from vugge.insight.web.pages.numbers import numbers
from vugge.insight.web.pages.places import figure_address, notice
from vugge.insight.web.pages.tables import Table, tables
from vugge.insight.web.pages.tracks import track_of
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The figure before or after this one."""

    label: str
    question: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage(Page):
    """Everything on a figure's page.

    `base` is the first drawing's, with whom and when the figure covers; `printed` stands on paper in place of the
    menus. `whole_percent` says that shares are compared as they were published.
    """

    code: str
    file: str
    finding: str
    drawings: tuple[Drawn, ...]
    base: str
    tables: tuple[Table, ...]
    report: str
    compared: tuple[Compared, ...]
    whole_percent: bool
    beware: tuple[str, ...]
    definition: tuple[Fact, ...]
    source: Source
    shape: Shape
    printed: str
    before: Neighbour | None
    after: Neighbour | None


def figure_page(view: FigureView, *, before: FigureView | None, after: FigureView | None, today: dt.date) -> FigurePage:
    """Build the page of a figure; `before` and `after` are its neighbours in the programme."""
    figure, found = view.figure, numbers(view)
    count = len(view.municipality_names)
    drawings = tuple(
        drawn(found, panel, f"figur-{figure.code.lower()}-{number}")
        for number, panel in enumerate(figure.panels, start=1)
    )
    beside = compared(view)
    return FigurePage(
        title=_(figure.question),
        crumbs=_crumbs(view),
        notice=notice(),
        code=figure.code,
        file=reverse("insight:figure-file", kwargs={"code": figure.code}),
        finding=found.said(figure.finding),
        drawings=drawings,
        base=_base(drawings[0].base, scope.municipalities(count), scope.window(view.parameters)),
        tables=tables(found),
        report=_("{report}, figur {number}").format(report=_(figure.source), number=report_number(figure.code)),
        compared=beside,
        whole_percent=any(each.base is not None for each in beside),
        beware=tuple(_(each.why) for each in view.contradictions),
        definition=definition(view),
        source=source(view.data_set),
        shape=shape(view),
        printed=_("Vist: {shown}. Udskrevet {day}.").format(
            shown=scope.shown(view.parameters, figure.scopes, count), day=formats.long_date(today)
        ),
        before=_neighbour(_("Forrige figur: {number}"), before),
        after=_neighbour(_("Næste figur: {number}"), after),
    )


def _base(base: str, municipalities: str, window: str) -> str:
    """Write `9.367 tilbud i 13 kommuner. 1. maj 2018–…`; after a list of bases the municipalities stand apart."""
    joined = _("{base}; {municipalities}. {window}") if ":" in base else _("{base} i {municipalities}. {window}")
    return joined.format(base=base, municipalities=municipalities, window=window)


def _crumbs(view: FigureView) -> tuple[Crumb, ...]:
    """Return the way here. The programme is no link: the main menu's, with the same words, stands right above."""
    track = track_of(view)
    here = Crumb(_("figur {number}").format(number=view.figure.code))
    programme = Crumb(_(view.parameters.title))
    if track.title == _(view.parameters.title):
        return (programme, here)
    address = f"{reverse(f'insight:{view.figure.programme}')}#{track.anchor}"
    return (programme, Crumb(track.title, address), here)


def _neighbour(label: str, view: FigureView | None) -> Neighbour | None:
    if view is None:
        return None
    figure = view.figure
    return Neighbour(label.format(number=figure.code), _(figure.question), figure_address(figure))
