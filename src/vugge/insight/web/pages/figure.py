"""A figure's page: question, finding, charts, numbers, published beside computed, and how it was counted."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView, Seen
from vugge.insight.rules.choice import Asked
from vugge.insight.rules.codes import Level
from vugge.insight.rules.presets import Preset
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.comparison import Compared, compared
from vugge.insight.web.pages.definition import Shape, Source, definition, report_number, shape, source
from vugge.insight.web.pages.drawings import Drawn, drawn, inside
from vugge.insight.web.pages.numbers import Numbers, numbers
from vugge.insight.web.pages.panel import Panel
from vugge.insight.web.pages.panel import panel as choice_panel
from vugge.insight.web.pages.places import figure_address
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
    menus. `whole_percent` says that shares are compared as they were published; `alone` why nothing is compared.
    `outside` says that the municipality has no part in the figure, `level` that not all levels are shown.
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
    alone: str
    outside: str
    level: str
    panel: Panel
    protected: bool
    demonstration: bool
    beware: tuple[str, ...]
    definition: tuple[Fact, ...]
    source: Source
    shape: Shape
    printed: str
    before: Neighbour | None
    after: Neighbour | None


def figure_page(
    view: FigureView,
    *,
    before: FigureView | None,
    after: FigureView | None,
    today: dt.date,
    asked: Asked | None = None,
) -> FigurePage:
    """Build the page of a figure; `before` and `after` are its neighbours in the programme."""
    figure, seen, found = view.figure, view.seen, numbers(view)
    drawings, beside = _drawings(found), compared(view)
    return FigurePage(
        title=_(figure.question),
        crumbs=_crumbs(view),
        code=figure.code,
        file=reverse("insight:figure-file", kwargs={"code": figure.code}) + seen.kept,
        finding=_finding(view, found),
        drawings=drawings,
        base=_base(drawings[0].base, scope.whom(view), scope.window(view.parameters)),
        tables=tables(found),
        report=_("{report}, figur {number}").format(report=_(figure.source), number=report_number(figure.code)),
        compared=beside,
        whole_percent=any(each.base is not None for each in beside),
        alone=alone(seen),
        outside=scope.outside(view),
        level=scope.only_level(view),
        panel=choice_panel(seen, asked, figure_address(figure)),
        protected=seen.protected,
        demonstration=view.data_set.demonstration,
        beware=tuple(_(each.why) for each in view.contradictions),
        definition=definition(view),
        source=source(view.data_set),
        shape=shape(view),
        printed=_("Vist: {shown}. Udskrevet {day}.").format(shown=scope.shown(view), day=formats.long_date(today)),
        before=_neighbour(_("Forrige figur: {number}"), before),
        after=_neighbour(_("Næste figur: {number}"), after),
    )


def _drawings(found: Numbers) -> tuple[Drawn, ...]:
    key = f"figur-{found.figure.code.lower()}"
    return tuple(drawn(found, each, f"{key}-{number}") for number, each in enumerate(found.figure.panels, start=1))


def alone(seen: Seen) -> str:
    """Say why published numbers do not stand beside these; nothing where they do."""
    if seen.whole:
        return ""
    if seen.choice.preset is Preset.OWN:
        return _(
            "De offentliggjorte tal er af alle kommuner i evalueringens periode. "
            "Her vises kommunens egne tal, så de to kan ikke holdes op mod hinanden."
        )
    return _(
        "De offentliggjorte tal er af alle kommuner tilsammen. "
        "Her vises kun {municipality}, så de to kan ikke holdes op mod hinanden."
    ).format(municipality=seen.municipality)


def _finding(view: FigureView, found: Numbers) -> str:
    """Say the finding; it is of all levels, which is said where the page shows but one."""
    said = found.said(view.figure.finding)
    if view.seen.choice.level is Level.ALL:
        return said
    return _("Alle niveauer under ét: {finding}").format(finding=inside(said))


def _base(base: str, whom: str, window: str) -> str:
    """Write `9.367 tilbud i 13 kommuner. 1. maj 2018–…`; after a list of bases the municipalities stand apart."""
    joined = _("{base}; {whom}. {window}") if ":" in base else _("{base} i {whom}. {window}")
    return joined.format(base=base, whom=whom, window=window)


def _crumbs(view: FigureView) -> tuple[Crumb, ...]:
    """Return the way here. The programme is no link: the main menu's, with the same words, stands right above."""
    track = track_of(view)
    here = Crumb(_("figur {number}").format(number=view.figure.code))
    programme = Crumb(_(view.parameters.title))
    if track.title == _(view.parameters.title):
        return (programme, here)
    address = f"{reverse(f'insight:{view.figure.programme}')}{view.seen.kept}#{track.anchor}"
    return (programme, Crumb(track.title, address), here)


def _neighbour(label: str, view: FigureView | None) -> Neighbour | None:
    if view is None:
        return None
    figure = view.figure
    return Neighbour(label.format(number=figure.code), _(figure.question), figure_address(figure) + view.seen.kept)
