"""Answers to requests for figures: pages, and the same numbers as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Actor
from vugge.access.web.doors import ActingRequest
from vugge.base.clock import today
from vugge.insight.actions.exports import tell_figures_taken
from vugge.insight.queries import shown
from vugge.insight.queries.figures import ProgrammeView
from vugge.insight.rules.choice import Asked
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.shown import ShownCell
from vugge.insight.web.choosing import asked, file_of, refused
from vugge.insight.web.pages.figure import figure_page
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.places import nothing_yet_page
from vugge.insight.web.pages.programme import programme_page

_SLUGS = {"early-intervention": "tidlig-indsats", "thousand-days": "1000-dage"}


def overview(request: ActingRequest, by: Actor) -> HttpResponse:
    """Show every figure there is for the reader."""
    programmes = tuple(found for code in FIGURES if (found := shown.programme(by, code)) is not None)
    if not programmes:
        return _nothing_yet(request, by)
    return render(request, "insight/overview.html", {"page": overview_page(programmes)})


def programme(request: ActingRequest, by: Actor, code: str) -> HttpResponse:
    """Show a programme: how its figures are counted, and each of them."""
    found = _chosen(request, by, code)
    if found is None:
        return _nothing_yet(request, by)
    view, chosen = found
    return render(request, "insight/programme.html", {"page": programme_page(view, chosen)})


def figure(request: ActingRequest, by: Actor, code: str) -> HttpResponse:
    """Show one figure."""
    found = _chosen(request, by, _programme_of(code))
    if found is None:
        return _nothing_yet(request, by)
    view, chosen = found
    number, figures = _number(view, code), view.figures
    page = figure_page(
        figures[number],
        before=figures[number - 1] if number else None,
        after=figures[number + 1] if number + 1 < len(figures) else None,
        today=today(),
        asked=chosen,
    )
    return render(request, "insight/figure.html", {"page": page})


def figure_file(request: ActingRequest, by: Actor, code: str) -> HttpResponse:
    """Give one figure's cells, those of 0 too."""
    view, chosen = _chosen(request, by, _programme_of(code)) or _no_file_yet()
    if chosen.faults:
        return refused(chosen)
    return _taken(by, f"figur-{code.lower()}", view.figures[_number(view, code)].shown_cells, view)


def programme_file(request: ActingRequest, by: Actor, code: str) -> HttpResponse:
    """Give every cell of a programme's figures, those of 0 too."""
    view, chosen = _chosen(request, by, code) or _no_file_yet()
    if chosen.faults:
        return refused(chosen)
    return _taken(by, _SLUGS[code], tuple(cell for each in view.figures for cell in each.shown_cells), view)


def _taken(by: Actor, name: str, cells: tuple[ShownCell, ...], view: ProgrammeView) -> HttpResponse:
    """Give the cells as a file, and tell the trail that they were taken."""
    tell_figures_taken(by=by, what=name, sha256=view.figures[0].data_set.sha256, cells=len(cells))
    return file_of(name, cells, view)


def _chosen(request: ActingRequest, by: Actor, programme: str) -> tuple[ProgrammeView, Asked] | None:
    offered = shown.offered(by, programme)
    if offered is None:
        return None
    chosen = asked(request, offered)
    view = shown.programme(by, programme, chosen.choice)
    return None if view is None else (view, chosen)


def _nothing_yet(request: ActingRequest, by: Actor) -> HttpResponse:
    """Say that there are no figures yet, and how they come."""
    return render(request, "insight/nothing_yet.html", {"page": nothing_yet_page(by)})


def _no_file_yet() -> tuple[ProgrammeView, Asked]:
    raise Http404(_("Der er ingen tal endnu."))


def _programme_of(code: str) -> str:
    for programme_code, figures in FIGURES.items():
        if any(each.code == code for each in figures):
            return programme_code
    raise Http404(_("Der er ingen figur med det nummer."))


def _number(view: ProgrammeView, code: str) -> int:
    codes: list[str] = [each.figure.code for each in view.figures]
    return codes.index(code)
