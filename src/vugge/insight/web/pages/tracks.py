"""Figures in the groups a reader looks for them in: model A, model B, a thousand days; and by topic within each."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from vugge.insight.queries.figures import FigureView, ProgrammeView
from vugge.insight.rules.presets import Preset
from vugge.insight.web.pages.numbers import numbers
from vugge.insight.web.pages.places import figure_address


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure in a list: its question leads to it, its finding stands beside."""

    code: str
    question: str
    finding: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """Figures about one topic."""

    title: str
    figures: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """The municipalities that did the same: their scopes, where they stand on the programme's page, their figures.

    `scopes` is empty where the figures are of every scope of the programme.
    """

    title: str
    anchor: str
    scopes: tuple[str, ...]
    sections: tuple[Section, ...] = ()


def track_of(view: FigureView) -> Track:
    """Return the track a figure belongs to, without its figures."""
    scopes = view.figure.scopes
    titles = {scope.code: _(scope.title) for scope in view.parameters.scopes}
    if scopes:
        return Track(_(" og ").join(titles[each] for each in scopes), "-".join(scopes).replace("_", "-"), scopes)
    if view.figure.programme == "early-intervention" and view.seen.choice.preset is Preset.EVALUATION:
        return Track(_("Begge modeller"), "begge-modeller", ())
    return Track(_(view.parameters.title), f"figurer-{view.figure.programme}", ())


def tracks(programme: ProgrammeView) -> tuple[Track, ...]:
    """Return a programme's tracks in the order of their first figure's scope, each with its figures by topic."""
    views: dict[Track, list[FigureView]] = {}
    for view in programme.figures:
        views.setdefault(track_of(view), []).append(view)
    return tuple(
        Track(track.title, track.anchor, track.scopes, _sections(found))
        for track, found in sorted(views.items(), key=lambda item: item[0].scopes)
    )


def _sections(views: list[FigureView]) -> tuple[Section, ...]:
    """Group by topic, in the order topics first come in."""
    order = list(dict.fromkeys(view.figure.section for view in views))
    by_topic = sorted(views, key=lambda view: order.index(view.figure.section))
    return tuple(
        Section(_(topic), tuple(_listed(view) for view in found))
        for topic, found in groupby(by_topic, key=lambda view: view.figure.section)
    )


def _listed(view: FigureView) -> Listed:
    figure = view.figure
    return Listed(
        figure.code, _(figure.question), numbers(view).said(figure.finding), figure_address(figure) + view.seen.kept
    )
