"""Numbers leave by one gate: nothing else makes a published table, and nothing else holds its pass."""

import ast
from pathlib import Path

import pytest

from tests.house.source import ROOT, place, python_files, tree

DISCLOSURE = ROOT / "src/vugge/insight/rules/disclosure"
GATE = {DISCLOSURE / "gate.py", DISCLOSURE / "table.py"}
TABLE = "PublishedTable"
PASS = {"PASS", "shown_pass"}
AROUND = {"__new__", "__setstate__", "__init__", "__setattr__"}


def named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def made(node: ast.AST) -> bool:
    """Tell whether a table is made here, under its own name or past its constructor, or its pass is named."""
    match node:
        case ast.Call():
            around = named(node.func) in AROUND and any(named(argument) == TABLE for argument in node.args)
            return named(node.func) == TABLE or around or any(word.arg in PASS for word in node.keywords)
        case ast.ImportFrom():
            named_pass = any(alias.name in PASS for alias in node.names)
            renamed = any(alias.name == TABLE and alias.asname for alias in node.names)
            return ((node.module or "").endswith("disclosure.table") and named_pass) or renamed
        case ast.Attribute():
            return node.attr == "PASS"
        case ast.ClassDef():
            return any(named(base) == TABLE for base in node.bases)
    return False


def makers(file: Path, module: ast.Module) -> list[str]:
    return [place(file, getattr(node, "lineno", 0)) for node in ast.walk(module) if made(node)]


def test_only_the_gate_makes_a_published_table() -> None:
    files = [file for file in python_files("src", "scripts") if file not in GATE]
    assert [fault for file in files for fault in makers(file, tree(file))] == []


def test_the_gate_is_where_it_is_looked_for() -> None:
    assert all(makers(file, tree(file)) for file in GATE - {DISCLOSURE / "table.py"})
    assert all(file.is_file() for file in GATE)


@pytest.mark.parametrize(
    "planted",
    [
        "PublishedTable(cells=(), totals=(), shown_pass=key)",
        "table.PublishedTable((), (), key)",
        "replace(table, shown_pass=key)",
        "object.__new__(PublishedTable)",
        "from vugge.insight.rules.disclosure.table import PASS",
        "from vugge.insight.rules.disclosure.table import PASS as key",
        "from vugge.insight.rules.disclosure.table import PublishedTable as Table",
        "key = table.PASS",
        "class Mine(PublishedTable): pass",
    ],
)
def test_another_maker_is_found(planted: str) -> None:
    assert makers(Path("planted.py"), ast.parse(planted)) != []


@pytest.mark.parametrize("honest", ["def page(table: PublishedTable) -> str: ...", "isinstance(found, PublishedTable)"])
def test_a_reader_of_tables_is_allowed(honest: str) -> None:
    assert makers(Path("honest.py"), ast.parse(honest)) == []
