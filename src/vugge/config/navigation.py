"""The main navigation: the places there are, each shown to those whose door it opens."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from vugge.access.rules.actors import Actor
from vugge.access.rules.decisions import decide
from vugge.base.text import marked as _
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


PLACES = (
    Place(label=_("Overblik"), address="insight:overview", permission="see_figures", icon="home"),
    Place(label=_("Tidlig indsats"), address="insight:early-intervention", permission="see_figures", icon="analytics"),
    Place(
        label=_("De første 1.000 dage"),
        short=_("1.000 dage"),
        address="insight:thousand-days",
        permission="see_figures",
        icon="summary",
    ),
)


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give every template what stands round its page. A context processor."""
    actor = getattr(request, "actor", None)
    match = request.resolver_match
    here = match.view_name if match else ""
    entries = () if actor is None else tuple(_entry(place, here) for place in PLACES if _open(place, actor))
    reader = None if actor is None else _reader(actor)
    return {"shell": Shell(Navigation(home="/", entries=entries), reader)}


def _reader(actor: Actor) -> Reader:
    return Reader(actor.name, _initials(actor.name), reverse("mfa_index"), reverse("account_logout"))


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
