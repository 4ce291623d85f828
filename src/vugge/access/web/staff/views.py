"""Answers to requests about staff."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.actions.changing import insist
from vugge.access.actions.invitations import NewLink, invite, renew_invitation, withdraw_invitation
from vugge.access.queries import staff as queries
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.invitations import LIFETIME, Invitee
from vugge.access.web.drafts import refilled
from vugge.access.web.staff import words
from vugge.access.web.staff.changes import Change
from vugge.access.web.staff.forms import Invite, Versioned
from vugge.access.web.staff.pages import FormPage, LinkPage, colleague_page, staff_page
from vugge.base.clock import now, today
from vugge.ui.forms import dressed
from vugge.ui.pages import Crumb


def staff(request: HttpRequest, by: Member) -> HttpResponse:
    """Show who works here."""
    page = staff_page(by, queries.staff(by, today()), queries.invitations(by, now()))
    return render(request, "access/staff.html", {"page": page})


def colleague(request: HttpRequest, by: Member, membership: UUID) -> HttpResponse:
    """Show one colleague."""
    return render(request, "access/colleague.html", {"page": colleague_page(by, _colleague(by, membership))})


def invitation_form(request: HttpRequest, by: Member) -> HttpResponse:
    """Invite somebody, and show the link."""
    form: Any = refilled(request, Invite) if request.method != "POST" else Invite(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            return _link(request, invite(by=by, invitee=Invitee(**form.cleaned_data)))
        except UnfitError as fault:
            _blame(form, fault)
    page = FormPage(
        title=_("Invitér en medarbejder"),
        crumbs=(_to_staff(), Crumb(_("Invitér"))),
        form=dressed(form),
        lead=_("Du får et link, som du selv giver videre. Det kan bruges én gang, inden syv dage."),
        button=_("Lav invitationen"),
        back=reverse("access:staff"),
    )
    return render(request, "access/invite.html", {"page": page})


def change(
    request: HttpRequest, by: Member, membership: UUID, *, what: Change, about: UUID | None = None
) -> HttpResponse:
    """Change something about a colleague."""
    who = _colleague(by, membership)
    try:
        held = what.about(who, about)
    except LookupError:
        raise Http404 from None
    insist(what.may(by, who, held), by=by)
    said = what.words(who, held)
    back = reverse("access:colleague", kwargs={"membership": who.id})
    page = _Page(title=said.title, lead=said.lead, button=said.button, back=back, crumbs=(
        _to_staff(), Crumb(who.name, back), Crumb(said.title),
    ))  # fmt: skip
    begin = {**what.begin(who), "version": who.version}

    def act(filled: Mapping[str, Any]) -> HttpResponse:
        done = what.act({"by": by, **filled}, who, held)
        if isinstance(done, NewLink):
            return _link(request, done)
        messages.success(request, said.done)
        return HttpResponseRedirect(back)

    return page.answer(request, what.form, begin, act)


def renew(request: HttpRequest, by: Member, invitation: UUID) -> HttpResponse:
    """Give an invitation a new link."""
    row = _invitation(by, invitation)
    page = _Page(
        title=_("Nyt link til %(name)s") % {"name": row.name},
        lead=_("Det gamle link holder op med at virke. Det nye kan bruges én gang, inden syv dage."),
        button=_("Lav et nyt link"),
        back=reverse("access:staff"),
        crumbs=(_to_staff(), Crumb(_("Nyt link"))),
    )
    return page.answer(
        request,
        Versioned,
        {"version": row.version},
        lambda filled: _link(request, renew_invitation(by=by, invitation=row.id, **filled)),
    )


def withdraw(request: HttpRequest, by: Member, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    row = _invitation(by, invitation)
    back = reverse("access:staff")
    page = _Page(
        title=_("Træk invitationen til %(name)s tilbage") % {"name": row.name},
        lead=_("Linket holder op med at virke. Du kan invitere %(name)s igen bagefter.") % {"name": row.name},
        button=_("Træk tilbage"),
        back=back,
        crumbs=(_to_staff(), Crumb(_("Træk tilbage"))),
    )

    def act(filled: Mapping[str, Any]) -> HttpResponse:
        withdraw_invitation(by=by, invitation=row.id, **filled)
        messages.success(request, _("Invitationen til %(name)s er trukket tilbage.") % {"name": row.name})
        return HttpResponseRedirect(back)

    return page.answer(request, Versioned, {"version": row.version}, act)


class _Page:
    """A page with one form that changes something there is: shown, carried out, or refused kindly."""

    def __init__(self, *, title: str, lead: str, button: str, back: str, crumbs: tuple[Crumb, ...]) -> None:
        self._said: dict[str, Any] = {"title": title, "lead": lead, "button": button, "back": back, "crumbs": crumbs}

    def answer(
        self,
        request: HttpRequest,
        make: type[forms.Form],
        begin: Mapping[str, Any],
        act: Any,  # noqa: ANN401 - a function of what was filled in
    ) -> HttpResponse:
        """Answer a request; `begin` is what the form holds at first, its version among it."""
        if request.method != "POST":
            form: Any = refilled(request, lambda **named: make(initial={**begin, **_without_version(named)}))
            return self._show(request, form)
        form = make(request.POST)
        if not form.is_valid():
            return self._show(request, form)
        try:
            return act(form.cleaned_data)  # type: ignore[no-any-return]  # as above
        except UnfitError as fault:
            _blame(form, fault)
            return self._show(request, form)
        except GoneError:
            raise Http404 from None
        except StaleError:
            typed = request.POST.copy()
            typed["version"] = str(begin["version"])
            return self._show(request, make(typed), stale=_stale())

    def _show(self, request: HttpRequest, form: Any, stale: str = "") -> HttpResponse:  # noqa: ANN401 - any form
        page = FormPage(**self._said, form=dressed(form), stale=stale)
        status = HTTPStatus.CONFLICT if stale else HTTPStatus.OK
        return render(request, "access/change.html", {"page": page}, status=status)


def _stale() -> str:
    return _("Nogen har ændret det samme, siden du åbnede siden. Intet er gemt. Se, hvad der står nu, og gem så igen.")


def _without_version(named: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in dict(named.get("initial") or {}).items() if name != "version"}


def _blame(form: Any, fault: UnfitError) -> None:  # noqa: ANN401 - any form
    sentence = _(fault.sentence)
    form.add_error(
        fault.field if fault.field in form.fields else None, sentence % fault.words if fault.words else sentence
    )


def _link(request: HttpRequest, link: NewLink) -> HttpResponse:
    back = reverse("access:staff")
    page = LinkPage(
        title=_("Invitationen til %(name)s er klar") % {"name": link.name},
        crumbs=(_to_staff(), Crumb(_("Invitation"))),
        name=link.name,
        link=request.build_absolute_uri(reverse("invitation", kwargs={"place": link.place, "token": link.token})),
        expires=words.moment(now() + LIFETIME),
        back=back,
    )
    answer = render(request, "access/link.html", {"page": page})
    answer["Cache-Control"] = "no-store"
    return answer


def _colleague(by: Member, membership: UUID) -> queries.Colleague:
    found = queries.colleague(by, membership, today())
    if found is None:
        raise Http404
    return found


def _invitation(by: Member, invitation: UUID) -> queries.InvitationRow:
    found = queries.invitation(by, invitation, now())
    if found is None:
        raise Http404
    return found


def _to_staff() -> Crumb:
    return Crumb(_("Alle medarbejdere"), reverse("access:staff"))
