"""What has been changed about a colleague, as the database itself has kept it, and the version that follows from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from vugge.access.models import Certificate, Membership, RoleGrant

_KEPT: Mapping[str, tuple[Any, str]] = {
    "membership": (Membership, "id"),
    "role": (RoleGrant, "membership_id"),
    "certificate": (Certificate, "membership_id"),
}
"""The kinds of change: the model whose events are kept, and the column of the events that says whose they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row as it became: when, by whom (empty where no action of the house did it), and what stood in it then."""

    at: dt.datetime
    by: str
    kind: str
    row: UUID
    made: bool
    code: str = ""
    name: str = ""
    title: str = ""
    valid_from: dt.date
    valid_to: dt.date | None
    ended: bool


def changes(municipality: str, membership: UUID) -> tuple[Change, ...]:
    """Return what has been changed about a colleague, the oldest first."""
    found = [
        (row.pgh_created_at, place, row.pgh_id, _change(kind, row))
        for place, kind in enumerate(_KEPT)
        for row in _events(kind, municipality, membership)
    ]
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:3]))


def version(municipality: str, membership: UUID) -> str:
    """Return what a form carries, so that what somebody else has changed meanwhile is not overwritten unseen."""
    last = (_events(kind, municipality, membership).aggregate(last=Max("pgh_id"))["last"] or 0 for kind in _KEPT)
    return ".".join(str(each) for each in last)


def _events(kind: str, municipality: str, membership: UUID) -> QuerySet[Any]:
    model, whose = _KEPT[kind]
    found: QuerySet[Any] = model.pgh_event_model.objects.filter(municipality_id=municipality, **{whose: membership})
    return found


def _change(kind: str, row: Any) -> Change:  # noqa: ANN401 - pghistory makes the class at start
    return Change(
        at=row.pgh_created_at,
        by=(row.pgh_context or {}).get("name", ""),
        kind=kind,
        row=row.id,
        made=row.pgh_label == "insert",
        code=getattr(row, "role", "") or getattr(row, "kind", ""),
        name=getattr(row, "name", ""),
        title=getattr(row, "title", ""),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        ended=getattr(row, "ended_at", None) is not None,
    )
