"""A programme's page: whom and when its figures cover, what contradicts itself, and the figures by track and topic."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.figures import ProgrammeView
from vugge.insight.rules.choice import Asked
from vugge.insight.rules.codes import Level
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.comparison import FINAL
from vugge.insight.web.pages.definition import Source, source
from vugge.insight.web.pages.panel import Panel, panel
from vugge.insight.web.pages.tracks import Track, tracks
from vugge.ui import formats
from vugge.ui.pages import Fact, Page


@dataclass(frozen=True, slots=True)
class Municipalities:
    """A scope's municipalities by name, and since when where that is later than the programme's first day."""

    title: str
    count: str
    names: str
    since: str


@dataclass(frozen=True, slots=True)
class Beware:
    """A published number that contradicts others, and the figure it belongs to."""

    code: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage(Page):
    """Everything on a programme's page. `midterm` says why the midterm report's numbers are not here.

    `level` says what a chosen level does to this page, where one is chosen.
    """

    file: str
    lead: str
    tracks: tuple[Track, ...]
    beware: tuple[Beware, ...]
    facts: tuple[Fact, ...]
    scopes: tuple[Municipalities, ...]
    source: Source
    midterm: str
    level: str
    panel: Panel
    protected: bool


def programme_page(programme: ProgrammeView, asked: Asked | None = None) -> ProgrammePage:
    """Build a programme's page."""
    parameters, seen = programme.parameters, programme.seen
    whom = seen.municipality or scope.municipalities(sum(len(each.municipalities) for each in parameters.scopes))
    here = reverse(f"insight:{parameters.programme}")
    midterm = any(each.report != FINAL for view in programme.figures for each in view.published)
    return ProgrammePage(
        title=_(parameters.title),
        file=reverse(f"insight:{parameters.programme}-file") + seen.kept,
        lead=_("{n} figurer · {whom} · {window}").format(
            n=len(programme.figures), whom=whom, window=scope.window(parameters)
        ),
        tracks=tracks(programme),
        beware=tuple(
            Beware(view.figure.code, _(each.why)) for view in programme.figures for each in view.contradictions
        ),
        facts=(
            Fact(_("Periode"), scope.days(parameters.window)),
            Fact(_("Udeladt"), scope.left_out(parameters)),
            Fact(_("Kilde"), _(parameters.source)),
            Fact(_("Parametre"), _("Version {n}").format(n=parameters.version)),
        ),
        scopes=_scopes(programme),
        source=source(programme.figures[0].data_set),
        midterm=_(
            "Midtvejsrapportens tal er af en kortere periode, til og med 5. september 2020. "
            "De står derfor ikke ved siden af hele periodens."
        )
        if midterm
        else "",
        level="" if seen.choice.level is Level.ALL else _level(seen.choice.level),
        panel=panel(seen, asked, here),
        protected=seen.protected,
    )


def _level(level: Level) -> str:
    text = _("Sætningerne her er af alle niveauer. På figurernes sider og i filen er kun {level} vist.")
    return text.format(level=_(level.label).lower())


def _scopes(programme: ProgrammeView) -> tuple[Municipalities, ...]:
    first = programme.parameters.window.start
    return tuple(
        Municipalities(
            title=_(each.title),
            count=scope.municipalities(len(each.municipalities)),
            names=", ".join(sorted(programme.names[each.code], key=danish_sort_key)),
            since=_("fra {day}").format(day=formats.long_date(each.period.start)) if each.period.start > first else "",
        )
        for each in programme.parameters.scopes
        if each.municipalities
    )
