"""Every action and permission of the house has its words in the trail."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

import vugge
from vugge.access.rules.decisions import PERMISSIONS as DECISIONS
from vugge.access.rules.words import ACTIONS, PERMISSIONS, words

SOURCE = Path(vugge.__file__).parent


def actions(module: ast.Module) -> Iterable[str]:
    """Name the functions made an action of."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            calls = (each.func for each in node.decorator_list if isinstance(each, ast.Call))
            if any(isinstance(call, ast.Name) and call.id == "action" for call in calls):
                yield node.name


def test_every_action_has_words() -> None:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py"))
    found = {name for tree in trees for name in actions(tree)}
    assert "invite" in found
    assert sorted(found - set(ACTIONS)) == []


def test_every_permission_has_words_for_being_refused() -> None:
    assert sorted(set(DECISIONS) - set(PERMISSIONS)) == []


@pytest.mark.parametrize(("source", "names"), [('@action("x")\ndef weigh(): ...', ["weigh"]), ("def weigh(): ...", [])])
def test_action_without_words_would_be_found(source: str, names: list[str]) -> None:
    assert list(actions(ast.parse(source))) == names


def test_unknown_code_is_shown_as_it_is() -> None:
    assert words("weigh", refused=False) == words("weigh", refused=True) == "weigh"
    assert words("accept_invitation", refused=False) != words("accept_invitation", refused=True)
