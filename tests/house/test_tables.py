"""The database keeps municipalities apart by itself: what is not global by name has row-level security."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import connection

from tests.house.source import ROOT

GLOBAL = {
    "access_municipality",  # the tenants themselves: public names and codes
    "access_regionmembership",  # the region each lies in, public too
    "access_user",  # found before it is known which municipality they work in
    "access_nationalevent",  # what the operator and the evaluators did; says nothing of any municipality's people
    "django_migrations",
}
OF_LIBRARIES = (
    "account_",
    "auth_",
    "axes_",
    "django_",
    "mfa_",
    "pghistory_context",
    "procrastinate_",
    "socialaccount_",
)
"""Beginnings of the names of tables that libraries keep for all: sign-ins, failed ones, sessions, jobs by id only."""

Guards = dict[str, tuple[bool, bool]]


def guards() -> Guards:
    """Return, for each table of ours, whether row-level security is on, and on for the table's owner too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') "
            "AND n.nspname NOT LIKE 'pg\\_%'"
        )
        return {name: (enabled, forced) for name, enabled, forced in cursor.fetchall()}


def open_tables(found: Guards) -> list[str]:
    """Name the tables that are not global and that a reader from another municipality could read."""
    return sorted(
        table
        for table, guarded in found.items()
        if table not in GLOBAL and not table.startswith(OF_LIBRARIES) and not all(guarded)
    )


def unexplained(models: Iterable[str], glossary: str) -> list[str]:
    """Name the models the glossary has no row for: a row begins with the name in code."""
    first_cells = [line.split("|")[1] for line in glossary.splitlines() if line.startswith("|")]
    names = {name.strip(" `") for cell in first_cells for name in cell.split(",")}
    return sorted(model for model in models if model not in names)


@pytest.mark.django_db
def test_every_table_is_global_by_name_or_guarded() -> None:
    found = guards()
    assert set(connection.introspection.django_table_names()) <= set(found)
    assert set(found) >= GLOBAL, "a table that is gone needs no place in the list"
    assert open_tables(found) == []


@pytest.mark.parametrize("guarded", [(False, False), (True, False), (False, True)])
def test_half_guarded_table_is_found(*, guarded: tuple[bool, bool]) -> None:
    assert open_tables({"care_service": guarded, "access_municipality": (False, False)}) == ["care_service"]


def test_guarded_table_is_left_alone() -> None:
    assert open_tables({"care_service": (True, True)}) == []


def test_every_model_stands_in_the_glossary() -> None:
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("vugge.")]
    assert unexplained(models, (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")) == []


def test_model_missing_from_the_glossary_is_found() -> None:
    glossary = "| `Municipality` | kommune | the tenant |\n| family, child | familie | Service in passing |"
    assert unexplained(["Municipality", "Service"], glossary) == ["Service"]
