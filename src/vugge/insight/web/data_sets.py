"""Answers to requests about data sets and imports."""

import csv
from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.web.doors import ActingRequest
from vugge.base.clock import now
from vugge.base.jobs import under_way
from vugge.base.showing import inert, masked
from vugge.insight.actions import imports as actions
from vugge.insight.actions.data_sets import ask_for_data_set
from vugge.insight.actions.exports import tell_rejected_rows_taken
from vugge.insight.queries import data_sets, imports
from vugge.insight.queries.imports import ImportView, RejectedRow
from vugge.insight.rules.faults import FAULT_KINDS
from vugge.insight.rules.importing import WORKING
from vugge.insight.web.forms import UndoForm, UploadForm
from vugge.insight.web.pages.data_sets import DataSetsPage, data_set_page, data_sets_page
from vugge.insight.web.pages.imports import import_page, upload_page
from vugge.ui.forms import dressed

_HEADER = ("line", "column", "value", "reason")


def overview(request: ActingRequest, by: Member) -> HttpResponse:
    """Show the data sets and the imports they are made of."""
    return render(request, "insight/data_sets.html", {"page": _overview(by)})


def freeze(_request: ActingRequest, by: Member) -> HttpResponse:
    """Have what is current frozen; twice is once."""
    if not _freezes(by):
        ask_for_data_set(by=by)
    return HttpResponseRedirect(reverse("insight:data-sets"))


def freezing(request: ActingRequest, by: Member) -> HttpResponse:
    """Say that a data set is being frozen; have the page opened anew when it is. Asked by the page itself."""
    if not _freezes(by):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "insight/parts/freezing.html", {"page": _overview(by)})


def one(request: ActingRequest, by: Member, data_set: UUID) -> HttpResponse:
    """Show a data set: what it is made of, and what is worth a look in it."""
    found = data_sets.data_set(by, data_set)
    if found is None:
        raise Http404(_("Der er ikke noget datasæt med det nummer."))
    return render(request, "insight/data_set.html", {"page": data_set_page(found, imports.imports(by), now())})


def upload(request: ActingRequest, by: Member) -> HttpResponse:
    """Show where a file is chosen; take it in when it comes."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["extract"]
        made = actions.receive(by=by, name=file.name, chunks=file.chunks())
        return HttpResponseRedirect(reverse("insight:import", kwargs={"import_id": made}))
    return render(request, "insight/upload.html", {"page": upload_page(), "form": dressed(form)})


def one_import(request: ActingRequest, by: Member, import_id: UUID) -> HttpResponse:
    """Show an import as it stands: being read, what would come of it, read in, or why not."""
    return _shown(request, by, import_id, UndoForm())


def progress(request: ActingRequest, by: Member, import_id: UUID) -> HttpResponse:
    """Say how far the worker has come; have the page opened anew when it is done. Asked by the page itself."""
    found = _found(by, import_id)
    if found.state not in WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    page = import_page(found, now=now(), rejected=None)
    return render(request, "insight/parts/progress.html", {"page": page})


def start(request: ActingRequest, by: Member, import_id: UUID) -> HttpResponse:
    """Have the good rows read in."""
    _found(by, import_id)
    try:
        actions.start(by=by, import_id=import_id)
    except actions.OutOfStepError as error:
        messages.warning(request, str(error))
    return _back(import_id)


def discard(request: ActingRequest, by: Member, import_id: UUID) -> HttpResponse:
    """Drop the file, to choose another."""
    _found(by, import_id)
    try:
        actions.discard(by=by, import_id=import_id)
    except actions.OutOfStepError as error:
        messages.warning(request, str(error))
        return _back(import_id)
    return HttpResponseRedirect(reverse("insight:upload"))


def undo(request: ActingRequest, by: Member, import_id: UUID) -> HttpResponse:
    """Take the import back, for a reason."""
    _found(by, import_id)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _shown(request, by, import_id, form)
    try:
        actions.undo(by=by, import_id=import_id, reason=form.cleaned_data["reason"])
    except actions.OutOfStepError as error:
        messages.warning(request, str(error))
    return _back(import_id)


def rejected_file(_request: ActingRequest, by: Member, import_id: UUID) -> HttpResponseBase:
    """Give every rejected row with its reason; what looks like a CPR number is masked, and no cell is a formula."""
    found = _found(by, import_id)
    if not found.rows_lie_here:
        return _back(import_id)
    rows = imports.rejected_file(by, found.id)
    tell_rejected_rows_taken(by=by, import_id=found.id, rows=found.rejected)
    answer = StreamingHttpResponse(_written(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="afviste-{str(found.id)[:8]}.csv"'
    return answer


def _written(rows: Iterator[RejectedRow]) -> Iterator[str]:
    lines = csv.writer(_Echo(), delimiter=";", lineterminator="\n")
    yield "\ufeff" + lines.writerow(_HEADER)
    for row in rows:
        yield lines.writerow((row.line, row.column, inert(masked(row.value)), row.reason))


class _Echo:
    """Gives a line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _freezes(by: Member) -> bool:
    return under_way("freeze_data_set", municipality=by.municipality)


def _overview(by: Member) -> DataSetsPage:
    return data_sets_page(data_sets.data_sets(by), imports.imports(by), now(), waiting=_freezes(by))


def _found(by: Member, import_id: UUID) -> ImportView:
    found = imports.import_view(by, import_id)
    if found is None:
        raise Http404(_("Der er ikke nogen indlæsning med det nummer."))
    return found


def _shown(request: ActingRequest, by: Member, import_id: UUID, form: UndoForm) -> HttpResponse:
    found = _found(by, import_id)
    asked = request.GET.get("fejl", "")
    fault = next((kind.code for kind in FAULT_KINDS if kind.code == asked), "")
    number = request.GET.get("side", "1")
    place = int(number) if number.isdecimal() and 0 < int(number) < 10**6 else 1
    rejected = imports.rejected(by, import_id, fault=fault, page=place)
    page = import_page(found, now=now(), rejected=rejected, fault=fault, place=place)
    return render(request, "insight/import.html", {"page": page, "form": dressed(form)})


def _back(import_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("insight:import", kwargs={"import_id": import_id}))
