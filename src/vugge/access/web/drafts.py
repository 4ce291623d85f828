"""What was typed into a form when the sign-in ended: kept in the session for whoever typed it, and given back once.

A page with a form shows it by `form = refilled(request, make)` and, in its template above the fields,
`{% include "access/parts/kept.html" %}`, which says so when it is.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

DRAFT = "draft"
_SECRET = ("csrfmiddlewaretoken", "password", "code", "credential", "token", "secret")
_LARGEST = 100_000  # signs; more is not kept: it would be the session's, read with every page

F = TypeVar("F", bound=forms.Form)


def path_of_referrer(request: HttpRequest) -> str:
    """Return the path of the page of ours a form was sent from, or of the first page."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    ours = referrer.netloc == request.get_host() and url_has_allowed_host_and_scheme(referrer.path, allowed_hosts=None)
    return referrer.path if ours else "/"


def keep_draft(request: HttpRequest, user: str) -> str:
    """Keep what was typed for this person, secrets left out; return the path of the page it was typed on."""
    back = path_of_referrer(request)
    typed = request.POST.copy()
    for name in list(typed):
        if any(word in name for word in _SECRET):
            del typed[name]
    text = typed.urlencode()
    if len(text) <= _LARGEST:
        request.session[DRAFT] = {"user": user, "path": back, "typed": text}
    return back


def drop_foreign_draft(request: HttpRequest) -> None:
    """Throw away what somebody else had typed at this machine."""
    kept = request.session.get(DRAFT)
    if kept is not None and kept["user"] != str(request.user.pk):
        del request.session[DRAFT]


def draft(request: HttpRequest) -> QueryDict | None:
    """Return, once, what this person had typed into this page's form when their sign-in ended."""
    kept = request.session.get(DRAFT)
    if kept is None or kept["path"] != request.path or kept["user"] != str(request.user.pk):
        return None
    del request.session[DRAFT]
    return QueryDict(kept["typed"])


def refilled(request: HttpRequest, make: Callable[..., F]) -> F:
    """Return the form to show: as it was typed when the sign-in ended, else empty. `form.kept` tells which.

    `make` takes `initial=` as every form does; what is filled in is not judged before it is sent.
    """
    kept = draft(request)
    form = make()
    if kept is not None:
        many = {name for name, field in form.fields.items() if isinstance(field, forms.MultipleChoiceField)}
        initial: dict[str, Any] = {name: kept.getlist(name) if name in many else kept[name] for name in kept}
        form = make(initial=initial)
    form.kept = kept is not None  # type: ignore[attr-defined]  # read by access/parts/kept.html
    return form
