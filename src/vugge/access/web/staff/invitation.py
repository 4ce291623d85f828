"""Taking up an invitation: the one page of ours for somebody who has no sign-in yet."""

import re
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import get_user_model, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from vugge.access.actions.accepting import accept_as_evaluator, accept_invitation, note_dead_link
from vugge.access.actions.lockout import count_dead_link, links_open_at
from vugge.access.queries.invitations import HeldLink, link_to_evaluation, link_to_municipality, sign_in
from vugge.access.rules.actors import Invited
from vugge.access.rules.faults import GoneError, ProveError
from vugge.access.web.lockout import address
from vugge.access.web.signing_in import WORKPLACE, is_strong
from vugge.access.web.staff.forms import NewPassword
from vugge.base.clock import COPENHAGEN, now
from vugge.base.tenancy.context import enter, within
from vugge.ui.forms import dressed

EVALUATOR = "evaluator"
"""What stands in an evaluator's link where others have their municipality's code."""

_CODE = re.compile(r"[0-9]{4}")


def invitation(request: HttpRequest, place: str, token: str) -> HttpResponse:
    """Let whoever holds a link in, and answer every link that opens nothing alike."""
    if opens := links_open_at(address(request)):
        told = {"opens": opens.astimezone(COPENHAGEN)}
        return _show(request, "access/invitation_closed.html", status=HTTPStatus.TOO_MANY_REQUESTS, **told)
    held = _held(place, token)
    if held is None:
        count_dead_link(address(request), place)
        if request.method == "POST" and _CODE.fullmatch(place):
            note_dead_link(place, token)
        return _nothing(request)
    if held.proof:
        return _join(request, held, token)
    form: Any = NewPassword(request.POST if request.method == "POST" else None, whom=_nobody_yet(held))
    if not form.is_bound or not form.is_valid():
        return _show(
            request, "access/invitation.html", held=held, form=dressed(form), other=request.user.is_authenticated
        )
    by = Invited(name=held.name, municipality=held.municipality)
    try:
        with within(municipality=held.municipality):
            accept = accept_invitation if held.municipality else accept_as_evaluator
            user = accept(by=by, token=token, password=form.cleaned_data["password1"])
    except (GoneError, ProveError):
        return _nothing(request)
    logout(request)
    enter()
    person = sign_in(user)
    record_authentication(request, person, "password")
    get_adapter(request).login(request, person)
    return HttpResponseRedirect(reverse("mfa_index"))


def _join(request: HttpRequest, held: HeldLink, token: str) -> HttpResponse:
    """Let somebody whose sign-in opens other doors say yes with it, once they have signed in."""
    user: Any = request.user
    mine = user.is_authenticated and user.email == held.email and is_strong(request)
    if request.method != "POST" or not mine:
        sign_in_first = "" if mine else f"{reverse('account_login')}?next={request.path}"
        return _show(
            request, "access/invitation_join.html", held=held, sign_in=sign_in_first, other=user.is_authenticated
        )
    try:
        with within(municipality=held.municipality):
            by = Invited(name=held.name, municipality=held.municipality)
            accept_invitation(by=by, token=token, password="", signed_in=user.pk)
    except (GoneError, ProveError):
        return _nothing(request)
    request.session[WORKPLACE] = held.municipality
    return HttpResponseRedirect("/")


def _nobody_yet(held: HeldLink) -> Any:  # noqa: ANN401 - the sign-in there will be, as the library asks for it
    return get_user_model()(email=held.email, name=held.name)


def _held(place: str, token: str) -> HeldLink | None:
    if place == EVALUATOR:
        return link_to_evaluation(token, now())
    return link_to_municipality(place, token, now()) if _CODE.fullmatch(place) else None


def _nothing(request: HttpRequest) -> HttpResponse:
    return _show(request, "access/invitation_dead.html", status=HTTPStatus.NOT_FOUND)


def _show(request: HttpRequest, template: str, *, status: int = HTTPStatus.OK, **words: object) -> HttpResponse:
    answer = render(request, template, words, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
