"""A person: a journal's people part."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import decide
from vugge.access.web.staff.words import days
from vugge.people.queries.consents import ConsentLine
from vugge.people.queries.opened import PersonPage
from vugge.people.web import words
from vugge.people.web.pages.parts import (
    ConsentRow,
    Journal,
    Link,
    crumb_to_families,
    offers,
    persons_of,
)
from vugge.people.web.person_changes import MERGE, OF_A_PERSON, UNMERGE
from vugge.people.web.shown import Shown
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(Page):
    """A person: a journal's people part. `number` and `whereabouts` lead to what is shown by itself; empty for none."""

    lead: str
    persons: tuple[Journal, ...]
    facts: tuple[Fact, ...]
    number: str
    whereabouts: str
    looked: str
    journal: str
    consents: tuple[ConsentRow, ...]
    offers: tuple[Link, ...]


def person_page(by: Member, shown: Shown) -> PersonView:
    """Build a person's page."""
    who, family = shown.who, shown.family.family
    may_merge = decide("merge_people", by).allowed
    return PersonView(
        title=who.name,
        crumbs=(crumb_to_families(), Crumb(family.name, reverse("desk:family", args=[family.id])), Crumb(who.name)),
        lead=words.about_child(who.child) if who.child else _role(shown),
        persons=persons_of(shown.family, who.id),
        facts=tuple(_about(who)),
        number=reverse("people:number", args=[who.id]) if who.number_kind else "",
        whereabouts=reverse("people:whereabouts", args=[who.id]) if who.home and who.home.protected else "",
        looked=reverse("people:looked", args=[who.id]),
        journal=reverse("desk:journal", args=[who.id]),
        consents=tuple(_consent(each) for each in who.consents),
        offers=offers(
            OF_A_PERSON, shown, who.id, lambda change: may_merge or change not in {MERGE.address, UNMERGE.address}
        ),
    )


def _role(shown: Shown) -> str:
    lines = [each for each in shown.family.parents if each.person == shown.who.id]
    return words.about_parent(lines[0]) if lines else _("Tidligere i familien")


def _about(who: PersonPage) -> list[Fact]:
    facts = [
        Fact(_("Født"), formats.short_date(who.born_on)),
        Fact(_("Køn"), words.sex(who.sex, child=who.child is not None)),
    ]
    if who.child is not None:
        facts.append(Fact(_("Termin"), formats.short_date(who.child.due_on)))
        facts.append(Fact(_("Uger ved fødslen"), words.gestation(who.child.gestation_days) or formats.UNKNOWN))
        facts += [Fact(_(each.role.label).capitalize(), _parent(each.name, each.custody)) for each in who.parents]
    facts.append(Fact(_("Adresse"), words.home(who.home)))
    if who.died_on:
        facts.append(Fact(_("Død"), formats.short_date(who.died_on)))
    if who.daycare:
        named = {"kind": _(who.daycare.kind.label), "name": who.daycare.name or _("Beskyttet")}
        facts.append(Fact(_("Dagtilbud"), _("%(kind)s: %(name)s") % named))
    kind = _(who.number_kind.label) if who.number_kind else _("Ikke skrevet endnu")
    facts.append(Fact(_("CPR-nummer"), kind if not who.number_kind else _masked(who)))
    if who.protected:
        facts.append(Fact(_("Beskyttelse"), _("Navne- og adressebeskyttelse")))
    return facts


def _masked(who: PersonPage) -> str:
    return f"{who.born_on:%d%m%y}-XXXX" if who.born_on else "XXXXXX-XXXX"


def _parent(name: str, custody: bool) -> str:  # noqa: FBT001 - reads as a sentence where it is called
    return _("%(name)s, forældremyndighed") % {"name": name} if custody else name


def _consent(each: ConsentLine) -> ConsentRow:
    last = each.withdrawn_on or each.valid_to
    return ConsentRow(
        what=_(each.purpose.label),
        whom=each.recipient_name or _(each.recipient.label),
        by=each.giver_name,
        days=days(each.valid_from, last if last and last >= each.valid_from else None),
        counts=each.counts,
    )
