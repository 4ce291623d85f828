"""The door in front of every page and file: who may come in, by which method, and how fresh their proof must be."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Actor, ActorKind
from vugge.access.rules.decisions import decide
from vugge.access.web.signing_in import is_half_beside_proof, is_strong, prove_again, proved_lately, to_sign_in

READING = ("GET", "HEAD")
CHANGING = ("POST",)
READING_AND_CHANGING = (*READING, *CHANGING)

EVERYBODY = frozenset(ActorKind)
MEMBERS = frozenset({ActorKind.MEMBER})


class ActingRequest(HttpRequest):
    """A request as it comes through a door: somebody is signed in."""

    actor: Actor | None


def not_this_way(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """Answer a request by another method than an address takes: somebody went back to what was sent by a form."""
    answer = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
    answer.headers["Allow"] = ", ".join(methods)
    return answer


@dataclass(frozen=True, kw_only=True)
class Door:
    """A view behind a permission: `view(request, by, …)`.

    Answers 405 to another method, the way to sign in to nobody, 403 with the reason to somebody who may not, and to
    those named in `step_up` the way to prove again who they are where the proof is over five minutes old. `keeps_awake`
    is false for what a page asks by itself: it is no sign of life from a person. A request of more than ``largest``
    bytes is answered 413 before anything of it is read (`middleware`). With `instead`, an address by name, whoever may
    not come in is led there and nothing is refused: for the page everybody comes to, asked for or not.
    """

    permission: str
    view: Callable[..., HttpResponseBase]
    methods: tuple[str, ...] = READING
    step_up: frozenset[ActorKind] = frozenset()
    keeps_awake: bool = True
    largest: int = 1 << 20
    instead: str = ""

    def __call__(self, request: ActingRequest, **where: object) -> HttpResponseBase:
        """Answer a request."""
        if request.method not in self.methods:
            return not_this_way(request, self.methods)
        actor = getattr(request, "actor", None)
        if actor is None:
            return to_sign_in(request)
        if self.instead and not decide(self.permission, actor).allowed:
            return HttpResponseRedirect(reverse(self.instead))
        demand(self.permission, actor)
        if actor.kind in self.step_up and not proved_lately(request):
            return prove_again(request)
        return self.view(request, actor, **where)


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A page about one's own sign-in, between the street and the work: `view(request, …)`, with no actor yet.

    Opens to whoever has signed in; unless `strong` is false only with more than a password.
    """

    view: Callable[..., HttpResponseBase]
    methods: tuple[str, ...] = READING + CHANGING
    strong: bool = True
    permission: ClassVar[str] = "be_signed_in"

    def __call__(self, request: HttpRequest, **where: object) -> HttpResponseBase:
        """Answer a request."""
        if request.method not in self.methods:
            return not_this_way(request, self.methods)
        if request.user.is_authenticated and is_half_beside_proof(request):
            logout(request)
        if not request.user.is_authenticated or (self.strong and not is_strong(request)):
            return to_sign_in(request)
        return self.view(request, **where)


@dataclass(frozen=True, kw_only=True)
class Street:
    """A page for anyone, by name in the list of public addresses (tests/house/test_doors.py)."""

    view: Callable[..., HttpResponseBase]
    methods: tuple[str, ...] = READING + CHANGING

    def __call__(self, request: HttpRequest, **where: object) -> HttpResponseBase:
        """Answer a request."""
        if request.method not in self.methods:
            return not_this_way(request, self.methods)
        return self.view(request, **where)
