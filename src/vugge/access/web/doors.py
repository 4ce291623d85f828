"""The door in front of every page and file: who may come in, by which method, and how fresh their proof must be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Actor
from vugge.access.web.signing_in import prove_again, proved_lately, to_sign_in

READING = ("GET", "HEAD")
CHANGING = ("POST",)
READING_AND_CHANGING = (*READING, *CHANGING)


class ActingRequest(HttpRequest):
    """A request as it comes through a door: somebody is signed in."""

    actor: Actor | None


@dataclass(frozen=True, kw_only=True)
class Door:
    """A view behind a permission: `view(request, by, …)`.

    Answers 405 to another method, the way to sign in to nobody, 403 with the reason to somebody who may not, and with
    `step_up` the way to prove again who one is where the proof is over five minutes old. `keeps_awake` is false for
    what a page asks by itself: it is no sign of life from a person. A request of more than ``largest`` bytes
    is answered 413 before anything of it is read (`middleware`).
    """

    permission: str
    view: Callable[..., HttpResponseBase]
    methods: tuple[str, ...] = READING
    step_up: bool = False
    keeps_awake: bool = True
    largest: int = 1 << 20
    __name__: ClassVar[str] = "Door"

    def __call__(self, request: ActingRequest, **where: object) -> HttpResponseBase:
        """Answer a request."""
        if request.method not in self.methods:
            return HttpResponseNotAllowed(self.methods)
        actor = getattr(request, "actor", None)
        if actor is None:
            return to_sign_in(request)
        demand(self.permission, actor)
        if self.step_up and not proved_lately(request):
            return prove_again(request)
        return self.view(request, actor, **where)
