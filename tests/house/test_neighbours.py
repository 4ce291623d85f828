"""A module reads its own tables: another's rows are asked for through its queries, never followed to or named."""

import ast
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.house.source import ROOT, place, python_files, tree
from tests.house.test_models import module_of, of_the_house

ASKS_WHETHER_IT_IS_THERE = ROOT / "src/vugge/base/postgres/copies.py"
"""Knows a copy of ours by one table's name, before anything of it is read."""

LOOKUPS = {"in", "isnull", "exact", "gt", "gte", "lt", "lte", "range", "pk", "id", "startswith", "iexact"}


def leading_out(module: str, found: Iterable[type[models.Model]]) -> set[str]:
    """Name the fields of a module's models that point to another module's."""
    return {
        field.name
        for model in found
        if module_of(model) == module
        for field in model._meta.fields  # noqa: SLF001 - Django's documented way to a model's fields
        if isinstance(field.related_model, type) and module_of(field.related_model) not in {module, ""}
    }


def followed(text: str, fields: set[str]) -> bool:
    """Say whether a lookup (`membership__municipality__name`) goes on behind a field that leads out."""
    steps = text.lstrip("-").split("__")
    return any(step in fields and after not in LOOKUPS for step, after in pairwise(steps))


def lookups(file: Path, module: ast.Module, fields: set[str]) -> list[str]:
    """Find lookups and attributes that follow a key into another module."""
    keywords = [node for node in ast.walk(module) if isinstance(node, ast.keyword) and node.arg]
    texts = [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    attributes = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr in fields
    ]
    return [
        *(f"{place(file, each.value.lineno)} {each.arg}" for each in keywords if followed(each.arg or "", fields)),
        *(f"{place(file, line)} {text}" for line, text in texts if followed(text, fields)),
        *(f"{place(file, each.lineno)} {each.attr}" for each in attributes if not hasattr(str, each.attr)),
    ]


def tables_named(file: Path, module: ast.Module, foreign: set[str]) -> list[str]:
    """Find another module's tables in text: raw SQL."""
    return [
        f"{place(file, node.lineno)} {table}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for table in sorted(foreign)
        if table in node.value.replace('"', " ").replace(".", " ").split()
    ]


def tables() -> dict[str, str]:
    """Return which module each table belongs to."""
    return {model._meta.db_table: module_of(model) for model in of_the_house()}  # noqa: SLF001 - as above


def test_no_module_follows_a_key_into_another() -> None:
    found = apps.get_models()
    files = [(file, file.relative_to(ROOT / "src/vugge").parts[0]) for file in python_files("src")]
    assert [fault for file, module in files for fault in lookups(file, tree(file), leading_out(module, found))] == []


def test_no_module_names_anothers_table() -> None:
    known = tables()
    faults = []
    for file in python_files("src"):
        module = file.relative_to(ROOT / "src/vugge").parts[0]
        foreign = {table for table, owner in known.items() if owner != module}
        faults += [] if file == ASKS_WHETHER_IT_IS_THERE else tables_named(file, tree(file), foreign)
    assert faults == []


@pytest.mark.parametrize(
    "planted",
    [
        "rows.filter(municipality__name='Aarhus')",
        "rows.order_by('-person__municipality__name')",
        "rows.values(said=F('municipality__name'))",
        "row.municipality.name_sort",
    ],
)
def test_planted_lookup_is_found(planted: str) -> None:
    assert len(lookups(Path("planted.py"), ast.parse(planted), {"municipality"})) == 1


@pytest.mark.parametrize(
    "honest", ["rows.filter(municipality__in=codes)", "by.municipality.upper()", "rows.filter(person__name='x')"]
)
def test_honest_lookup_is_left_alone(honest: str) -> None:
    assert lookups(Path("honest.py"), ast.parse(honest), {"municipality"}) == []


def test_keys_of_access_lead_nowhere_outside() -> None:
    assert leading_out("access", apps.get_models()) == set()


@pytest.mark.parametrize("planted", ['"SELECT * FROM access_rolegrant"', "'JOIN public.\"access_rolegrant\" r ON x'"])
def test_planted_table_is_found(planted: str) -> None:
    assert tables_named(Path("planted.py"), ast.parse(planted), {"access_rolegrant"}) == [
        "planted.py:1 access_rolegrant"
    ]
