"""A family: who is in it, where, whose it is, and what can be changed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.web.staff.words import days
from vugge.base.clock import COPENHAGEN
from vugge.people.queries.families import Carer, FamilyPage
from vugge.people.rules.ties import OPENED_UNTIL
from vugge.people.web import words
from vugge.people.web.changes import OF_A_FAMILY
from vugge.people.web.pages.parts import (
    Journal,
    Link,
    crumb_to_families,
    offers,
    opened_lines,
    persons_of,
)
from vugge.people.web.shown import Shown
from vugge.ui import formats
from vugge.ui.days import clock
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView(Page):
    """A family: who is in it, where, whose it is, and what can be changed."""

    lead: str
    until: str
    persons: tuple[Journal, ...]
    facts: tuple[Fact, ...]
    opened: tuple[tuple[str, str, str], ...]
    offers: tuple[Link, ...]


def family_page(page: FamilyPage) -> FamilyView:
    """Build a family's page."""
    family = page.family
    return FamilyView(
        title=_("%(name)s: personer og adgang") % {"name": family.name},
        crumbs=(
            crumb_to_families(),
            Crumb(family.name, reverse("desk:family", args=[family.id])),
            Crumb(_("Personer og adgang")),
        ),
        lead=_lead(page),
        until=_until(page),
        persons=persons_of(page, None),
        facts=tuple(_facts(page)),
        opened=opened_lines(page.openings),
        offers=offers(OF_A_FAMILY, Shown(family=page, colleagues=(), districts=()), family.id, lambda _change: True),
    )


def _lead(page: FamilyPage) -> str:
    family = page.family
    spoken = _(family.language.label)
    said = [
        words.home(family.home),
        _("%(language)s, med tolk") % {"language": spoken} if family.interpreter else _("%(language)s, ingen tolk") % {
            "language": spoken
        },
        _("Distrikt %(name)s") % {"name": family.district} if family.district else "",
    ]  # fmt: skip
    return " · ".join(each for each in said if each)


def _until(page: FamilyPage) -> str:
    if page.tie.ends_at is None:
        return ""
    return _(OPENED_UNTIL).format(clock=clock(page.tie.ends_at.astimezone(COPENHAGEN)))


def _facts(page: FamilyPage) -> list[Fact]:
    family = page.family
    facts = [Fact(_("Sundhedsplejerske"), family.in_charge.name if family.in_charge else _("Ingen endnu"))]
    facts += [Fact(_("Afløser"), _carer(each)) for each in family.substitutes]
    facts.append(Fact(_("Oprettet"), formats.short_date(family.opened_on)))
    if family.closed:
        why = _(family.closed_why.label) if family.closed_why else ""
        facts.append(Fact(_("Lukket"), f"{formats.short_date(family.closed_on)} · {why}"))
    if family.protected:
        facts.append(Fact(_("Beskyttelse"), _("Hele familien har navne- og adressebeskyttelse")))
    if family.closed_to_colleagues:
        facts.append(Fact(_("Kolleger"), _("Familien er lukket for kolleger")))
    return facts


def _carer(each: Carer) -> str:
    return f"{each.name}, {days(each.valid_from, each.valid_to)}"
