"""Answers to requests for figures: pages, and the same numbers as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.base.clock import today
from vugge.insight.queries import figures as queries
from vugge.insight.queries.figures import DataSetView, ProgrammeView
from vugge.insight.rules.cells import Cell, as_csv
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web.pages.figure import figure_page
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.places import nothing_yet_page
from vugge.insight.web.pages.programme import programme_page

_SLUGS = {"early-intervention": "tidlig-indsats", "thousand-days": "1000-dage"}
_CHECKSUM = 8  # as many signs of the data set's checksum as tell files apart by eye


def overview(request: HttpRequest, found: DataSetView) -> HttpResponse:
    """Show what Vugge is, and every figure."""
    programmes = tuple(queries.programme(found, code) for code in FIGURES)
    return render(request, "insight/overview.html", {"page": overview_page(programmes)})


def programme(request: HttpRequest, found: DataSetView, code: str) -> HttpResponse:
    """Show a programme: how its figures are counted, and each of them."""
    page = programme_page(queries.programme(found, code), found)
    return render(request, "insight/programme.html", {"page": page})


def figure(request: HttpRequest, found: DataSetView, code: str) -> HttpResponse:
    """Show one figure."""
    view = _programme_of(found, code)
    number = _number(view, code)
    figures = view.figures
    page = figure_page(
        figures[number],
        before=figures[number - 1] if number else None,
        after=figures[number + 1] if number + 1 < len(figures) else None,
        today=today(),
    )
    return render(request, "insight/figure.html", {"page": page})


def figure_file(_request: HttpRequest, found: DataSetView, code: str) -> HttpResponse:
    """Give one figure's cells, those of 0 too."""
    view = _programme_of(found, code)
    return _file(f"figur-{code.lower()}", view.figures[_number(view, code)].cells, found)


def programme_file(_request: HttpRequest, found: DataSetView, code: str) -> HttpResponse:
    """Give every cell of a programme's figures, those of 0 too."""
    figures = queries.programme(found, code).figures
    return _file(_SLUGS[code], tuple(cell for each in figures for cell in each.cells), found)


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """Say that there are no figures yet, and how they come."""
    return render(request, "insight/nothing_yet.html", {"page": nothing_yet_page()})


def no_file_yet(_request: HttpRequest) -> HttpResponse:
    """Refuse a file of nothing."""
    raise Http404(_("Der er ingen tal endnu."))


def _programme_of(found: DataSetView, code: str) -> ProgrammeView:
    for programme_code, figures in FIGURES.items():
        if any(each.code == code for each in figures):
            return queries.programme(found, programme_code)
    raise Http404(_("Der er ingen figur med det nummer."))


def _number(view: ProgrammeView, code: str) -> int:
    codes: list[str] = [each.figure.code for each in view.figures]
    return codes.index(code)


def _file(name: str, cells: tuple[Cell, ...], found: DataSetView) -> HttpResponse:
    answer = HttpResponse(as_csv(cells, zeros=True), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{found.facts.sha256[:_CHECKSUM]}.csv"'
    return answer
