"""Answers to requests about districts: all of them, one more, and one called something else, closed or opened again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.people.actions import districts as actions
from vugge.people.queries.districts import all_districts
from vugge.people.queries.districts import district as read
from vugge.people.web.district_forms import NameDistrict, NewDistrict, SureOfDistrict
from vugge.people.web.forming import answer
from vugge.people.web.pages.districts import counted, crumbs, districts_page
from vugge.people.web.views import gone_is_404


def districts(request: HttpRequest, by: Member) -> HttpResponse:
    """Show all districts."""
    return render(request, "people/districts.html", {"page": districts_page(all_districts(by=by))})


def add(request: HttpRequest, by: Member) -> HttpResponse:
    """Add a district."""

    def act(filled: Mapping[str, Any]) -> str:
        actions.add_district(by=by, name=filled["name"])
        return _("Distriktet %(name)s er oprettet.") % {"name": filled["name"]}

    lead = _("Familier kan komme i distriktet, så snart det er oprettet.")
    page = _page(_("Opret et distrikt"), lead, _("Opret distriktet"))
    return answer(request, page=page, make=NewDistrict, begin={}, act=act)


@gone_is_404
def rename(request: HttpRequest, by: Member, which: UUID) -> HttpResponse:
    """Call a district something else."""
    shown = read(by=by, which=which)

    def act(filled: Mapping[str, Any]) -> str:
        actions.rename_district(by=by, district=which, was=filled["was"], name=filled["name"])
        return _("Distriktet hedder %(name)s nu.") % {"name": filled["name"]}

    lead = _("Familierne bliver i distriktet. Navnet skifter alle steder, også på det, der er skrevet før.")
    page = _page(_("Omdøb %(name)s") % {"name": shown.name}, lead, _("Gem navnet"))
    return answer(request, page=page, make=NameDistrict, begin={"name": shown.name, "was": shown.name}, act=act)


@gone_is_404
def close(request: HttpRequest, by: Member, which: UUID) -> HttpResponse:
    """Let no more families come into a district."""
    shown = read(by=by, which=which)

    def act(_filled: Mapping[str, Any]) -> str:
        actions.retire_district(by=by, district=which)
        return _("Distriktet %(name)s er lukket.") % {"name": shown.name}

    stay = _("%(count)s bliver i det, til de flyttes.") % {"count": counted(shown)} if shown.families else ""
    said = _("Der kan ikke komme flere familier i distriktet."), stay, _("Det kan åbnes igen.")
    lead = " ".join(each for each in said if each)
    page = _page(_("Luk %(name)s") % {"name": shown.name}, lead, _("Luk distriktet"))
    return answer(request, page=page, make=SureOfDistrict, begin={}, act=act)


@gone_is_404
def reopen(request: HttpRequest, by: Member, which: UUID) -> HttpResponse:
    """Let families come into a district again."""
    shown = read(by=by, which=which)

    def act(_filled: Mapping[str, Any]) -> str:
        actions.reopen_district(by=by, district=which)
        return _("Distriktet %(name)s er åbent igen.") % {"name": shown.name}

    lead = _("Så kan familier komme i distriktet igen.")
    page = _page(_("Åbn %(name)s igen") % {"name": shown.name}, lead, _("Åbn distriktet"))
    return answer(request, page=page, make=SureOfDistrict, begin={}, act=act)


def _page(title: str, lead: str, button: str) -> dict[str, Any]:
    back = reverse("people:districts")
    return {"title": title, "lead": lead, "button": button, "back": back, "crumbs": crumbs(title)}
