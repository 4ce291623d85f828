"""The first page: what Vugge is, the key numbers, and every figure."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.figures import FigureView, ProgrammeView
from vugge.insight.rules.shown import added
from vugge.insight.rules.sources import Source
from vugge.insight.web.pages import scope
from vugge.insight.web.pages.numbers import number_text, numbers
from vugge.insight.web.pages.places import figure_address
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

    lead: str
    first: str
    effect: str
    parts: tuple[Part, ...]
    shared: tuple[Track, ...]


_COUNTED = {
    "model_a": (("3-1", "activities", "model_a"), ("3-1", "families", "model_a")),
    "model_b": (("3-1", "activities", "model_b"), ("3-1", "families", "model_b")),
    "early-intervention": (("3-1", "activities", ""), ("3-1", "families", "")),
    "thousand-days": (("T-4", "offered", ""), ("T-5", "visited", "")),
}
"""The numbers that say how much there is, by scope, or by programme where it has no scopes."""


def overview_page(programmes: tuple[ProgrammeView, ...]) -> OverviewPage:
    """Build the overview of all programmes: a municipality's own, or those of everybody."""
    parts, shared = [], []
    for programme in programmes:
        every = tracks(programme)
        for track in every:
            if track.scopes or len(every) == 1:
                parts += _part(programme, track)
            else:
                shared.append(track)
    first, seen = programmes[0].figures[0].figure, programmes[0].seen
    return OverviewPage(
        title=_("Tidlig hjælp til familier, i tal"),
        lead=_lead(seen.municipality, programmes[0].figures[0].data_set.sources),
        first=figure_address(first),
        effect=reverse("insight:effect"),
        parts=tuple(parts),
        shared=tuple(shared),
    )


def _lead(municipality: str, sources: tuple[Source, ...]) -> str:
    if municipality:
        said = {
            (Source.JOURNAL,): _("{municipality}: egne tal, regnet af det, I selv har registreret."),
            tuple(Source): _("{municipality}: egne tal, regnet af det, I selv har registreret, og det, I har indlæst."),
        }
        files = _("{municipality}: egne tal, regnet af de registreringer, I har indlæst.")
        return said.get(sources, files).format(municipality=municipality)
    return _("Kommunernes tal lagt sammen. Små tal er skjult, så ingen kan kendes igen.")


def _part(programme: ProgrammeView, track: Track) -> list[Part]:
    """Return the track with its key numbers; nothing where the municipality has no part in it."""
    labels = {
        "activities": _("aktiviteter"),
        "families": _("familier"),
        "offered": _("tilbud til familier"),
        "visited": _("besøgte familier"),
    }
    by_code = {view.figure.code: view for view in programme.figures}
    view = next(each for each in programme.figures if each.figure.scopes == track.scopes)
    names = sorted(view.municipality_names, key=danish_sort_key)
    if not names:
        return []
    counted = _COUNTED[track.scopes[0] if track.scopes else programme.parameters.programme]
    return [
        Part(
            title=track.title,
            programme=_(programme.parameters.title),
            key=track.anchor,
            key_numbers=tuple(
                KeyNumber(_total(by_code[code], measure, group), labels[measure]) for code, measure, group in counted
            ),
            window=scope.window(programme.parameters),
            municipalities=scope.municipalities(len(names)),
            names=", ".join(names),
            track=track,
        )
    ]


def _total(view: FigureView, key: str, group: str) -> str:
    found, measure = numbers(view), view.figure.measure(key)
    groups = [group] if group else [each.code for each in measure.groups]
    return number_text(added(found.value(measure, each) for each in groups))
