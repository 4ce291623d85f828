"""Answers to requests for figures: pages, and the same numbers as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.base.clock import today
from vugge.insight.queries import figures as queries
from vugge.insight.queries.figures import DataSetView, ProgrammeView
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web.choosing import asked, file_of, refused
from vugge.insight.web.pages.figure import figure_page
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.places import nothing_yet_page
from vugge.insight.web.pages.programme import programme_page

_SLUGS = {"early-intervention": "tidlig-indsats", "thousand-days": "1000-dage"}


def overview(request: HttpRequest, found: DataSetView) -> HttpResponse:
    """Show what Vugge is, and every figure."""
    programmes = tuple(queries.programme(found, code) for code in FIGURES)
    return render(request, "insight/overview.html", {"page": overview_page(programmes)})


def programme(request: HttpRequest, found: DataSetView, code: str, municipality: str | None = None) -> HttpResponse:
    """Show a programme: how its figures are counted, and each of them."""
    chosen = asked(request, found, code, municipality)
    page = programme_page(queries.programme(found, code, chosen.choice, municipality), found, chosen)
    return render(request, "insight/programme.html", {"page": page})


def figure(request: HttpRequest, found: DataSetView, code: str, municipality: str | None = None) -> HttpResponse:
    """Show one figure."""
    home = _programme_of(code)
    chosen = asked(request, found, home, municipality)
    view = queries.programme(found, home, chosen.choice, municipality)
    number, figures = _number(view, code), view.figures
    page = figure_page(
        figures[number],
        before=figures[number - 1] if number else None,
        after=figures[number + 1] if number + 1 < len(figures) else None,
        today=today(),
        asked=chosen,
    )
    return render(request, "insight/figure.html", {"page": page})


def figure_file(request: HttpRequest, found: DataSetView, code: str, municipality: str | None = None) -> HttpResponse:
    """Give one figure's cells, those of 0 too."""
    home = _programme_of(code)
    chosen = asked(request, found, home, municipality)
    if chosen.faults:
        return refused(chosen)
    view = queries.programme(found, home, chosen.choice, municipality)
    return file_of(f"figur-{code.lower()}", view.figures[_number(view, code)].shown_cells, found, view.seen)


def programme_file(
    request: HttpRequest, found: DataSetView, code: str, municipality: str | None = None
) -> HttpResponse:
    """Give every cell of a programme's figures, those of 0 too."""
    chosen = asked(request, found, code, municipality)
    if chosen.faults:
        return refused(chosen)
    view = queries.programme(found, code, chosen.choice, municipality)
    return file_of(_SLUGS[code], tuple(cell for each in view.figures for cell in each.shown_cells), found, view.seen)


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """Say that there are no figures yet, and how they come."""
    return render(request, "insight/nothing_yet.html", {"page": nothing_yet_page()})


def no_file_yet(_request: HttpRequest) -> HttpResponse:
    """Refuse a file of nothing."""
    raise Http404(_("Der er ingen tal endnu."))


def _programme_of(code: str) -> str:
    for programme_code, figures in FIGURES.items():
        if any(each.code == code for each in figures):
            return programme_code
    raise Http404(_("Der er ingen figur med det nummer."))


def _number(view: ProgrammeView, code: str) -> int:
    codes: list[str] = [each.figure.code for each in view.figures]
    return codes.index(code)
