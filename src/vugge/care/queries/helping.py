"""A family's services: those that are open, and all of them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import CARE, FAMILY
from vugge.base.tenancy.context import current
from vugge.care.models import Service
from vugge.care.queries.standing import counting
from vugge.care.rules.codes import ServiceKind
from vugge.people.queries.ties import demand_family


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A service. `closed_on` is its last day, None while it is open; `mistaken`: it counts nowhere."""

    id: UUID
    family: UUID
    subject: UUID | None
    kind: ServiceKind
    reason: str
    national_code: str
    level: int
    proposed: int
    level_why: str
    opened_on: dt.date
    opened_by: str
    closed_on: dt.date | None
    closed_why: str
    closed_by: str
    mistaken: bool


def open_of(*, by: Actor, family: UUID, on: dt.date) -> tuple[ServiceRow, ...]:
    """Return the services open in a family on a day, the earliest first. GoneError, RefusedError as `demand_family`."""
    demand_family(by=by, family=family)
    rows = counting([family])[family]
    return tuple(row_of(row) for row in rows if row.opened_on <= on and (row.closed_on is None or on <= row.closed_on))


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[ServiceRow, ...]:
    """Return every service a family has or had, those opened by mistake too. Errors as `open_of`."""
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    rows = Service.objects.filter(municipality=current()[0], family=family)
    return tuple(row_of(row) for row in rows.order_by("opened_on", "number"))


def row_of(row: Service) -> ServiceRow:
    """Return a service as it is read."""
    return ServiceRow(
        id=row.id,
        family=row.family_id,
        subject=row.subject_id,
        kind=ServiceKind.of(row.kind),
        reason=row.reason,
        national_code=row.national_code,
        level=row.level,
        proposed=row.proposed,
        level_why=row.level_why,
        opened_on=row.opened_on,
        opened_by=row.made_by_name,
        closed_on=row.closed_on,
        closed_why=row.closed_why,
        closed_by=row.closed_by_name,
        mistaken=row.mistaken,
    )
