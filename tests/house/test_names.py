"""A name says what lies behind it: no file for the rest, and modules that say in a paragraph what they are for."""

import ast
from pathlib import Path

import pytest

from tests.house.source import ROOT, committed, tree

NAMELESS = {"helper", "helpers", "util", "utils", "common", "service", "services", "misc", "manager", "managers"}


def nameless(files: list[Path]) -> list[Path]:
    return [file for file in files if file.suffix == ".py" and NAMELESS & {*file.parts[:-1], file.stem}]


def opening_faults(module: ast.Module) -> list[str]:
    """Name what is wrong with a module's `__init__`: it holds a headline and at most one paragraph, nothing else."""
    text = ast.get_docstring(module)
    if text is None:
        return ["says nothing"]
    faults = ["holds code"] if len(module.body) > 1 else []
    return faults + (["says more than a headline and a paragraph"] if text.count("\n\n") > 1 else [])


def test_no_file_is_named_for_the_rest() -> None:
    assert nameless([file.relative_to(ROOT) for file in committed()]) == []


@pytest.mark.parametrize("planted", ["src/vugge/care/helpers.py", "src/vugge/ui/utils/text.py", "tests/unit/common.py"])
def test_file_named_for_the_rest_is_found(planted: str) -> None:
    assert nameless([Path(planted), Path("src/vugge/care/rules.py")]) == [Path(planted)]


def test_every_module_opens_with_one_paragraph() -> None:
    openings = [ROOT / "src/vugge/__init__.py", *(ROOT / "src/vugge").glob("*/__init__.py")]
    assert {str(file): faults for file in openings if (faults := opening_faults(tree(file)))} == {}


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("", "says nothing"),
        ('"""A module."""\nfrom vugge import base', "holds code"),
        ('"""A module.\n\nOne.\n\nTwo.\n"""', "says more than a headline and a paragraph"),
    ],
)
def test_opening_with_anything_else_is_found(planted: str, fault: str) -> None:
    assert opening_faults(ast.parse(planted)) == [fault]
