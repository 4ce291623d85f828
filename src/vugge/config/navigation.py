"""The main navigation: the places there are, each shown to those whose door it opens."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext

from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.decisions import decide
from vugge.base.text import marked as _
from vugge.insight.rules.figures import FIGURES
from vugge.ui.pages import Entry, Find, Navigation, Reader, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the menu: the address by name, the permission of its door, and the addresses that lie under it.

    Whoever holds `unless` has another place for the same. `phone`: it stands in the phone's bottom bar alone.
    """

    label: str
    address: str
    permission: str
    icon: str
    short: str = ""
    under: tuple[str, ...] = ()
    unless: str = ""
    phone: bool = False


_DEMONSTRATION = _(
    "Demonstration. Birkeby og Fjordby er opdigtede, og det er alle i dem. De øvrige kommuners registreringer er "
    "lavet, så de passer med det, evalueringerne har offentliggjort, og siger intet om virkelige personer."
)

_DAY = "see_my_day"

PLACES = (
    Place(
        label=_("Min dag"),
        address="desk:my-day",
        permission=_DAY,
        icon="home",
        under=("desk:my-week", "desk:tasks", "desk:task"),
    ),
    Place(label=_("Overblik"), address="insight:overview", permission="see_figures", icon="home", unless=_DAY),
    Place(
        label=_("Familier"),
        address="people:families",
        permission="see_families",
        icon="persons",
        under=(
            *("desk:family", "desk:journal", "people:family", "people:person", "people:create", "people:districts"),
            *("visits:plan", "visits:new", "visits:move", "visits:cancel", "visits:registration", "visits:part"),
        ),
    ),
    Place(label=_("Søg"), address="desk:search", permission="see_families", icon="search", phone=True),
    Place(
        label=_("Tal"),
        address="insight:overview",
        permission=_DAY,
        icon="analytics",
        under=("insight:early-intervention", "insight:thousand-days", "insight:effect", "insight:effect-outcome"),
    ),
    Place(
        label=_("Tidlig indsats"),
        address="insight:early-intervention",
        permission="see_figures",
        icon="analytics",
        unless=_DAY,
    ),
    Place(
        label=_("De første 1.000 dage"),
        short=_("1.000 dage"),
        address="insight:thousand-days",
        permission="see_figures",
        icon="summary",
        unless=_DAY,
    ),
    # Whoever may look for families has a search in the bar, and comes to it from the first page of figures.
    Place(
        label=_("Effekt"),
        address="insight:effect",
        permission="see_figures",
        icon="science",
        under=("insight:effect-outcome",),
        unless="see_families",
    ),
    Place(
        label=_("Datasæt"),
        address="insight:data-sets",
        permission="see_data_sets",
        icon="database",
        under=("insight:data-set", "insight:import", "insight:upload", "insight:extract"),
    ),
    Place(label=_("Frigivelser"), address="insight:releases", permission="see_releases", icon="lock"),
    Place(
        label=_("Medarbejdere"),
        address="access:staff",
        permission="see_staff",
        icon="persons",
        under=("access:colleague", "access:invite"),
    ),
    Place(label=_("Spor"), address="access:trail", permission="see_trail", icon="list-check"),
    Place(
        label=_("Katalog"),
        address="catalogue:overview",
        permission="see_catalogue",
        icon="list-bulleted",
        under=("catalogue:entry", "catalogue:change", "catalogue:follow", "catalogue:add-reason", "catalogue:withdraw"),
    ),
)


def first_place(request: HttpRequest) -> HttpResponse:
    """Lead somebody to the first place of their menu, or to their own access where they have none."""
    actor = getattr(request, "actor", None)
    open_to_them = (place.address for place in PLACES if actor is not None and _open(place, actor))
    return HttpResponseRedirect(reverse(next(open_to_them, "mfa_index")))


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give every template what stands round its page. A context processor."""
    actor = getattr(request, "actor", None)
    match = request.resolver_match
    here = _place_of(match) if match else ""
    entries = () if actor is None else tuple(_entry(place, here) for place in PLACES if _open(place, actor))
    reader = None if actor is None else _reader(actor)
    notice = gettext(_DEMONSTRATION) if settings.DEMO else ""
    home = entries[0].address if entries else "/"
    return {"shell": Shell(Navigation(home=home, entries=entries), reader, notice, _find(actor))}


def _find(actor: Actor | None) -> Find | None:
    """Return the search in the bar, for whoever may look for somebody."""
    if actor is None or not decide("see_families", actor).allowed or not isinstance(actor, Member):
        return None
    return Find(reverse("desk:search"), gettext("Søg efter familie"), gettext("Navn, CPR eller adresse"))


def _place_of(match: ResolverMatch) -> str:
    """Return the address by name; a figure lies under its programme."""
    code = str(match.kwargs.get("code", ""))
    if match.view_name == "insight:figure":
        homes = (programme for programme, figures in FIGURES.items() if any(each.code == code for each in figures))
        return f"insight:{next(homes, '')}"
    return match.view_name


def _reader(actor: Actor) -> Reader:
    return Reader(
        actor.name, _initials(actor.name), reverse("mfa_index"), gettext("Min adgang"), reverse("account_logout")
    )


def _open(place: Place, actor: Actor) -> bool:
    held = bool(place.unless) and decide(place.unless, actor).allowed
    return decide(place.permission, actor).allowed and not held


def _entry(place: Place, here: str) -> Entry:
    return Entry(
        label=gettext(place.label),
        short=gettext(place.short) if place.short else "",
        icon=place.icon,
        address=reverse(place.address),
        current=here == place.address or here in place.under,
        phone=place.phone,
    )


def _initials(name: str) -> str:
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
