"""What a session knows of a sign-in: since when, last seen, how it was proved, and what was typed when it ended."""

import datetime as dt
from urllib.parse import urlencode, urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from vugge.access.rules.sessions import STEP_UP, SignedIn
from vugge.base.clock import COPENHAGEN, now

AT, SEEN, ENDED, DRAFT, WORKPLACE = "signed_in_at", "seen_at", "ended", "draft", "workplace"
_SECRET = ("csrfmiddlewaretoken", "password", "code")
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


def proved_lately(request: HttpRequest) -> bool:
    """Tell whether the person has proved who they are within the last five minutes."""
    moments = [float(str(each["at"])) for each in _records(request)]
    return bool(moments) and now().timestamp() - max(moments) < STEP_UP.total_seconds()


def _records(request: HttpRequest) -> list[dict[str, object]]:
    return [] if isinstance(request.user, AnonymousUser) else get_authentication_records(request, request.user)


def prove_again(request: HttpRequest) -> HttpResponse:
    """Lead to where one proves again who one is, and from there on to what was asked for."""
    if get_reauthentication_flows(request.user):
        raise ReauthenticationRequired
    return HttpResponseRedirect(f"{reverse('access:prove-again')}?{urlencode({'next': request.get_full_path()})}")


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in and from there back. What was typed into a form is kept for whoever typed it."""
    back = request.get_full_path()
    if request.method not in {"GET", "HEAD"}:
        referrer = urlsplit(request.headers.get("Referer", ""))
        back = referrer.path if referrer.netloc == request.get_host() and referrer.path else "/"
        _keep_draft(request, back)
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _keep_draft(request: HttpRequest, back: str) -> None:
    ended = request.session.get(ENDED)
    if ended is None:
        return  # nobody was signed in: there is nobody to keep it for
    typed = request.POST.copy()
    for name in list(typed):
        if any(word in name for word in _SECRET):
            del typed[name]
    request.session[DRAFT] = {"user": ended["user"], "path": back, "typed": typed.urlencode()}


def draft(request: HttpRequest) -> QueryDict | None:
    """Return, once, what this person had typed into this page's form when their sign-in ended."""
    kept = request.session.get(DRAFT)
    if kept is None or kept["path"] != request.path or kept["user"] != str(request.user.pk):
        return None
    del request.session[DRAFT]
    return QueryDict(kept["typed"])
