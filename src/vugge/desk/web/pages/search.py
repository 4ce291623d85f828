"""What a search found. What was typed stands in the field again, and in no address."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.desk.web import places
from vugge.people.queries.search import Found, FoundPerson
from vugge.ui import formats
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """A family somebody found is in; whose it is where the reader may not open it."""

    name: str
    address: str
    said: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Somebody found."""

    name: str
    born: str
    families: tuple[FoundFamily, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The results, or what to type instead. `said` is what is so; `asked` whether anything was typed."""

    typed: str
    asked: bool
    said: str
    help: str
    found: tuple[FoundLine, ...]
    create: str


def search_page(typed: str, found: Found | None) -> SearchPage:
    """Return the page; `found` is None where nothing was typed."""
    said, helping = _said(found)
    return SearchPage(
        title=_("Søg"),
        typed=typed,
        asked=found is not None,
        said=said,
        help=helping,
        found=tuple(_line(each) for each in found.people) if found else (),
        create=places.create_family(),
    )


def _said(found: Found | None) -> tuple[str, str]:
    if found is None:
        return "", _("Skriv et navn, en fødselsdag, et helt CPR-nummer eller en adresse.")
    if found.too_little:
        return (
            _("Der skal lidt mere til."),
            _("Skriv mindst to bogstaver af et navn, en hel fødselsdag, et helt CPR-nummer eller en adresse."),
        )
    if not found.people:
        return (
            _("Ingen fundet."),
            _("Er stavemåden rigtig? En, der er beskyttet, findes kun på hele CPR-nummeret."),
        )
    count = len(found.people)
    said = ngettext("{count} person fundet", "{count} personer fundet", count).format(count=count)
    return said, _("Der er flere. Skriv mere af navnet, eller skriv fødselsdagen.") if found.more else ""


def _line(each: FoundPerson) -> FoundLine:
    return FoundLine(
        name=each.name or _("Uden navn endnu"),
        born=_("født {day}").format(day=formats.short_date(each.born_on)) if each.born_on else "",
        families=tuple(
            FoundFamily(
                name=family.name,
                address=places.family(family.family),
                said=""
                if family.opens
                else _("hos {name}").format(name=family.in_charge)
                if family.in_charge
                else _("har ingen sundhedsplejerske endnu"),
            )
            for family in each.families
        ),
    )
