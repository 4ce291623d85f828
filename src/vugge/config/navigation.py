"""The main navigation: the places there are, each shown to those whose door it opens."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext

from vugge.access.rules.actors import Actor
from vugge.access.rules.decisions import decide
from vugge.base.text import marked as _
from vugge.insight.rules.figures import FIGURES
from vugge.ui.pages import Entry, Navigation, Reader, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the menu: the address by name, the permission of its door, and the addresses that lie under it."""

    label: str
    address: str
    permission: str
    icon: str
    short: str = ""
    under: tuple[str, ...] = ()


_DEMONSTRATION = _(
    "Demonstration. Birkeby og Fjordby er opdigtede, og det er alle i dem. De øvrige kommuners registreringer er "
    "lavet, så de passer med det, evalueringerne har offentliggjort, og siger intet om virkelige personer."
)

PLACES = (
    Place(label=_("Overblik"), address="insight:overview", permission="see_figures", icon="home"),
    Place(
        label=_("Familier"),
        address="people:families",
        permission="see_families",
        icon="groups",
        under=("people:family", "people:person", "people:create"),
    ),
    Place(label=_("Tidlig indsats"), address="insight:early-intervention", permission="see_figures", icon="analytics"),
    Place(
        label=_("De første 1.000 dage"),
        short=_("1.000 dage"),
        address="insight:thousand-days",
        permission="see_figures",
        icon="summary",
    ),
    Place(
        label=_("Datasæt"),
        address="insight:data-sets",
        permission="see_data_sets",
        icon="database",
        under=("insight:data-set", "insight:import", "insight:upload"),
    ),
    Place(label=_("Frigivelser"), address="insight:releases", permission="see_releases", icon="lock"),
    Place(
        label=_("Katalog"),
        address="catalogue:overview",
        permission="see_catalogue",
        icon="list-bulleted",
        under=("catalogue:entry", "catalogue:change", "catalogue:follow", "catalogue:add-reason", "catalogue:withdraw"),
    ),
    Place(
        label=_("Medarbejdere"),
        address="access:staff",
        permission="see_staff",
        icon="persons",
        under=("access:colleague", "access:invite"),
    ),
    Place(label=_("Spor"), address="access:trail", permission="see_trail", icon="list-check"),
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
    return {"shell": Shell(Navigation(home="/", entries=entries), reader, notice)}


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
    return decide(place.permission, actor).allowed


def _entry(place: Place, here: str) -> Entry:
    return Entry(
        label=gettext(place.label),
        short=gettext(place.short) if place.short else "",
        icon=place.icon,
        address=reverse(place.address),
        current=here == place.address or here in place.under,
    )


def _initials(name: str) -> str:
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
