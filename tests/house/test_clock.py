"""Time is told in one place, `vugge.base.clock`, and handed in everywhere else."""

import ast
from pathlib import Path

import pytest

from tests.house.source import ROOT, place, python_files, tree

CLOCK = ROOT / "src/vugge/base/clock.py"
TELLING = {"now", "today", "utcnow", "localtime", "gmtime", "Now", "localdate"}
TIME = {"time", "time_ns", "ctime"}


def from_the_clock(module: ast.Module) -> set[str]:
    """Name what a file took from `vugge.base.clock`: the module itself or single functions."""
    return {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        and (node.module == "vugge.base.clock" or (node.module == "vugge.base" and node.names[0].name == "clock"))
        for alias in node.names
    }


def tells_time(asked: ast.expr, ours: set[str]) -> bool:
    if isinstance(asked, ast.Name):
        return asked.id in TELLING and asked.id not in ours
    if not isinstance(asked, ast.Attribute):
        return False
    owner = asked.value
    named = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return (asked.attr in TELLING and named not in ours) or (named == "time" and asked.attr in TIME)


def clocks(file: Path, module: ast.Module) -> list[str]:
    """Find where a file looks at the machine's clock, called or handed on (`default=timezone.now`)."""
    ours = from_the_clock(module)
    looked = [node for node in ast.walk(module) if isinstance(node, ast.Attribute) and tells_time(node, ours)]
    asked = [node.func for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    named = [name for name in asked if tells_time(name, ours)]
    return [f"{place(file, node.lineno)} {ast.unparse(node)}" for node in [*looked, *named]]


def test_nothing_but_the_clock_tells_time() -> None:
    files = [file for file in python_files("src", "tests", "scripts") if file != CLOCK]
    assert [fault for file in files for fault in clocks(file, tree(file))] == []


@pytest.mark.parametrize(
    "planted",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "timezone.now",
        "now()",
        "Now()",
        "time.time()",
        "timezone.localdate()",
    ],
)
def test_another_clock_is_found(planted: str) -> None:
    assert len(clocks(Path("planted.py"), ast.parse(f"x = {planted}"))) == 1


@pytest.mark.parametrize(
    "honest",
    [
        "from vugge.base import clock\nx = clock.now()",
        "from vugge.base.clock import today\nx = today()",
        "x = time.monotonic()",
        "def age(today): return today.year",
    ],
)
def test_the_house_clock_is_allowed(honest: str) -> None:
    assert clocks(Path("honest.py"), ast.parse(honest)) == []
