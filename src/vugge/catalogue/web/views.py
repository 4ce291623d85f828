"""Answers to requests about the catalogue."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.catalogue.actions import local
from vugge.catalogue.queries import entries as queries
from vugge.catalogue.queries.effective import catalogue_for
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.fields import FieldForm, Misfit
from vugge.catalogue.rules.own_reasons import unfit
from vugge.catalogue.rules.sections import Entry, Section
from vugge.catalogue.web import words
from vugge.catalogue.web.asking import Asking
from vugge.catalogue.web.forms import AddReason, Follow, Withdraw, form_of
from vugge.catalogue.web.pages import entry_page, overview_page, to_overview
from vugge.ui.pages import Crumb


def overview(request: HttpRequest, by: Member) -> HttpResponse:
    """Show all there is."""
    page = overview_page(by, queries.entries_for(by=by, on=today()))
    return render(request, "catalogue/overview.html", {"page": page})


def entry(request: HttpRequest, by: Member, section: str, entry: str) -> HttpResponse:
    """Show an entry."""
    try:
        found = queries.entry_for(by=by, on=today(), section=section, code=entry)
    except KeyError:
        raise Http404 from None
    return render(request, "catalogue/entry.html", {"page": entry_page(by, found)})


def change(request: HttpRequest, by: Member, key: str) -> HttpResponse:
    """Set a value from a day on."""
    found, now = _field(by, key)

    def make(**named: Any) -> Any:  # noqa: ANN401 - each kind of field has its form
        return form_of(now.field, **named)

    return _value(request, by, found, now, make, _(now.field.title))


def follow(request: HttpRequest, by: Member, key: str) -> HttpResponse:
    """Follow the national value again from a day on."""
    found, now = _field(by, key)
    return _value(request, by, found, now, Follow, _("Følg det nationale igen"))


def _value(
    request: HttpRequest, by: Member, found: Entry, now: queries.FieldNow, make: Callable[..., Any], title: str
) -> HttpResponse:
    field = now.field

    def see(form: Any) -> tuple[str, ...] | Misfit:  # noqa: ANN401 - any form
        first = form.cleaned_data["valid_from"]
        seen = queries.preview(by=by, key=field.key, value=form.value(), valid_from=first, today=today())
        return seen if isinstance(seen, Misfit) else words.consequence(field, seen)

    def act(form: Any) -> HttpResponse:  # noqa: ANN401 - any form
        given = form.cleaned_data
        local.change_value(
            by=by, key=field.key, value=form.value(), valid_from=given["valid_from"], version=given["version"]
        )
        messages.success(request, _saved(field.title, words.since(given["valid_from"], None)))
        return HttpResponseRedirect(_address(found))

    asking = Asking(
        page=_page(found, title, _lead(now), _("Se, hvad det ændrer"), _("Gem")),
        make=make,
        begin={**_typed(now), "version": now.version, "valid_from": today()},
        see=see,
        act=act,
    )
    return asking.answer(request)


def add_reason(request: HttpRequest, by: Member) -> HttpResponse:
    """Add a reason of the municipality's own."""
    catalogue = catalogue_for(by=by, on=today())

    def make(**named: Any) -> AddReason:  # noqa: ANN401 - what a form takes
        return AddReason(reasons=catalogue.all_reasons(), **named)

    def see(form: AddReason) -> tuple[str, ...] | Misfit:
        reason = form.reason()
        nationals = {each.code for each in catalogue.national.reasons}
        return unfit(reason, nationals, catalogue.titles_of_reasons()) or _reason_does(form, catalogue)

    def act(form: AddReason) -> HttpResponse:
        code = local.add_reason(by=by, reason=form.reason(), valid_from=form.cleaned_data["valid_from"])
        messages.success(request, _saved(form.reason().title, words.since(form.cleaned_data["valid_from"], None)))
        return HttpResponseRedirect(_to(Section.REASONS, code))

    title = _("Tilføj en årsag")
    asking = Asking(
        page={
            "title": title,
            "crumbs": (to_overview(), Crumb(title)),
            "lead": _("Årsagen kan vælges ved behovsbesøg her i kommunen. De nationale årsager bliver, som de er."),
            "button": _("Se, hvad det ændrer"),
            "save": _("Gem årsagen"),
            "back": reverse("catalogue:overview"),
        },
        make=make,
        begin={"valid_from": today()},
        see=see,
        act=act,
    )
    return asking.answer(request)


def withdraw(request: HttpRequest, by: Member, value: UUID) -> HttpResponse:
    """Take a value back that has not counted yet."""
    try:
        found, now, held = queries.value_for(by=by, on=today(), value=value)
    except KeyError:
        raise Http404 from None
    if not held.can_be_withdrawn:
        raise Http404

    def act(form: Withdraw) -> HttpResponse:
        local.withdraw_value(by=by, value=value, version=form.cleaned_data["version"], why=form.cleaned_data["why"])
        messages.success(request, _("Værdien er trukket tilbage."))
        gone = now.field.form is FieldForm.REASON
        return HttpResponseRedirect(reverse("catalogue:overview") if gone else _address(found))

    seen = words.consequence(now.field, queries.preview_withdrawal(by=by, held=held, today=today()))
    asking = Asking(
        page=_page(
            found, _("Træk værdien tilbage"), _withdrawn(now, held), _("Se, hvad det ændrer"), _("Træk tilbage")
        ),
        make=Withdraw,
        begin={"version": now.version},
        see=lambda _form: seen,
        act=act,
    )
    return asking.answer(request)


def _field(by: Member, key: str) -> tuple[Entry, queries.FieldNow]:
    try:
        found, now = queries.entry_of(by=by, on=today(), key=key)
    except KeyError:
        raise Http404 from None
    if now.field.form is FieldForm.REASON:
        raise Http404
    return found, now


def _page(found: Entry, title: str, lead: str, button: str, save: str) -> dict[str, Any]:
    back = _address(found)
    crumbs = (to_overview(), Crumb(_(found.title), back), Crumb(title))
    return {"title": title, "crumbs": crumbs, "lead": lead, "button": button, "save": save, "back": back}


def _lead(now: queries.FieldNow) -> str:
    if now.field.form is FieldForm.TEXT:
        return _("Fra den dag, du vælger, gælder det nye. Det gamle kan stadig ses.")
    said = {"value": words.said(now.field, now.value), "national": words.said(now.field, now.field.national)}
    if now.local:
        return _("I dag gælder %(value)s. Det nationale er %(national)s.") % said
    return _("I dag gælder det nationale: %(national)s.") % said


def _withdrawn(now: queries.FieldNow, held: queries.Held) -> str:
    value = held.row.value
    said = _("Det nationale igen") if value is None else words.said(now.field, value)
    return _("%(value)s, %(days)s.") % {"value": said, "days": words.since(held.row.valid_from, held.last)}


def _typed(now: queries.FieldNow) -> dict[str, Any]:
    if now.field.form is FieldForm.WINDOW:
        return dict(now.value)
    if now.field.form is FieldForm.YES_NO:
        return {}
    return {"value_typed": now.value}


def _reason_does(form: AddReason, catalogue: Catalogue) -> tuple[str, ...]:
    reason = form.reason()
    days = words.since(form.cleaned_data["valid_from"], None)
    counts = (
        _("Den tæller som %(reason)s i programmets tal.") % {"reason": _(catalogue.reason(reason.maps_to).title)}
        if reason.maps_to
        else _("Den er uden for programmet og tæller ikke med i programmets tal.")
    )
    may = _("%(title)s kan vælges ved behovsbesøg %(days)s.") % {"title": reason.title, "days": days}
    signs = [_("Tegn: %(signs)s.") % {"signs": ", ".join(reason.signs)}] if reason.signs else []
    return (may, counts, *signs, _("Besøg, der er registreret før, ændrer sig ikke."))


def _saved(what: str, days: str) -> str:
    return _("Det er gemt: %(what)s, %(days)s.") % {"what": _(what), "days": days}


def _address(found: Entry) -> str:
    return _to(found.section, found.code)


def _to(section: Section, code: str) -> str:
    return reverse("catalogue:entry", kwargs={"section": section.value, "entry": code})
