"""The districts families are shared out by: added, called something else, closed, and opened again."""

from uuid import UUID

from django.utils.translation import gettext

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.base.text import marked as _
from vugge.people.models import District
from vugge.people.queries.ties import place_of

_NAMELESS = _("Skriv, hvad distriktet hedder.")
_KNOWN = _("Det distrikt er der allerede.")
_KNOWN_CLOSED = _("Der er et lukket distrikt af det navn. Åbn det igen.")
_CHANGED = _(
    "Nogen har omdøbt distriktet, siden du åbnede siden. Det, du skrev, er her stadig. Gem igen, hvis det gælder."
)
_CLOSED = _("Distriktet er lukket allerede.")
_OPEN = _("Distriktet er åbent allerede.")


@action("share_out_families")
def add_district(*, by: Actor, name: str) -> UUID:
    """Add a district families are shared out by."""
    called, place = _called(by, name), place_of(by)
    made = District.objects.create(municipality_id=place, name=called)
    tell(subject=f"district:{made.id}", after={"name": called})
    return made.id


@action("share_out_families")
def rename_district(*, by: Actor, district: UUID, was: str, name: str) -> None:
    """Call a district something else, that was called `was` when it was shown; StaleError when it no longer is."""
    found = _locked(by, district)
    if found.name != was:
        raise StaleError(gettext(_CHANGED))
    called = _called(by, name, but=found)
    found.name = called
    found.save(update_fields=["name"])
    tell(subject=f"district:{found.id}", before={"name": was}, after={"name": called})


@action("share_out_families")
def retire_district(*, by: Actor, district: UUID) -> None:
    """Let no more families come into a district; those in it stay until they are moved."""
    found = _locked(by, district)
    if not found.active:
        raise UnfitError("district", _CLOSED)
    found.active = False
    found.save(update_fields=["active"])
    tell(subject=f"district:{found.id}", after={"active": False, "on": str(today())})


@action("share_out_families")
def reopen_district(*, by: Actor, district: UUID) -> None:
    """Let families come into a closed district again."""
    found = _locked(by, district)
    if found.active:
        raise UnfitError("district", _OPEN)
    found.active = True
    found.save(update_fields=["active"])
    tell(subject=f"district:{found.id}", after={"active": True, "on": str(today())})


def _locked(by: Actor, district: UUID) -> District:
    found = District.objects.select_for_update().filter(municipality=place_of(by), id=district).first()
    if found is None:
        raise GoneError
    sign(by)
    return found


def _called(by: Actor, name: str, but: District | None = None) -> str:
    """Return what a district can be called; UnfitError on `name` for nothing, and for what another is called."""
    called = " ".join(name.split())
    if not called:
        raise UnfitError("name", _NAMELESS)
    others = District.objects.filter(municipality=place_of(by), name__iexact=called)
    other = (others if but is None else others.exclude(id=but.id)).first()
    if other is not None:
        raise UnfitError("name", _KNOWN if other.active else _KNOWN_CLOSED)
    return called
