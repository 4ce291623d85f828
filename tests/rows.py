"""A row of every table that belongs to a municipality, for tests that try them all.

A new model needs nothing here as long as plain values satisfy its constraints; what does not stands in `SAID`.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from itertools import count
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from vugge.access.models import Municipality, User
from vugge.base.tenancy.context import within
from vugge.base.tenancy.models import TenantKey
from vugge.base.tenancy.writing import writing

A, B = "0101", "0751"
_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_numbers = count(1)

SAID: Mapping[str, Mapping[str, object]] = {
    "Administration": {"instrument": "epds", "respondent": "mother", "state": "declined", "definition_version": 1},
    "Appointment": {
        "kind": "general_small",
        "starts_at": _DAY,
        "ends_at": _DAY + dt.timedelta(hours=1),
        "place": "home",
        "fingerprint": "0" * 64,
    },
    "AppointmentEvent": {"happened": "planned"},
    "AppointmentPerson": {"subject": True},
    "AuditEvent": {"actor_kind": "operator"},
    "Certificate": {"kind": "cosp"},
    "Consent": {"purpose": "team_case", "recipient": "team", "how": "spoken"},
    "Contact": {"fingerprint": "0" * 64},
    "DaycarePlace": {"kind": "nursery"},
    "ContactAttempt": {"channel": "phone"},
    "DataSet": {"sha256": "0" * 64},
    "Draft": {"sealed": "1:x"},
    "Family": {"opened_on": _DAY.date()},
    "Frame": {"version": 1, "place": "home", "level": 1},
    "Import": {"file_sha256": "0" * 64},
    "ImportEvent": {"state": "checked"},
    "PseudonymKey": {"key": "0" * 64},
    "ReadingEvent": {"actor_kind": "operator", "kind": "person", "purpose": "care"},
    "Offer": {"activity": "standard_visit"},
    "Opening": {"opened_at": _DAY, "ends_at": _DAY + dt.timedelta(minutes=60)},
    "Parenthood": {"role": "mother"},
    "Part": {"version": 1, "role": "child"},
    "PersonNumber": {"kind": "real", "sealed": "1:x", "digest": lambda: uuid.uuid4().hex * 2},
    "Relation": {"kind": "half"},
    "Residence": {"postcode": "4000"},
    "SearchToken": {"token": "w:x"},
    "Response": {"answer": "accepted"},
    "LocalValue": {"key": lambda: f"parameter.x{next(_numbers)}"},
    "RoleGrant": {"role": "lead"},
    "Service": {"kind": "need_visit", "reason": "sleep", "level": 2, "proposed": 2},
    "TaskAnswer": {"handling": "handled", "reason": "x"},
    "Invitation": {
        "token_hash": lambda: uuid.uuid4().hex * 2,
        "made_at": _DAY,
        "expires_at": _DAY + dt.timedelta(days=1),
    },
}
"""Values a model's constraints ask for, by the model's name."""


def tenant_models() -> list[type[models.Model]]:
    """Return the models whose rows are each a municipality's, without what pghistory writes by itself."""
    return [model for model in apps.get_models() if _is_tenants(model) and not hasattr(model, "pgh_tracked_model")]


def tenant_tables() -> list[str]:
    """Name every table of a municipality's rows, pghistory's too."""
    return [model._meta.db_table for model in apps.get_models() if _is_tenants(model)]  # noqa: SLF001 - Django's documented way to a table's name


def tenant_keys() -> list[tuple[type[models.Model], TenantKey]]:
    """Return every key between tenants' rows."""
    return [
        (model, key)
        for model in tenant_models()
        for key in model._meta.constraints  # noqa: SLF001 - Django's documented way to a model's constraints
        if isinstance(key, TenantKey)
    ]


def make(model: type[models.Model], municipality: str, **given: object) -> Any:  # noqa: ANN401 - a row of whichever model
    """Write a row of a municipality's and what it points to; the transaction is for whom it was before."""
    values = {**_values(model, municipality, set(given)), **given}
    try:
        with within(municipality=municipality), writing(), transaction.atomic():
            return model._default_manager.create(**values)  # noqa: SLF001 - the manager any model has
    except IntegrityError as error:
        if given:
            raise
        raise AssertionError(f"Say in tests/rows.py, SAID, what {model.__name__} needs: {error}") from error


def make_all(municipality: str) -> list[Any]:
    """Write a row in every tenant table."""
    return [make(model, municipality) for model in tenant_models()]


def _is_tenants(model: type[models.Model]) -> bool:
    fields = {field.name: field for field in model._meta.fields}  # noqa: SLF001 - Django's documented way to a model's fields
    key = fields.get("municipality")
    return key is not None and key.related_model is Municipality and model.__name__ != "RegionMembership"


def _values(model: type[models.Model], municipality: str, given: set[str]) -> dict[str, object]:
    said = {name: value() if callable(value) else value for name, value in SAID.get(model.__name__, {}).items()}
    return said | {
        field.name: _value(field, municipality)
        for field in model._meta.fields  # noqa: SLF001 - as above
        if field.name not in {*said, *given}
        and not (field.has_default() or field.has_db_default() or field.null or field.blank or field.primary_key)
    }


def _value(field: Any, municipality: str) -> object:  # noqa: ANN401 - a field of whichever kind
    if isinstance(field, models.ForeignKey):
        return _target(field.related_model, municipality)
    number = next(_numbers)
    kinds: list[tuple[type[models.Field[Any, Any]], object]] = [
        (models.DateTimeField, _DAY + dt.timedelta(days=number)),
        (models.DateField, (_DAY + dt.timedelta(days=number)).date()),
        (models.EmailField, f"x{number}@example.dk"),
        (models.CharField, f"x{number}"),
        (models.TextField, f"x{number}"),
        (models.IntegerField, number),
        (models.BooleanField, False),
        (models.UUIDField, uuid.uuid4()),
        (models.JSONField, {}),
    ]
    for kind, value in kinds:
        if isinstance(field, kind):
            return value
    raise AssertionError(f"Say in tests/rows.py, _value, what a {type(field).__name__} holds.")


def _target(model: Any, municipality: str) -> object:  # noqa: ANN401 - whichever model
    if model is Municipality:
        return Municipality.objects.get(code=municipality)
    if model is User:
        return User.objects.create(email=f"x{next(_numbers)}@example.dk", name="X")
    return make(model, municipality)
