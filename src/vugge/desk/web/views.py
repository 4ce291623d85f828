"""Answers to requests for a day, a family's page and the search."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError
from vugge.base.clock import now, today
from vugge.desk.queries.caseload import caseload
from vugge.desk.queries.family import course
from vugge.desk.queries.journal import journal_of
from vugge.desk.queries.my_day import my_day, my_week
from vugge.desk.web import places
from vugge.desk.web.pages.closed import ClosedPage
from vugge.desk.web.pages.family import family_page
from vugge.desk.web.pages.journal import journal_page
from vugge.desk.web.pages.my_day import my_day_page
from vugge.desk.web.pages.search import search_page
from vugge.desk.web.pages.tasks import tasks_page
from vugge.desk.web.pages.week import week_page
from vugge.people.queries.search import search as look_for
from vugge.people.queries.ties import standing, way_in
from vugge.people.rules.ties import may_open_in_emergency
from vugge.ui.pages import Crumb

_FIRST_YEAR, _LAST_YEAR = 2000, 2199
_LONGEST = 120  # letters of a search; what is longer is no name


def day(request: HttpRequest, by: Member) -> HttpResponse:
    """Show a day: today, or the one in the address."""
    moment = now()
    page = my_day_page(my_day(by=by, day=_asked_day(request), now=moment), by.membership, moment)
    return render(request, "desk/my_day.html", {"page": page})


def week(request: HttpRequest, by: Member) -> HttpResponse:
    """Show the week a day lies in."""
    moment = now()
    page = week_page(my_week(by=by, day=_asked_day(request), now=moment), moment)
    return render(request, "desk/week.html", {"page": page})


def tasks(request: HttpRequest, by: Member) -> HttpResponse:
    """Show everything it is time for."""
    page = tasks_page(caseload(by=by, now=now()), by.membership)
    return render(request, "desk/tasks.html", {"page": page})


def family(request: HttpRequest, by: Member, family: UUID) -> HttpResponse:
    """Show a family's course; or why it does not open, and how it does when it is urgent."""
    try:
        found = course(by=by, family=family, now=now(), child=_asked_child(request))
    except GoneError:
        raise Http404 from None
    except RefusedError as refused:
        return _closed(request, refused, family if may_open_in_emergency(standing(by=by, family=family)) else None)
    page = family_page(found, by.name, request.GET.get("maal", ""))
    return render(request, "desk/family.html", {"page": page})


def journal(request: HttpRequest, by: Member, person: UUID) -> HttpResponse:
    """Show a person's journal; or why it does not open, and the family that does when it is urgent."""
    try:
        found = journal_of(by=by, person=person, today=today())
    except GoneError:
        raise Http404 from None
    except RefusedError as refused:
        return _closed(request, refused, way_in(by=by, person=person))
    return render(request, "desk/journal.html", {"page": journal_page(found, by.name)})


def search(request: HttpRequest, by: Member) -> HttpResponse:
    """Show whom a search finds. It is posted: a name or a number typed here stands in no address and no log."""
    typed = request.POST.get("q", "").strip()[:_LONGEST]
    try:
        found = look_for(by=by, text=typed) if typed else None
    except RefusedError as refused:
        request.refused = refused  # type: ignore[attr-defined]  # the middleware writes it in a transaction of its own
        page = ClosedPage(title=_("Søg"), crumbs=(Crumb(_("Søg")),), reason=str(refused), emergency="")
        return render(request, "desk/closed.html", {"page": page}, status=HTTPStatus.FORBIDDEN)
    return render(request, "desk/search.html", {"page": search_page(typed, found)})


def _closed(request: HttpRequest, refused: RefusedError, opens: UUID | None) -> HttpResponse:
    request.refused = refused  # type: ignore[attr-defined]  # the middleware writes it in a transaction of its own
    page = ClosedPage(
        title=_("Familien er ikke din"),
        crumbs=(Crumb(_("Mine familier"), places.my_families()), Crumb(_("Ikke din familie"))),
        reason=str(refused),
        emergency=places.emergency(opens) if opens else "",
    )
    return render(request, "desk/closed.html", {"page": page}, status=HTTPStatus.FORBIDDEN)


def _asked_day(request: HttpRequest) -> dt.date:
    """Return the day in the address; today where there is none, or none that a calendar here could hold."""
    try:
        asked = dt.date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return today()
    return asked if _FIRST_YEAR <= asked.year <= _LAST_YEAR else today()


def _asked_child(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("barn", ""))
    except ValueError:
        return None
