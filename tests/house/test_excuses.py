"""Every excuse names the rule it is from and its reason, in the same line; and no import goes round the contracts."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.source import place, python_files, tree

EXCUSE = re.compile(r"noqa|type:\s*ignore|pragma:\s*no|mypy:|ruff:")
EXPLAINED = re.compile(
    r"(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\])\s+[#—–-]+\s*\w.{6,}"
)
ROUNDABOUT = {"import_module", "import_string", "__import__", "get_model"}


def bare_excuses(file: Path, text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    return [
        place(file, token.start[0])
        for token in comments
        if EXCUSE.search(token.string) and not EXPLAINED.search(token.string)
    ]


def roundabouts(file: Path, module: ast.Module) -> list[str]:
    """Find modules and models reached by their name as text, which lint-imports cannot see."""
    called = [node.func for node in ast.walk(module) if isinstance(node, ast.Call)]
    names = [(node, node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")) for node in called]
    return [place(file, node.lineno) for node, name in names if name in ROUNDABOUT]


def test_every_excuse_has_a_rule_and_a_reason() -> None:
    files = python_files("src", "tests", "bench", "scripts")
    assert [fault for file in files for fault in bare_excuses(file, file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "planted",
    [
        "x = 1  # noqa",
        "x = 1  # noqa: S603",
        "x = 1  # type: ignore",
        "x = 1  # type: ignore[arg-type]",
        "x = 1  # noqa: S603 — ok",
        "# mypy: ignore-errors",
        "# ruff: noqa",
    ],
)
def test_bare_excuse_is_found(planted: str) -> None:
    assert bare_excuses(Path("planted.py"), planted) == ["planted.py:1"]


@pytest.mark.parametrize(
    "honest",
    ["x = 1  # noqa: S603 — our own tool", "x = 1  # type: ignore[arg-type]  # the stub is wrong here", "x = 'noqa'"],
)
def test_explained_excuse_is_allowed(honest: str) -> None:
    assert bare_excuses(Path("honest.py"), honest) == []


def test_no_import_goes_round_the_contracts() -> None:
    assert [fault for file in python_files("src") for fault in roundabouts(file, tree(file))] == []


@pytest.mark.parametrize(
    "planted", ["importlib.import_module('vugge.care.models')", "apps.get_model('care.Service')", "__import__('vugge')"]
)
def test_roundabout_is_found(planted: str) -> None:
    assert roundabouts(Path("planted.py"), ast.parse(planted)) == ["planted.py:1"]
