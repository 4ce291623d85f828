"""Who registers a row, and when; and what a date must be."""

import datetime as dt
from typing import Any, TypeVar
from uuid import UUID

from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import now, today
from vugge.base.labels import Labelled
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import families_of

_LATER = _("%(day)s er ikke kommet endnu. Skriv i dag eller en tidligere dag.")
_EARLIER = _("%(day)s ligger før %(first)s. Skriv den dag eller en senere.")
_NO_CODE = _("“%(code)s” kan ikke vælges her. Vælg fra listen.")

_L = TypeVar("_L", bound=Labelled)


def signature(who: Actor) -> dict[str, Any]:
    """Return what a new row says of its municipality, and of who registered it and when."""
    return {"municipality_id": current()[0], "made_at": now(), "made_by": who.user, "made_by_name": who.name}


def not_later(field: str, day: dt.date, *, first: dt.date | None = None) -> None:
    """Raise UnfitError for a day that has not come, or that lies before the first there can be."""
    if day > today():
        raise UnfitError(field, _LATER, day=_written(day))
    if first is not None and day < first:
        raise UnfitError(field, _EARLIER, day=_written(day), first=_written(first))


def chosen(kind: type[_L], field: str, code: str) -> _L:
    """Return what a code stands for; UnfitError for one there is not."""
    try:
        return kind.of(code)
    except ValueError:
        raise unknown(field, code) from None


def unknown(field: str, code: str) -> UnfitError:
    """Return the error of a code that cannot be chosen."""
    return UnfitError(field, _NO_CODE, code=code)


def demand_subject(*, who: Actor, family: UUID, subject: UUID | None) -> None:
    """Raise GoneError for somebody who is not in the family; None, for the family as a whole, is in it."""
    if subject is not None and not any(family in families_of(by=who, person=each) for each in aliases(subject)):
        raise GoneError


def _written(day: dt.date) -> str:
    return day.strftime("%d.%m.%Y")
