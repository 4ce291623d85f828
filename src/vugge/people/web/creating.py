"""Writing a family down: filled in, compared with who is here already, and written down whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import decide
from vugge.access.rules.faults import UnfitError
from vugge.access.rules.roles import Role
from vugge.access.web.drafts import refilled
from vugge.people.actions.founding import found_family
from vugge.people.queries.choices import colleagues, districts
from vugge.people.queries.search import Likely, duplicates, looked_up
from vugge.people.rules.kinds import Language
from vugge.people.web.create_form import CreateFamily
from vugge.people.web.forming import blame, show
from vugge.people.web.pages.parts import alike_lines, crumb_to_families
from vugge.ui.pages import Crumb

_ELSEWHERE = {
    "child_1_due_on": "due_on",
    "child_1_born_on": "born_on",
    "child_1_born_at": "born_time",
    "parent_1_number": "parent_1_number",
    "opened_on": "due_on",
}
"""Where a fault of an action stands on the page, when its field has another name there."""


def create(request: HttpRequest, by: Member) -> HttpResponse:
    """Write a family down; whoever is alike is shown before anything is kept."""
    leads = decide("share_out_families", by).allowed
    offered: dict[str, Any] = {"districts": districts(by=by), "colleagues": colleagues(by=by), "leads": leads}
    own = str(by.membership) if Role.HEALTH_VISITOR in by.roles else ""
    page = {
        "title": _("Opret en familie"),
        "lead": _("Skriv det, I ved nu. Resten kan komme senere."),
        "button": _("Opret familien"),
        "back": reverse("people:families"),
        "crumbs": (crumb_to_families(), Crumb(_("Opret en familie"))),
    }
    if request.method != "POST":
        begin = {"language": Language.DANISH.value, "in_charge": own}
        form = refilled(request, lambda **named: CreateFamily(
            initial={**begin, **dict(named.get("initial") or {})}, **offered
        ))  # fmt: skip
        return show(request, page, form, template="people/create.html")
    form = CreateFamily(request.POST, **offered)
    if not form.is_valid():
        return show(request, page, form, template="people/create.html")
    alike = _alike(by, form)
    if alike and not form.cleaned_data["seen"]:
        if any(number for *_who, number in form.people()):
            looked_up(by=by, found=alike)
        return show(request, page, form, template="people/create.html", alike=alike_lines(alike))
    try:
        family = found_family(by=by, new=form.founding())
    except UnfitError as fault:
        field = _ELSEWHERE.get(fault.field, fault.field)
        blame(form, UnfitError(field, fault.sentence, **fault.words))
        return show(request, page, form, template="people/create.html", alike=alike_lines(alike))
    messages.success(request, _("%(name)s er oprettet.") % {"name": form.cleaned_data["name"]})
    return HttpResponseRedirect(reverse("desk:family", args=[family]))


def _alike(by: Member, form: CreateFamily) -> tuple[Likely, ...]:
    found = (
        each
        for given_names, family_name, born_on, number in form.people()
        for each in duplicates(by=by, given_names=given_names, family_name=family_name, born_on=born_on, number=number)
    )
    return tuple({(each.person, each.name): each for each in found}.values())
