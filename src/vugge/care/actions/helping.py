"""Beginning and ending a service. What was opened stays; another level is another service."""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.care.actions.signature import chosen, demand_subject, not_later, signature, unknown
from vugge.care.models import Service
from vugge.care.rules.codes import ServiceKind
from vugge.care.rules.levels import DAY, LEVELS
from vugge.catalogue.queries.effective import catalogue_of
from vugge.people.queries.ties import demand_family

_NO_LEVEL = _("Vælg et niveau fra 1 til 4.")
_OTHERWISE = _("Vugge foreslog niveau %(proposed)s. Skriv, hvorfor det er niveau %(level)s.")
_NO_WHY = _("Skriv, hvorfor hjælpen slutter.")
_ANOTHER_LEVEL = _("Niveauet blev ændret til %(level)s.")


@action("change_families")
def open_service(  # noqa: PLR0913 - what is registered of a service, each by its name
    *,
    by: Actor,
    family: UUID,
    subject: UUID | None = None,
    kind: str,
    reason: str,
    level: int,
    opened_on: dt.date,
    proposed: int | None = None,
    level_why: str = "",
    national_code: str = "",
) -> UUID:
    """Begin help of a kind for a reason, and return its id. The same at the same level goes on, and its id is returned.

    At another level the one that is open ends the day before, or counts nowhere when it began the same day. Raises
    UnfitError, GoneError and RefusedError.
    """
    demand_family(by=by, family=family, change=True)
    demand_subject(who=by, family=family, subject=subject)
    _check(reason, level, proposed or level, level_why, opened_on)
    same = {"family_id": family, "subject_id": subject, "kind": chosen(ServiceKind, "kind", kind), "reason": reason}
    before = Service.objects.filter(municipality=current()[0], closed_on__isnull=True, **same).first()
    if before is None or (before.level != level and opened_on >= before.opened_on):
        sign(by)
        if before is not None:
            _end_for_another_level(by, before, opened_on, level)
        how = {"level": level, "proposed": proposed or level, "level_why": level_why.strip()}
        before = _begin(by, opened_on=opened_on, national_code=national_code, **same, **how)
    tell(subject=f"service:{before.id}", after={"kind": str(before.kind), "level": before.level})
    return before.id


@action("change_families")
def close_service(*, by: Actor, service: UUID, closed_on: dt.date, why: str, mistaken: bool = False) -> None:
    """End a service on its last day, with the reason. With `mistaken` it should never have begun, and counts nowhere.

    Raises StaleError when it is closed already, UnfitError, GoneError and RefusedError.
    """
    found = Service.objects.filter(municipality=current()[0], id=service).first()
    if found is None:
        raise GoneError
    demand_family(by=by, family=found.family_id, change=True)
    if not why.strip():
        raise UnfitError("why", _NO_WHY)
    not_later("closed_on", closed_on, first=found.opened_on)
    sign(by)
    _close(by, found, closed_on, why.strip(), mistaken=mistaken)
    tell(subject=f"service:{service}", after={"to": closed_on.isoformat(), "mistaken": mistaken})


def _check(reason: str, level: int, proposed: int, level_why: str, opened_on: dt.date) -> None:
    if level not in LEVELS or proposed not in LEVELS:
        raise UnfitError("level", _NO_LEVEL)
    if level != proposed and not level_why.strip():
        raise UnfitError("level_why", _OTHERWISE, proposed=proposed, level=level)
    not_later("opened_on", opened_on)
    try:
        catalogue_of(current()[0], opened_on).reason(reason)
    except KeyError:
        raise unknown("reason", reason) from None


def _begin(by: Actor, **what: object) -> Service:
    try:
        with transaction.atomic():
            return Service.objects.create(**signature(by), **what)
    except IntegrityError as error:  # somebody else opened it in the meantime
        raise StaleError from error


def _end_for_another_level(by: Actor, before: Service, opened_on: dt.date, level: int) -> None:
    same_day = before.opened_on == opened_on
    last = opened_on if same_day else opened_on - DAY
    _close(by, before, last, _ANOTHER_LEVEL % {"level": level}, mistaken=same_day)


def _close(by: Actor, service: Service, on: dt.date, why: str, *, mistaken: bool) -> None:
    open_one = Service.objects.filter(municipality=current()[0], id=service.id, closed_on__isnull=True)
    if not open_one.update(closed_on=on, closed_why=why, closed_by_name=by.name, mistaken=mistaken):
        raise StaleError
