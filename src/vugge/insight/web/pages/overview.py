"""The first page: what Vugge is, the key numbers, and every figure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries import FigureView, ProgrammeView
from vugge.insight.rules.shown import added
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.numbers import number_text, numbers
from vugge.insight.web.pages.places import OVERVIEW, figure_address, navigation, notice
from vugge.insight.web.pages.tracks import Track, tracks
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number and what it is of."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """Model A, model B or a thousand days: key numbers, days, days left out, municipalities, and the figures."""

    title: str
    programme: str
    key: str
    key_numbers: tuple[KeyNumber, ...]
    window: str
    municipalities: str
    names: str
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(Page):
    """The overview. `first` is the figure of everything, where reading begins; `shared` are figures of both models."""

    first: str
    parts: tuple[Part, ...]
    shared: tuple[Track, ...]


_COUNTED = {
    "model-a": (("3-1", "activities", "model_a"), ("3-1", "families", "model_a")),
    "model-b": (("3-1", "activities", "model_b"), ("3-1", "families", "model_b")),
    "early-intervention": (("3-1", "activities", ""), ("3-1", "families", "")),
    "thousand-days": (("T-4", "offered", ""), ("T-5", "visited", "")),
}
"""The key numbers of each part: by its track, or where that is the whole programme, by that."""


def overview_page(programmes: tuple[ProgrammeView, ...]) -> OverviewPage:
    """Build the overview of all programmes."""
    labels = {
        "activities": _("aktiviteter"),
        "families": _("familier"),
        "offered": _("tilbud til familier"),
        "visited": _("besøgte familier"),
    }
    parts, shared = [], []
    for programme in programmes:
        for track in tracks(programme):
            if track.scopes or len(tracks(programme)) == 1:
                parts.append(_part(programme, track, labels))
            else:
                shared.append(track)
    return OverviewPage(
        title=_("Tidlig hjælp til familier, i tal"),
        navigation=navigation(OVERVIEW),
        notice=notice(),
        first=figure_address(programmes[0].figures[0].figure) + programmes[0].seen.kept,
        parts=tuple(parts),
        shared=tuple(shared),
    )


def _part(programme: ProgrammeView, track: Track, labels: dict[str, str]) -> Part:
    by_code = {view.figure.code: view for view in programme.figures}
    view = next(each for each in programme.figures if each.figure.scopes == track.scopes)
    names = sorted(view.municipality_names, key=danish_sort_key)
    return Part(
        title=track.title,
        programme=_(programme.parameters.title),
        key=track.anchor if track.scopes else programme.parameters.programme,
        key_numbers=tuple(
            KeyNumber(_total(by_code[code], measure, group), labels[measure])
            for code, measure, group in _COUNTED[track.anchor if track.scopes else programme.parameters.programme]
        ),
        window=scope.window(programme.parameters),
        municipalities=scope.municipalities(len(names)),
        names=", ".join(names),
        track=track,
    )


def _total(view: FigureView, key: str, group: str) -> str:
    found, measure = numbers(view), view.figure.measure(key)
    groups = [group] if group else [each.code for each in measure.groups]
    return number_text(added(found.value(measure, each) for each in groups))
