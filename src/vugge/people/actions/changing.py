"""What every change of a family begins with: the row locked, the revision still the one shown, the change signed."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import RefusedError
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.base.text import marked as _
from vugge.people.models import Family
from vugge.people.queries.ties import demand_family, place_of
from vugge.people.rules.ties import NOT_TO_SHARE_OUT, may_share_out

_CHANGED = _(
    "Nogen har ændret i familien, siden du åbnede siden. Det, du skrev, er her stadig: se ændringen, og gem så igen."
)
_CLOSED = _("Familien er lukket. Åbn den igen, før du ændrer noget.")
_LATER = _("Der er allerede skrevet noget fra en senere dag. Vælg den dag eller en senere.")
_FUTURE = _("Den dag er ikke kommet endnu. Ret datoen.")

_M = TypeVar("_M", bound=Model)


def begin(*, by: Actor, family: UUID, revision: int, closed_too: bool = False) -> Family:
    """Lock a family, count its revision up, and sign what follows in the history of every row.

    Raises GoneError when there is none, RefusedError without a tie to it, StaleError (its text is Danish and says what
    to do) when it was changed since that revision, UnfitError when it is closed, unless `closed_too`.
    """
    found = Family.objects.select_for_update(no_key=True).filter(municipality=place_of(by), id=family).first()
    if found is None:
        raise GoneError
    demand_family(by=by, family=family, change=True)
    if found.revision != revision:
        raise StaleError(gettext(_CHANGED))
    if found.closed_on is not None and not closed_too:
        raise UnfitError("family", _CLOSED)
    sign(by)
    count_up(found)
    return found


def begin_sharing_out(*, by: Actor, family: UUID, revision: int, closed_too: bool = False) -> Family:
    """Begin a change of whose a family is, or of how open it is: as `begin`, and RefusedError for a passing tie."""
    home = begin(by=by, family=family, revision=revision, closed_too=closed_too)
    if not may_share_out(demand_family(by=by, family=family, change=True).kind):
        raise RefusedError(by=by, permission="change_families", reason=NOT_TO_SHARE_OUT)
    return home


def count_up(family: Family) -> None:
    """Let whoever was shown a locked family as it was see that it is another now."""
    family.revision += 1
    family.save(update_fields=["revision"])


def succeed(model: type[_M], *, key: Mapping[str, Any], since: dt.date, said: Mapping[str, Any]) -> _M:
    """Let something hold from a day on, and what held before end on the day before. Return the row that holds.

    What began that same day is set right in place: its history keeps what it was. UnfitError when there is something
    from a later day.
    """
    rows: Any = model._default_manager.filter(**key)  # noqa: SLF001 - the manager any model has
    if rows.filter(valid_from__gt=since).exists():
        raise UnfitError("since", _LATER)
    before = rows.filter(on_day(since)).first()
    if before is not None and before.valid_from == since:
        _write(before, **said, valid_to=None)
        return before  # type: ignore[no-any-return]  # a row of the model
    if before is not None:
        _write(before, valid_to=since - dt.timedelta(days=1))
    made: _M = rows.create(**key, **said, valid_from=since)
    return made


def end_before(row: Any, since: dt.date) -> None:  # noqa: ANN401 - a row with days
    """Let something hold no more from a day on; what never came to hold is taken away, and its history stays."""
    if row.valid_from >= since:
        row.delete()
    else:
        _write(row, valid_to=since - dt.timedelta(days=1))


def refuse_future(field: str, day: dt.date) -> None:
    """Raise UnfitError for a day to come."""
    if day > today():
        raise UnfitError(field, _FUTURE)


def _write(row: Any, **values: object) -> None:  # noqa: ANN401 - as above
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
