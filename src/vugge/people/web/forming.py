"""A page with one form that changes something: shown, carried out, or refused kindly with what was typed kept."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.web.drafts import refilled
from vugge.people.web.pages.parts import FormPage
from vugge.ui.forms import dressed

Make = Callable[..., Any]
"""What makes a form: `make(data)`, `make(initial=…)`."""

Act = Callable[[Mapping[str, Any]], str]
"""What is done with what was filled in; returns what the reader is told afterwards."""

_SHOWN_FROM = {"revision", "was"}
"""Fields that say what a form was shown from: the family's revision, or what a thing was called."""


def answer(
    request: HttpRequest, *, page: Mapping[str, Any], make: Make, begin: Mapping[str, Any], act: Act
) -> HttpResponse:
    """Answer a request for a form; `begin` is what it holds at first, the family's revision among it where it has one.

    `page` is what `FormPage` is made of. Afterwards the reader is led back.
    """
    if request.method != "POST":
        form = refilled(request, lambda **named: make(initial={**begin, **_without_versions(named)}))
        return show(request, page, form)
    form = make(request.POST)
    if not form.is_valid():
        return show(request, page, form)
    try:
        messages.success(request, act(form.cleaned_data))
    except UnfitError as fault:
        blame(form, fault)
        return show(request, page, form)
    except GoneError:
        raise Http404 from None
    except StaleError as fault:
        typed = request.POST.copy()
        for name in _SHOWN_FROM & begin.keys():
            typed[name] = str(begin[name])
        return show(request, page, make(typed), stale=str(fault))
    return HttpResponseRedirect(page["back"])


def show(
    request: HttpRequest,
    page: Mapping[str, Any],
    form: forms.Form,
    *,
    template: str = "people/change.html",
    **more: Any,  # noqa: ANN401 - what else the page holds
) -> HttpResponse:
    """Show a form, 409 where it was shown from a family that has been changed since."""
    made = FormPage(**page, form=dressed(form), **more)
    status = HTTPStatus.CONFLICT if more.get("stale") else HTTPStatus.OK
    return render(request, template, {"page": made}, status=status)


def blame(form: forms.Form, fault: UnfitError) -> None:
    """Put what will not do at its field, or above the form where the field is not in it."""
    sentence = _(fault.sentence)
    form.add_error(
        fault.field if fault.field in form.fields else None, sentence % fault.words if fault.words else sentence
    )


def _without_versions(named: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in dict(named.get("initial") or {}).items() if name not in _SHOWN_FROM}
