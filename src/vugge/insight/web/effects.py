"""Answers to requests about the effect: three questions, each explained step by step, and the same numbers as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Actor
from vugge.access.web.doors import ActingRequest
from vugge.base.clock import now, today
from vugge.insight.actions.effects import ask_for_study
from vugge.insight.actions.exports import tell_figures_taken
from vugge.insight.queries import effects as queries
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.files import archive_of, files_of_page
from vugge.insight.rules.effects.outcomes import Outcome, outcome_of
from vugge.insight.rules.effects.running import WORKING
from vugge.insight.rules.effects.whom import STAYED
from vugge.insight.web.pages.effects.outcome import outcome_page
from vugge.insight.web.pages.effects.overview import effects_page
from vugge.insight.web.pages.effects.places import WHOM, outcome_address
from vugge.insight.web.pages.effects.readme import readme


def overview(request: ActingRequest, by: Actor) -> HttpResponse:
    """Show the three questions with their answers, or what there is to do before there are any."""
    return render(request, "insight/effects.html", {"page": effects_page(queries.effects(by), now())})


def progress(request: ActingRequest, by: Actor) -> HttpResponse:
    """Say how far the worker has come; have the page opened anew when it is done. Asked by the page itself."""
    found = queries.effects(by)
    if found.latest is None or found.latest.state not in WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "insight/parts/counting.html", {"page": effects_page(found, now())})


def run(request: ActingRequest, by: Actor) -> HttpResponse:
    """Have the latest panel counted; what has been counted already is not counted again."""
    if ask_for_study(by=by) is None:
        messages.warning(request, _("Der er ikke hentet tal fra Danmarks Statistik endnu."))
    return HttpResponseRedirect(reverse("insight:effect"))


def outcome(request: ActingRequest, by: Actor, question: str) -> HttpResponse:
    """Show one question, step by step."""
    asked = _asked(question)
    whom = request.GET.get(WHOM, STAYED)
    found = queries.study(by, asked, whom)
    if found is None and whom != STAYED:
        messages.warning(request, _("Adressen pegede på en kommune, der ikke er regnet for. Her er de 16 tilsammen."))
        return HttpResponseRedirect(outcome_address(asked))
    if found is None:
        return HttpResponseRedirect(reverse("insight:effect"))
    return render(request, "insight/effect.html", {"page": outcome_page(found, today=today())})


def file(request: ActingRequest, by: Actor, question: str, part: str) -> HttpResponse:
    """Give a part's numbers as CSV, to full precision."""
    found = _found(request, by, question)
    files = files_of_page(found.result, found.names)
    if f"{part}.csv" not in files:
        raise Http404(_("Der er ingen tal med det navn."))
    _tell(by, found, f"{part}.csv")
    answer = HttpResponse(files[f"{part}.csv"], content_type="text/csv; charset=utf-8")
    return _named(answer, f"{_name(found)}-{part}.csv")


def archive(request: ActingRequest, by: Actor, question: str) -> HttpResponse:
    """Give everything about one question as the command writes it, with the panel and what was asked of it."""
    found = _found(request, by, question)
    given = {**queries.panel_of_study(by, found), "LÆSMIG.txt": readme(found)}
    held = archive_of(found.result, found.names, given, invented=found.run.panel.invented)
    _tell(by, found, "all")
    return _named(HttpResponse(held, content_type="application/zip"), f"{_name(found)}.zip")


def _asked(question: str) -> Outcome:
    found = outcome_of(question)
    if found is None:
        raise Http404(_("Det spørgsmål er ikke stillet."))
    return found


def _found(request: ActingRequest, by: Actor, question: str) -> StudyView:
    found = queries.study(by, _asked(question), request.GET.get(WHOM, STAYED))
    if found is None:
        raise Http404(_("Der er ingen tal endnu."))
    return found


def _name(found: StudyView) -> str:
    made_up = _("opdigtet-") if found.run.panel.invented else ""
    return f"{made_up}effekt-{found.outcome.slug}-{found.whom.code}-{found.run.panel.sha256[:8]}"


def _tell(by: Actor, found: StudyView, what: str) -> None:
    name = f"effekt-{found.outcome.slug}-{found.whom.code}:{what}"
    tell_figures_taken(by=by, what=name, sha256=found.run.panel.sha256, cells=len(found.result.path.times))


def _named(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
