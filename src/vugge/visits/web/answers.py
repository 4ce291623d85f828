"""The few things every page of visits does the same: what is not there is not found, and a fault is said in words."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, UnfitError

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Member, P], HttpResponse]


def found(view: View[P]) -> View[P]:
    """Answer 404 where what is asked about is not there, or not there for whoever asks."""

    def answer(request: HttpRequest, by: Member, /, *given: P.args, **named: P.kwargs) -> HttpResponse:
        try:
            return view(request, by, *given, **named)
        except GoneError:
            raise Http404 from None

    return wraps(view)(answer)


def said(fault: UnfitError, translate: Callable[[str], str]) -> str:
    """Return what was wrong, as a person reads it."""
    text = translate(fault.sentence)
    return text % fault.words if fault.words else text
