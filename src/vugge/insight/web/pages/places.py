"""Where pages lie, and the page that stands where there are no figures yet."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Actor, Evaluator
from vugge.access.rules.decisions import import_registrations
from vugge.insight.rules.figure import Figure
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingYetPage(Page):
    """What is true, and the next useful thing; `address` is empty where somebody else must do it."""

    told: str
    next: str
    address: str


def figure_address(figure: Figure) -> str:
    """Return the address of a figure's page."""
    return reverse("insight:figure", kwargs={"code": figure.code})


def nothing_yet_page(by: Actor) -> NothingYetPage:
    """Return the page that stands here until there are figures for this reader."""
    title = _("Her er ingen tal endnu")
    if isinstance(by, Evaluator):
        return NothingYetPage(
            title=title,
            told=_("Der er ikke frigivet tal endnu. En frigivelse lægger kommunernes tal sammen og skjuler de små."),
            next=_("Lav en frigivelse"),
            address=reverse("insight:releases"),
        )
    told = _("Tallene regnes af jeres registreringer, og der er ingen indlæst endnu.")
    if import_registrations(by).allowed:
        return NothingYetPage(
            title=title, told=told, next=_("Indlæs registreringer"), address=reverse("insight:upload")
        )
    more = _("Jeres projektleder eller ledende sundhedsplejerske kan indlæse dem.")
    return NothingYetPage(title=title, told=f"{told} {more}", next="", address="")
