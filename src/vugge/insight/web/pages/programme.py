"""A programme's page: whom and when its figures cover, what contradicts itself, and the figures by track and topic."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.figures import DataSetView, ProgrammeView
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.comparison import FINAL
from vugge.insight.web.pages.definition import Source, source
from vugge.insight.web.pages.places import notice
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
    """Everything on a programme's page. `midterm` says why the midterm report's numbers are not here."""

    file: str
    lead: str
    tracks: tuple[Track, ...]
    beware: tuple[Beware, ...]
    facts: tuple[Fact, ...]
    scopes: tuple[Municipalities, ...]
    source: Source
    midterm: str


def programme_page(programme: ProgrammeView, data_set: DataSetView) -> ProgrammePage:
    """Build a programme's page."""
    parameters = programme.parameters
    count = sum(len(each.municipalities) for each in parameters.scopes)
    midterm = any(each.report != FINAL for view in programme.figures for each in view.published)
    return ProgrammePage(
        title=_(parameters.title),
        notice=notice(),
        file=reverse(f"insight:{parameters.programme}-file"),
        lead=_("{n} figurer · {municipalities} · {window}").format(
            n=len(programme.figures), municipalities=scope.municipalities(count), window=scope.window(parameters)
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
        source=source(data_set),
        midterm=_(
            "Midtvejsrapportens tal er af en kortere periode, til og med 5. september 2020. "
            "De står derfor ikke ved siden af hele periodens."
        )
        if midterm
        else "",
    )


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
    )
