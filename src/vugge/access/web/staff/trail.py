"""The trail: who did what, when, about what, and whether it was done."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.queries import trail as queries
from vugge.access.queries.trail import EventRow, TrailView, Wanted
from vugge.access.rules.actors import ActorKind, Member
from vugge.access.rules.particulars import SUBJECTS
from vugge.access.rules.trail import Outcome
from vugge.access.rules.words import ACTIONS, PERMISSIONS, words
from vugge.access.web.staff.forms import Search
from vugge.access.web.staff.told import told
from vugge.access.web.staff.words import moment
from vugge.base.text import danish_sort_key
from vugge.ui.forms import dressed
from vugge.ui.pages import Page

_KINDS = (ActorKind.OPERATOR, ActorKind.INVITED)
_SHORT = 8  # signs of an id that tell rows apart by eye


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """An event in words."""

    when: str
    who: str
    kind: str
    what: str
    about: str
    told: tuple[str, ...]
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage(Page):
    """A page of the trail. `older` and `newest` are addresses, empty where there is nothing to go to."""

    form: Any
    lines: tuple[TrailLine, ...]
    older: str
    newest: str
    searched: bool


def trail(request: HttpRequest, by: Member) -> HttpResponse:
    """Show a page of the trail."""
    people = queries.people(by)
    form = _form(request, people)
    wanted = _wanted(form.cleaned_data) if form.is_valid() else None
    view = queries.trail(by, wanted) if wanted else TrailView(events=(), more=None, names={})
    asked = {name: str(value) for name, value in request.GET.items() if value and name != "before"}
    names = {**view.names, **{f"user:{user}": name for user, name in people}}
    page = TrailPage(
        title=_("Spor"),
        form=dressed(form),
        lines=tuple(_line(each, names) for each in view.events),
        older=_address({**asked, "before": str(view.more)}) if view.more else "",
        newest=_address(asked) if request.GET.get("before") else "",
        searched=bool(asked),
    )
    return render(request, "access/trail.html", {"page": page})


def _form(request: HttpRequest, people: tuple[tuple[UUID, str], ...]) -> Search:
    form = Search(request.GET)
    if set(request.GET) - set(form.fields):
        raise BadRequest
    everyone = ("", _("Alle"))
    kinds = [(kind.value, _(kind.label)) for kind in _KINDS]
    codes = {**PERMISSIONS, **ACTIONS}
    labels = sorted(((code, _(text)) for code, text in codes.items()), key=lambda each: danish_sort_key(each[1]))
    fields: Any = form.fields
    fields["person"].choices = [everyone, *((str(user), name) for user, name in people), *kinds]
    fields["action"].choices = [("", _("Alt")), *labels]
    fields["outcome"].choices = [("", _("Begge dele")), *((each.value, _(each.label)) for each in Outcome)]
    return form


def _wanted(filled: dict[str, Any]) -> Wanted:
    person = filled["person"]
    kind = next((kind for kind in _KINDS if kind == person), None)
    return Wanted(
        person=UUID(person) if person and kind is None else None,
        kind=kind,
        action=filled["action"],
        outcome=Outcome.of(filled["outcome"]) if filled["outcome"] else None,
        first=filled["first"],
        last=filled["last"],
        before=filled["before"],
    )


def _line(each: EventRow, names: dict[str, str]) -> TrailLine:
    return TrailLine(
        when=moment(each.at),
        who=each.actor_name,
        kind=_(each.actor_kind.label) if each.actor_kind is ActorKind.EVALUATOR else "",
        what=_(words(each.action, refused=each.refused)),
        about=_about(each.subject, names),
        told=told(each.before, each.after),
        refused=each.refused,
    )


def _about(subject: str, names: dict[str, str]) -> str:
    if subject in names:
        return names[subject]
    kind, _colon, which = subject.partition(":")
    return f"{_(SUBJECTS[kind])} {which[:_SHORT]}" if kind in SUBJECTS else subject


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('access:trail')}?{urlencode(asked)}" if asked else reverse("access:trail")
