"""The parts several pages about families share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.web.staff.words import moment
from vugge.people.queries.choices import Opened
from vugge.people.queries.families import FamilyPage
from vugge.people.queries.reach import Belonging
from vugge.people.queries.search import Likely
from vugge.people.web import words
from vugge.people.web.changes import Change
from vugge.people.web.shown import Shown
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads, and its words."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A journal of the family's in `people/parts/persons.html`."""

    name: str
    about: str
    initial: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """A consent in `people/parts/consents.html`. `counts` is whether it does today."""

    what: str
    whom: str
    by: str
    days: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """A page with one form. `stale` says that somebody has changed the family since; `alike` who may be the same."""

    form: Any
    lead: str
    button: str
    back: str
    stale: str = ""
    alike: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage(Page):
    """A family one may not open: why, and the way in when it is urgent (empty where there is none)."""

    reason: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlonePage(Page):
    """Something shown by itself: facts and the way back."""

    lead: str
    facts: tuple[Fact, ...]
    back: str


def persons_of(page: FamilyPage, current: UUID | None) -> tuple[Journal, ...]:
    """Return the journals of a family for `people/parts/persons.html`; with None the overview is the current one."""
    overview = Journal(
        name=_("Familien"),
        about=_("Overblik"),
        initial=str(len(page.children) + len(page.parents)),
        address=reverse("desk:family", args=[page.family.id]),
        current=current is None,
    )
    children = ((each.person, each.name, words.about_child(each)) for each in page.children)
    parents = ((each.person, each.name, words.about_parent(each)) for each in page.parents)
    return (overview, *(_journal(*each, current) for each in (*children, *parents)))


def alike_lines(found: tuple[Likely, ...]) -> tuple[tuple[str, str], ...]:
    """Return who may be the same as somebody about to be written down: the name, and the sign of it with the family."""
    return tuple(
        (
            f"{each.name}, {formats.short_date(each.born_on)}" if each.name else _("En, du ikke kan åbne"),
            " · ".join([_(each.grounds[0].label), *(whose(family) for family in each.families)]),
        )
        for each in found
    )


def crumb_to_families() -> Crumb:
    """Return the way back to one's families."""
    return Crumb(_("Mine familier"), reverse("people:families"))


def offers(changes: tuple[Change, ...], shown: Shown, which: UUID, may: Any) -> tuple[Link, ...]:  # noqa: ANN401 - a function of an address
    """Return what can be changed about a family or a person now, by those who may."""
    return tuple(
        Link(each.label(), reverse(each.address, args=[which]))
        for each in changes
        if each.fits(shown) and may(each.address)
    )


def opened_lines(rows: tuple[Opened, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return who opened which family, when and why."""
    return tuple((f"{each.by} · {each.family_name}", moment(each.opened_at), each.reason) for each in rows)


def whose(family: Belonging) -> str:
    """Say which family somebody is in, and who is in charge of it."""
    return _("%(family)s, hos %(name)s") % {"family": family.name, "name": family.in_charge or _("ingen endnu")}


def _journal(person: UUID, name: str, about: str, current: UUID | None) -> Journal:
    address = reverse("people:person", args=[person])
    return Journal(name=name, about=about, initial=words.initial(name), address=address, current=person == current)
