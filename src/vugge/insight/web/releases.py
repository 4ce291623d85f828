"""Answers to requests about releases."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from vugge.access.rules.actors import Evaluator
from vugge.access.web.doors import ActingRequest
from vugge.base.clock import now
from vugge.base.jobs import under_way
from vugge.insight.actions.releases import ask_for_release
from vugge.insight.queries.releases import releases
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web.pages.releases import ReleasesPage, releases_page


def overview(request: ActingRequest, by: Evaluator) -> HttpResponse:
    """Show what has been released, and what is on its way."""
    return render(request, "insight/releases.html", {"page": _page(by)})


def progress(request: ActingRequest, by: Evaluator) -> HttpResponse:
    """Say whether a release is on its way; have the page opened anew when none is. Asked by the page itself."""
    page = _page(by)
    if not page.waiting:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "insight/parts/releasing.html", {"page": page})


def ask(_request: ActingRequest, by: Evaluator, programme: str) -> HttpResponse:
    """Have a programme's figures released anew; twice is once."""
    if not under_way("make_release", programme=programme):
        ask_for_release(by=by, programme=programme)
    return HttpResponseRedirect(reverse("insight:releases"))


def _page(by: Evaluator) -> ReleasesPage:
    waiting = tuple(code for code in FIGURES if under_way("make_release", programme=code))
    return releases_page(releases(by), waiting, now())
