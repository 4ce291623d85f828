"""Answers to requests about families and people."""

from collections.abc import Callable, Mapping
from functools import partial, wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import decide
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import KINDS, PURPOSES
from vugge.people.actions.charges import open_in_emergency
from vugge.people.queries import families as reading
from vugge.people.queries import opened
from vugge.people.queries.choices import openings_told
from vugge.people.queries.looked import who_has_looked
from vugge.people.queries.ties import standing, way_in
from vugge.people.rules.ties import may_open_in_emergency
from vugge.people.web.changes import Change
from vugge.people.web.forming import answer
from vugge.people.web.forms import Emergency, Search
from vugge.people.web.pages.families import families_page
from vugge.people.web.pages.family import family_page
from vugge.people.web.pages.parts import AlonePage, RefusedPage, crumb_to_families
from vugge.people.web.pages.person import person_page
from vugge.people.web.shown import shown_person
from vugge.ui import formats
from vugge.ui.forms import dressed
from vugge.ui.pages import Crumb, Fact


def gone_is_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer what is not there, and what is another municipality's, as one."""

    @wraps(view)
    def answered(request: HttpRequest, by: Member, **where: object) -> HttpResponse:
        try:
            return view(request, by, **where)
        except GoneError:
            raise Http404 from None

    return answered


def families(request: HttpRequest, by: Member) -> HttpResponse:
    """Show one's own families. What is looked for is posted to the search: it stands in no address here."""
    leads = decide("share_out_families", by).allowed
    page = families_page(
        by=by,
        form=dressed(Search()),
        mine=reading.my_families(by=by),
        told=(reading.without_carer(by=by), openings_told(by=by)) if leads else ((), ()),
        everybody=reading.all_families(by=by) if leads else None,
    )
    return render(request, "people/families.html", {"page": page})


@gone_is_404
def family(request: HttpRequest, by: Member, family: UUID) -> HttpResponse:
    """Show a family, or why not and what to do when it is urgent."""
    try:
        page = reading.family(by=by, family=family)
    except RefusedError as refused:
        return _refused(request, refused, family if may_open_in_emergency(standing(by=by, family=family)) else None)
    return render(request, "people/family.html", {"page": family_page(page)})


@gone_is_404
def person(request: HttpRequest, by: Member, person: UUID) -> HttpResponse:
    """Show a person, or why not and what to do when it is urgent."""
    try:
        shown = shown_person(by, person)
    except RefusedError as refused:
        return _refused(request, refused, way_in(by=by, person=person))
    return render(request, "people/person.html", {"page": person_page(by, shown)})


@gone_is_404
def change(request: HttpRequest, by: Member, which: UUID, *, what: Change) -> HttpResponse:
    """Change something in a family, or about a person in it."""
    shown = what.opens(by, which)
    said, home, person = what.words(shown), shown.family.family, shown.person
    back = reverse("people:person", args=[person.id]) if person else reverse("people:family", args=[home.id])
    crumbs = [crumb_to_families(), Crumb(home.name, reverse("desk:family", args=[home.id]))]
    crumbs += [Crumb(person.name, back)] if person else []
    page = {"title": said.title, "lead": said.lead, "button": said.button, "back": back, "crumbs": (
        *crumbs, Crumb(said.title),
    )}  # fmt: skip

    def act(filled: Mapping[str, Any]) -> str:
        values = dict(filled)
        who = {"by": by, "family": home.id, "revision": values.pop("revision")}
        for warning in what.look_at(what.act(who, values, shown)):
            messages.warning(request, warning)
        return said.done

    begin = {**what.begin(shown), "revision": home.revision}
    return answer(request, page=page, make=partial(what.form, shown=shown), begin=begin, act=act)


@gone_is_404
def emergency(request: HttpRequest, by: Member, which: UUID) -> HttpResponse:
    """Open a family that is not one's own, with a reason, for an hour."""
    standing(by=by, family=which)
    back = reverse("desk:family", args=[which])
    page = {
        "title": _("Åbn familien, fordi det haster"),
        "lead": _("Familien er åben for dig i en time. Familiens sundhedsplejerske og jeres leder kan se det."),
        "button": _("Åbn familien i en time"),
        "back": back,
        "crumbs": (crumb_to_families(), Crumb(_("Det haster"))),
    }

    def act(filled: Mapping[str, Any]) -> str:
        open_in_emergency(by=by, family=which, reason=filled["reason"])
        return _("Familien er åben for dig i en time.")

    return answer(request, page=page, make=Emergency, begin={}, act=act)


@gone_is_404
def number(request: HttpRequest, by: Member, person: UUID) -> HttpResponse:
    """Show a whole CPR number, by itself."""
    shown = opened.number(by=by, person=person)
    lead = _("Det er skrevet ned, at du har set nummeret.")
    return _alone(request, person, _("CPR-nummer"), lead, (Fact(_("CPR-nummer"), shown),))


@gone_is_404
def whereabouts(request: HttpRequest, by: Member, person: UUID) -> HttpResponse:
    """Show a protected address, by itself."""
    found = opened.whereabouts(by=by, person=person)
    facts = (
        Fact(_("Adresse"), found.address or formats.UNKNOWN),
        Fact(_("Dagtilbud"), found.daycare or formats.UNKNOWN),
    )
    lead = _("Adressen er beskyttet. Skriv den ikke i noget, andre kan læse. Det er skrevet ned, at du har set den.")
    return _alone(request, person, _("Beskyttet adresse"), lead, facts)


@gone_is_404
def looked(request: HttpRequest, by: Member, person: UUID) -> HttpResponse:
    """Show on which days a person's journal was read and what for, as the parents may see it."""
    found = who_has_looked(by=by, person=person)
    facts = tuple(
        Fact(
            formats.long_date(each.day),
            f"{_(KINDS.get(each.kind, KINDS['person']))} · {_(PURPOSES.get(each.purpose, PURPOSES['care']))}",
        )
        for each in found.readings
    )
    lead = _("Dage og formål, uden navne på medarbejdere. Sådan kan I vise det til forældrene.")
    return _alone(request, person, _("Hvem har kigget"), lead, facts)


def _refused(request: HttpRequest, refused: RefusedError, opens: UUID | None) -> HttpResponse:
    """Show why something does not open, and the family that does when it is urgent; the refusal is written down."""
    request.refused = refused  # type: ignore[attr-defined]  # the middleware writes it in a transaction of its own
    page = RefusedPage(
        title=_("Familien er ikke din"),
        crumbs=(crumb_to_families(), Crumb(_("Ikke din familie"))),
        reason=str(refused),
        emergency=reverse("people:emergency", args=[opens]) if opens else "",
    )
    return render(request, "people/refused.html", {"page": page}, status=HTTPStatus.FORBIDDEN)


def _alone(request: HttpRequest, person: UUID, title: str, lead: str, facts: tuple[Fact, ...]) -> HttpResponse:
    page = AlonePage(
        title=title,
        crumbs=(crumb_to_families(), Crumb(_("Journalen"), reverse("people:person", args=[person])), Crumb(title)),
        lead=lead,
        facts=facts,
        back=reverse("people:person", args=[person]),
    )
    return render(request, "people/alone.html", {"page": page})
