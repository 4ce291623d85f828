"""A municipality's own values: set from a day on, added, and taken back. Nothing national is written here."""

import datetime as dt
import json
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now, today
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.catalogue.models import LocalValue
from vugge.catalogue.queries.effective import catalogue_of, overlay_of
from vugge.catalogue.rules import keys
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.changes import can_be_withdrawn, unfit_change
from vugge.catalogue.rules.fields import Field, FieldForm
from vugge.catalogue.rules.overlay import Overlay
from vugge.catalogue.rules.own_reasons import OwnReason, unfit

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('catalogue ' || %s, 0))"


@action("change_catalogue")
def change_value(*, by: Actor, key: str, value: Any, valid_from: dt.date, version: str) -> UUID:  # noqa: ANN401 - what each field holds
    """Let a value count in the municipality from a day, until its next; None follows the national one again.

    `version` is `Overlay.version` as it was shown. Raises GoneError for a key there is not, UnfitError where the value
    or the day will not do, StaleError where somebody has changed the same since.
    """
    municipality = current()[0]
    found = _begin(by, municipality, key, version)
    field = _field(catalogue_of(municipality, valid_from), key)
    if wrong := unfit_change(found, field, value, valid_from):
        raise UnfitError(wrong.field, wrong.sentence, **wrong.words)
    return _write(by, municipality, key, value, valid_from)


@action("change_catalogue")
def add_reason(*, by: Actor, reason: OwnReason, valid_from: dt.date) -> str:
    """Let a reason of the municipality's own be chosen at need visits from a day; return its code.

    It is mapped to a national reason, or outside the programme. Raises UnfitError where something will not do.
    """
    municipality = current()[0]
    _one_at_a_time(by, municipality)
    catalogue = catalogue_of(municipality, valid_from)
    if wrong := unfit(reason, {each.code for each in catalogue.national.reasons}, catalogue.titles_of_reasons()):
        raise UnfitError(wrong.field, wrong.sentence, **wrong.words)
    code = f"local_{uuid4().hex[:8]}"
    _write(by, municipality, keys.own_reason(code), reason.as_value(), valid_from)
    return code


@action("change_catalogue")
def withdraw_value(*, by: Actor, value: UUID, version: str, why: str) -> None:
    """Take a value back before it counts, or on the day it was made; it stays to be read, with why.

    Raises GoneError where there is none, UnfitError where it has counted or no reason is given, StaleError as above.
    """
    municipality = current()[0]
    row = LocalValue.objects.select_for_update().filter(municipality=municipality, id=value).first()
    if row is None or row.withdrawn_at is not None:
        raise GoneError
    found = _begin(by, municipality, row.key, version)
    if not can_be_withdrawn(next(each for each in found.rows if each.id == value), today()):
        raise UnfitError(
            "why", _("Værdien har været gældende og kan ikke trækkes tilbage. Sæt i stedet en ny fra en senere dag.")
        )
    if not why.strip():
        raise UnfitError("why", _("Skriv kort, hvorfor den trækkes tilbage. Det står i historikken."))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = now(), by.name, why.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    tell(
        subject=f"catalogue:{row.key}",
        before={"value": _plain(row.value), "from": str(row.valid_from)},
        after={"withdrawn": True, "why": row.withdrawn_why},
    )


def _field(catalogue: Catalogue, key: str) -> Field:
    try:
        field = catalogue.field(key)
    except KeyError:
        raise GoneError from None
    if field.form is FieldForm.REASON:
        raise GoneError  # added and taken back, never changed
    return field


def _begin(by: Actor, municipality: str, key: str, version: str) -> Overlay:
    """Begin a change of a key, and refuse what was shown before the latest change of it."""
    _one_at_a_time(by, municipality)
    found = overlay_of(municipality)
    if found.version(key) != version:
        raise StaleError
    return found


def _one_at_a_time(by: Actor, municipality: str) -> None:
    """Let one person at a time change a municipality's catalogue, and sign what follows."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [municipality])
    sign(by)


def _write(by: Actor, municipality: str, key: str, value: Any, valid_from: dt.date) -> UUID:  # noqa: ANN401 - any value
    row = LocalValue.objects.create(
        municipality_id=municipality,
        key=key,
        value=value,
        valid_from=valid_from,
        made_at=now(),
        made_by=by.name,
    )
    tell(subject=f"catalogue:{key}", after={"value": _plain(value), "from": str(valid_from)})
    return row.id


def _plain(value: Any) -> str | int | bool | None:  # noqa: ANN401 - what each field holds
    return value if isinstance(value, str | int | bool) or value is None else json.dumps(value, ensure_ascii=False)
