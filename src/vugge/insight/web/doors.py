"""The door in front of every page and file with figures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext

from vugge.insight import queries

_READING = ("GET", "HEAD")


@dataclass(frozen=True)
class Door:
    """A view of the data set in use: `view(request, found, …)` where there is one, else `without(request)`.

    Answers 405 to anything but reading, and 403 with the reason where the figures may not be seen.
    """

    view: Callable[..., HttpResponse]
    without: Callable[[HttpRequest], HttpResponse]
    permission: ClassVar[str] = "see_figures"
    csrf_exempt: ClassVar[bool] = True  # it never writes: a POST is answered 405 here, not 403 before it comes

    def __call__(self, request: HttpRequest, **where: str) -> HttpResponse:
        """Answer a request."""
        if request.method not in _READING:
            return HttpResponseNotAllowed(_READING)
        found = queries.data_set()
        if found is None:
            return self.without(request)
        decision = queries.may_see(found)
        if not decision.allowed:
            raise PermissionDenied(gettext(decision.reason))
        return self.view(request, found, **where)
