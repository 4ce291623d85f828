"""Answers to requests about one task: shown with its form, and answered."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import UnfitError
from vugge.base.clock import now, today
from vugge.care.actions.offers import attempt
from vugge.care.actions.tasks import answer_task
from vugge.care.rules.codes import Channel, Handling
from vugge.care.rules.tasks.shape import Task, TaskRule
from vugge.desk.queries.my_day import own_task
from vugge.desk.web import places
from vugge.desk.web.forms import ATTEMPTED, Answer
from vugge.desk.web.pages import words
from vugge.desk.web.pages.task import task_page
from vugge.people.queries.choices import colleagues
from vugge.ui.forms import dressed

_DONE = {
    Handling.HANDLED.value: _("Klaret: {task}"),
    Handling.PUT_OFF.value: _("Udsat: {task}"),
    Handling.HANDED_OVER.value: _("Givet videre: {task}"),
    ATTEMPTED: _("Forsøget er noteret: {task}"),
}


def task(request: HttpRequest, by: Member, family: UUID) -> HttpResponse:
    """Show a task of one's own, and keep what is answered to it."""
    found = own_task(by=by, family=family, key=request.GET.get("opgave", ""), now=now())
    if found is None:
        raise Http404
    known, number = found
    standing = known.tasks[number]
    form = Answer(request.POST if request.method == "POST" else None)
    form.offer(
        [each for each in colleagues(by=by) if each[0] != by.membership],
        attempts=standing.task.rule is TaskRule.ATTEMPT,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _answer(by, standing.task, form.cleaned_data)
        except UnfitError as fault:
            sentence = _(fault.sentence)
            field = fault.field if fault.field in form.fields else None
            form.add_error(field, sentence % fault.words if fault.words else sentence)
        else:
            said = _DONE[form.cleaned_data["handling"]]
            messages.success(request, said.format(task=words.sentence(standing.task.do)))
            return HttpResponseRedirect(places.my_day())
    return render(request, "desk/task.html", {"page": task_page(known, standing, dressed(form))})


def _answer(by: Member, task: Task, filled: Mapping[str, Any]) -> None:
    if filled["handling"] == ATTEMPTED:
        if not filled["channel"]:
            raise UnfitError("channel", _("Vælg, hvordan der blev prøvet."))
        attempt(by=by, offer=task.subject, channel=Channel.of(filled["channel"]), on=today())
        return
    answer_task(
        by=by,
        family=task.family,
        key=task.key,
        handling=filled["handling"],
        reason=filled["reason"],
        until=filled["until"],
        to=filled["to"],
    )
