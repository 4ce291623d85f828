"""Signing in as one of the cast."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from vugge.access.queries.people import known_person
from vugge.access.web.entrance import SignIn, onward
from vugge.access.web.signing_in import proved_again
from vugge.base.postgres.roles import is_demo
from vugge.demo.queries.settling import settled
from vugge.demo.rules.cast import CAST


class CastSignIn(SignIn):
    """The sign-in, with the cast in front."""

    template_name = "demo/login.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Add the cast, where to go on to, and how far the other families are."""
        found = settled(settings.HOME)
        under_way = found if found and not found.done else None
        shown = {"cast": CAST, "next": onward(self.request), "settling": under_way}
        return {**super().get_context_data(**named), **shown}


def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the cast."""
    _demand_mark()
    part = next((each for each in CAST if each.key == request.POST.get("who")), None)
    user = known_person(part.email) if part else None
    if user is None:
        raise Http404
    adapter = get_adapter(request)
    if request.user.is_authenticated:
        adapter.logout(request)
    record_authentication(request, user, "demo")
    adapter.login(request, user)
    return HttpResponseRedirect(onward(request))


def prove_again(request: HttpRequest) -> HttpResponse:
    """Prove again, by a click, that one is still the same."""
    _demand_mark()
    record_authentication(request, request.user, "demo", reauthenticated=True)
    proved_again(request)
    return HttpResponseRedirect(onward(request))


def _demand_mark() -> None:
    """Be nowhere to be found unless the database was made as a demo."""
    connection.ensure_connection()
    if not is_demo(connection.connection):
        raise Http404
