"""What a session knows of a sign-in: since when, last seen, how it was proved; where those go who lack something."""

import datetime as dt
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.internal.httpkit import serialize_request
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from vugge.access.rules.sessions import STEP_UP, SignedIn, is_fresh
from vugge.access.web.drafts import keep_draft, path_of_referrer
from vugge.base.clock import COPENHAGEN, now

AT, SEEN, ENDED, WORKPLACE, ONWARD = "signed_in_at", "seen_at", "ended", "workplace", "onward"
STRONG = {"mfa", "socialaccount", "demo"}
"""Ways to prove who one is that are enough by themselves; a password alone is not."""


def signed_in(request: HttpRequest) -> SignedIn:
    """Return when the session's person signed in and was last seen; long ago when the session does not say."""
    never = dt.datetime.fromtimestamp(0, COPENHAGEN)
    at, seen = (request.session.get(key) for key in (AT, SEEN))
    return SignedIn(at=_moment(at) or never, seen=_moment(seen) or never)


def see(request: HttpRequest, *, at: bool = False) -> None:
    """Note a sign of life, and with `at` the signing in itself."""
    moment = now().timestamp()
    request.session[SEEN] = moment
    if at:
        request.session[AT] = moment


def _moment(seconds: float | None) -> dt.datetime | None:
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, COPENHAGEN)


def is_strong(request: HttpRequest) -> bool:
    """Tell whether the session was opened with more than a password."""
    return any(each.get("method") in STRONG for each in _records(request))


def is_half_beside_proof(request: HttpRequest) -> bool:
    """Tell whether only a password was proved, while the person has made a second proof elsewhere since.

    Whoever has but the password could otherwise go on from here and add a second proof of their own.
    """
    second = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return not is_strong(request) and bool(is_mfa_enabled(request.user, second))


def how(request: HttpRequest) -> str:
    """Return how the session's person last proved who they are, as a trail says it: `password`, `totp` and so on."""
    records = _records(request)
    return str(records[-1].get("type") or records[-1]["method"]) if records else ""


def proved_lately(request: HttpRequest) -> bool:
    """Tell whether the person has proved who they are within the last five minutes."""
    moments = [float(str(each["at"])) for each in _records(request)]
    return bool(moments) and dt.timedelta(0) <= now() - _at(max(moments)) < STEP_UP


def proved_again(request: HttpRequest) -> None:
    """Give a session whose person has just proved who they are another id; the old one is dead."""
    request.session.cycle_key()
    see(request)


def date_proof(request: HttpRequest, proved: dt.datetime | None) -> None:
    """Let the latest proof be as old as the broker says: who is known there from before has proved nothing now.

    Where it does not say, or not with sense, the proof is of no age that counts.
    """
    moment = now()
    _records(request)[-1]["at"] = min(proved, moment).timestamp() if proved and is_fresh(proved, moment) else 0
    request.session.modified = True


def _at(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, COPENHAGEN)


def _records(request: HttpRequest) -> list[dict[str, object]]:
    return [] if isinstance(request.user, AnonymousUser) else get_authentication_records(request, request.user)


def prove_again(request: HttpRequest) -> HttpResponse:
    """Lead to where one proves again who one is, and from there on to what was asked for.

    A form that was sent is kept, and carried out afterwards by the same person in the same session (`fresh_resume`).
    Who has neither password nor code finds it filled in again instead.
    """
    request.session.pop(STATE_SESSION_KEY, None)
    ways = get_adapter().get_reauthentication_methods(request.user)
    changes = request.method not in {"GET", "HEAD"}
    if not ways:
        back = keep_draft(request, str(request.user.pk)) if changes else request.get_full_path()
        return HttpResponseRedirect(f"{reverse('access:prove-again')}?{urlencode({'next': back}, safe='/')}")
    if changes:
        request.session[STATE_SESSION_KEY] = {
            "request": serialize_request(request),
            "at": now().timestamp(),
            "user": str(request.user.pk),
        }
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': request.get_full_path()}, safe='/?=')}")


def fresh_resume(request: HttpRequest) -> None:
    """Drop a kept form that is too old to be carried out now, or that somebody else or something else left there."""
    kept = cast("dict[str, Any]", request.session.get(STATE_SESSION_KEY) or {})
    fresh = "request" in kept and kept.get("user") == str(request.user.pk)
    if not fresh or not dt.timedelta(0) <= now() - _at(kept["at"]) < STEP_UP:
        request.session.pop(STATE_SESSION_KEY, None)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead whoever may not come in yet to what is missing, and from there back.

    That is the sign-in, the second proof, or the choice of workplace. What was typed into a form is kept for whoever
    typed it. A page that asks by itself is told 401 and stays as it is: it is not the person who came.
    """
    changes = request.method not in {"GET", "HEAD"}
    htmx = bool(request.headers.get("HX-Request"))
    if htmx and not changes:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    ended = request.session.get(ENDED)
    if not changes:
        back = request.get_full_path()
    elif ended:
        back = keep_draft(request, ended["user"])
    else:
        back = path_of_referrer(request)
    if not request.user.is_authenticated:
        place = reverse("account_login")
    elif not is_strong(request):
        request.session[ONWARD] = back
        return HttpResponseRedirect(reverse("mfa_index"))
    else:
        place = reverse("access:workplace")
    where = f"{place}?{urlencode({'next': back}, safe='/')}"
    return HttpResponse(headers={"HX-Redirect": where}) if htmx else HttpResponseRedirect(where)
