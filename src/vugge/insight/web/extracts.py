"""Answers to requests for an extract: the page where it is said what it is for, and the file."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.web.doors import ActingRequest
from vugge.base.clock import now
from vugge.insight.actions.exports import tell_extract_taken
from vugge.insight.queries import data_sets
from vugge.insight.queries.data_sets import DataSetRow
from vugge.insight.queries.extracts import extract_of, like_cpr
from vugge.insight.web.forms import ExtractForm
from vugge.insight.web.pages.extract import extract_page
from vugge.ui.forms import dressed

_CHECKSUM = 8  # as many signs of a data set's checksum as tell files apart by eye


def page(request: ActingRequest, by: Member, data_set: UUID) -> HttpResponse:
    """Show what an extract of a data set holds, and ask what it is for."""
    return _asked(request, _found(by, data_set), ExtractForm())


def file(request: ActingRequest, by: Member, data_set: UUID) -> HttpResponseBase:
    """Give the extract, and tell the trail what it was for; without that, ask."""
    found, form = _found(by, data_set), ExtractForm(request.GET)
    if like_cpr(found) or not form.is_valid():
        return _asked(request, found, form)
    pieces = extract_of(by, found)
    tell_extract_taken(by=by, sha256=found.sha256, rows=found.rows, purpose=form.cleaned_data["purpose"])
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="udtraek-{found.sha256[:_CHECKSUM]}.csv"'
    return answer


def _found(by: Member, data_set: UUID) -> DataSetRow:
    found = data_sets.data_set(by, data_set)
    if found is None:
        raise Http404(_("Der er ikke noget datasæt med det nummer."))
    return found


def _asked(request: ActingRequest, found: DataSetRow, form: ExtractForm) -> HttpResponse:
    shown = extract_page(found, like_cpr(found), now())
    return render(request, "insight/extract.html", {"page": shown, "form": dressed(form)})
