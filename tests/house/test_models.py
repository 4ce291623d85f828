"""What a model may point at: downwards, never out of its municipality, and never so that a row takes others with it."""

import configparser
from collections.abc import Iterable
from typing import ClassVar

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.source import ROOT
from vugge.base.tenancy.models import TenantKey, TenantModel

Models = Iterable[type[models.Model]]


def floors() -> dict[str, int]:
    """Return how low each module lies; siblings lie equally low."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = contracts["importlinter:contract:floors"]["layers"].split("\n")
    return {
        module.strip(): low for low, line in enumerate(each for each in layers if each) for module in line.split("|")
    }


def module_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1] if model.__module__.startswith("vugge.") else ""


def keys(found: Models) -> list[tuple[type[models.Model], models.ForeignKey]]:  # type: ignore[type-arg]  # any model's
    return [(model, field) for model in found for field in model._meta.fields if isinstance(field, models.ForeignKey)]  # noqa: SLF001 - Django's documented way to a model's fields


def upward(found: Models) -> list[str]:
    """Name the keys that point to a module above, or to a sibling."""
    low = floors()
    return [
        f"{model.__name__}.{field.name} points up to {module_of(target)}"
        for model, field in keys(found)
        if (target := field.remote_field.model) and not isinstance(target, str)
        if module_of(model) != module_of(target) and low.get(module_of(target), 99) <= low[module_of(model)]
    ]


def keyless(found: Models) -> list[str]:
    """Name the relations between tenants' rows that could leave the municipality."""
    faults = []
    for model, field in keys(found):
        target = field.remote_field.model
        if isinstance(target, str) or not issubclass(target, TenantModel) or hasattr(model, "pgh_tracked_model"):
            continue
        held = {each.field for each in model._meta.constraints if isinstance(each, TenantKey)}  # noqa: SLF001 - as above
        if field.name not in held or field.deconstruct()[3].get("db_constraint", True):
            faults.append(f"{model.__name__}.{field.name} needs db_constraint=False and a TenantKey")
    return faults


def taking_along(found: Models) -> list[str]:
    """Name the keys whose row disappears, or is emptied, with the row it points to."""
    allowed = {models.PROTECT, models.RESTRICT}
    return [
        f"{model.__name__}.{field.name} does not protect what it points to"
        for model, field in keys(found)
        if field.remote_field.on_delete not in allowed and not hasattr(model, "pgh_tracked_model")
    ]


def of_the_house() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if module_of(model)]


def test_floors_are_read_from_the_contract() -> None:
    low = floors()
    assert low["config"] < low["insight"] < low["care"] < low["access"] < low["base"]
    assert low["visits"] == low["groups"]


def test_keys_point_down_stay_at_home_and_protect() -> None:
    found = of_the_house()
    assert len(keys(found)) > len(found)
    assert upward(found) + keyless(found) + taking_along(found) == []


@pytest.mark.parametrize(
    ("home", "target", "faults"), [("people", "care", 1), ("visits", "groups", 1), ("care", "people", 0)]
)
@isolate_apps("vugge.access")
def test_a_key_that_points_up_is_found(home: str, target: str, faults: int) -> None:
    there = type("There", (models.Model,), {"__module__": f"vugge.{target}.models", "Meta": _meta()})
    here = type(
        "Here",
        (models.Model,),
        {"__module__": f"vugge.{home}.models", "Meta": _meta(), "x": models.ForeignKey(there, models.PROTECT)},
    )
    assert len(upward([here])) == faults


@isolate_apps("vugge.access")
def test_a_relation_without_its_key_is_found() -> None:
    class Kept(TenantModel):
        class Meta(TenantModel.Meta):
            app_label = "access"

    class Loose(TenantModel):
        one = models.ForeignKey(Kept, models.CASCADE, db_constraint=False, related_name="+")
        two = models.ForeignKey(Kept, models.SET_NULL, null=True, related_name="+")
        kept = models.ForeignKey(Kept, models.PROTECT, db_constraint=False, related_name="+")

        class Meta(TenantModel.Meta):
            app_label = "access"
            constraints: ClassVar = [
                *TenantModel.Meta.constraints,
                TenantKey(field="two", name="two"),
                TenantKey(field="kept", name="kept"),
            ]

    assert [fault.split()[0] for fault in keyless([Kept, Loose])] == ["Loose.one", "Loose.two"]
    assert [fault.split()[0] for fault in taking_along([Kept, Loose])] == ["Loose.one", "Loose.two"]


def _meta() -> type:
    return type("Meta", (), {"app_label": "access"})
