"""The middleware round every page: one transaction, for whom it is, and what outlives its rollback.

It spans the rendering, so that a template reads within the same transaction. Source: decision 4.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from vugge.access.actions.recording import RefusedError, logs_last, note_refusal
from vugge.access.actions.signing_in import tell_sign_out
from vugge.access.queries.members import evaluator, member, workplaces
from vugge.access.rules.actors import Actor, Kind, Member
from vugge.access.rules.decisions import decide
from vugge.access.web.lockout import note_failure
from vugge.access.web.signing_in import ENDED, WORKPLACE, is_strong, see, signed_in
from vugge.base.clock import now, today
from vugge.base.errors import on_one_line
from vugge.base.tenancy.context import enter, within

Answer = Callable[[HttpRequest], HttpResponse]

LARGEST = 1 << 20
"""Bytes of a request where the door says nothing else."""

WITHOUT_DATABASE = ("/sundhed",)


class ActorMiddleware:
    """Opens the transaction, finds out who asks, makes the transaction theirs, and writes down who was refused."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, within its transaction."""
        if request.path in WITHOUT_DATABASE:
            return self.get_response(request)
        try:
            with transaction.atomic(), logs_last() as write_logs:
                request.actor = who(request)  # type: ignore[attr-defined]  # what doors hand on to views
                request.failed = request.refused = None  # type: ignore[attr-defined]  # told by process_exception
                response = self.get_response(request)
                undone = connection.get_rollback()
                if not undone:
                    write_logs()
        except OperationalError:
            return render(request, "503.html", status=503)
        if request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")  # at a shared machine the next person goes back a page
        if undone:
            _go_on_after_undoing(request)
        if refused := request.refused:  # type: ignore[attr-defined]  # as above
            _note(refused, request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _arguments: object, _named: object
    ) -> HttpResponse | None:
        """Refuse what is too large before any of it is read; note a sign of life, unless the page asks by itself."""
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > LARGEST and (turned_away := _too_large(int(length), request, view)):
            return turned_away
        awake = request.path not in WITHOUT_DATABASE and getattr(view, "keeps_awake", True)
        if awake and request.user.is_authenticated:
            see(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo what was written; what must outlive that is written afterwards."""
        if isinstance(exception, RefusedError):
            request.refused = exception  # type: ignore[attr-defined]  # as above
        if not getattr(exception, "response", None):
            transaction.set_rollback(True)


def _too_large(length: int, request: HttpRequest, view: Any) -> HttpResponse | None:  # noqa: ANN401 - a door, or any view
    """Answer whoever may not send that much, before any of it is read; None for those the door is open to."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # as doors get it
    fits = length <= getattr(view, "largest", LARGEST)
    if fits and actor is None:
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.path}, safe='/')}")
    if fits and actor is not None and decide(view.permission, actor).allowed:
        return None
    return render(request, "413.html", status=413)


def who(request: HttpRequest) -> Actor | None:
    """Return who asks, and make the transaction theirs; None for nobody, or for a sign-in that is over or half made."""
    enter()  # a setting somebody left on the connection itself must not reach whoever gets it next
    user = request.user
    if not user.is_authenticated:
        return None
    if ended := signed_in(request).ended(now()):
        gone = user.pk
        logout(request)
        request.session[ENDED] = {"user": str(gone), "why": ended.name}
        tell_sign_out(gone, ended.name.lower())
        return None
    if not is_strong(request):
        return None
    enter(user=str(user.pk))
    if user.kind == Kind.EVALUATOR:
        return evaluator(user.pk)
    return _member(request)


def _member(request: HttpRequest) -> Member | None:
    day, user = today(), request.user.pk
    assert user is not None  # noqa: S101 - somebody is signed in; told to the type checker
    places = workplaces(user, day)
    chosen = request.session.get(WORKPLACE)
    found = [each for each in places if each.code == chosen or len(places) == 1]
    return member(user, found[0].code, day) if found else None


def _go_on_after_undoing(request: HttpRequest) -> None:
    """Take the session back to the id it came with, and count a failed sign-in all the same: no guess is free."""
    came_with = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if request.session.session_key != came_with:
        request.session = type(request.session)(came_with)
    if request.failed is not None:  # type: ignore[attr-defined]  # told by the lock
        with transaction.atomic():
            note_failure(request.failed, request)  # type: ignore[attr-defined]  # as above


def _note(refused: RefusedError, request: HttpRequest) -> None:
    by = refused.by
    with within(municipality=by.municipality if isinstance(by, Member) else "", user=str(by.user or "")):
        subject = on_one_line(request.path[:120])
        note_refusal(by=by, permission=refused.permission, subject=subject, reading=refused.reading)
