"""Every action and permission of the house has its words in the trail."""

import ast
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

import vugge
from vugge.access.rules import coded
from vugge.access.rules.decisions import PERMISSIONS as DECISIONS
from vugge.access.rules.particulars import FIELDS
from vugge.access.rules.words import ACTIONS, PERMISSIONS, words
from vugge.access.web.staff.told import told
from vugge.base.clock import today
from vugge.base.files import catalogue_file
from vugge.care.rules.codes import ServiceKind
from vugge.instruments.queries.definitions import definitions

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


def fields(module: ast.Module) -> Iterable[str]:
    """Name what is told of how things were before and after."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tell":
            dicts = (each.value for each in node.keywords if isinstance(each.value, ast.Dict))
            yield from (str(key.value) for each in dicts for key in each.keys if isinstance(key, ast.Constant))


def test_everything_told_of_before_and_after_has_words() -> None:
    found = {name for file in SOURCE.rglob("*.py") for name in fields(ast.parse(file.read_text(encoding="utf-8")))}
    assert "certificate" in found
    assert sorted(found - set(FIELDS)) == []


def test_field_without_words_would_be_found() -> None:
    assert list(fields(ast.parse('tell(subject="x", before={"weight": 1})'))) == ["weight"]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            {"role": "lead"},
            {"role": "lead", "at_once": True},
            ("Rolle: Ledende sundhedsplejerske", "Med det samme: ja"),
        ),
        ({"to": None}, {"to": "2026-11-30"}, ("Til: – → 30.\u00a0nov. 2026",)),
        ({"name": "Mette", "title": ""}, {"name": "Mette L", "title": ""}, ("Navn: Mette → Mette L", "Titel: –")),
        (None, {"roles": ["daycare", "administrator"]}, ("Roller: Dagtilbud, Administrator",)),
        ({"invitation": "0123456789"}, {"roles": []}, ("Invitation: 01234567", "Roller: –")),
        (None, {"how": "totp", "size": 12345}, ("Måde: kode fra app", "Byte: 12.345")),
        (None, {"why": "idle"}, ("Hvorfor: der skete ikke noget i et kvarter",)),
        (None, {"kind": "month_2", "instrument": "epds"}, ("Slags: Besøg ved ca. 2 måneder", "Skema: EPDS")),
        (None, {"target": "dentist", "activity": "cosp"}, ("Henvist til: Tandpleje", "Aktivitet: COS-P")),
        (None, {"weight": "x", "role": "king", "to": "soon"}, ("weight: x", "Rolle: king", "Til: soon")),
        (None, None, ()),
        ("text", [1], ()),
    ],
)
def test_event_says_what_it_was_before_and_what_it_became(
    before: object, after: object, lines: tuple[str, ...]
) -> None:
    assert told(before, after) == lines


def test_codes_of_the_catalogue_have_the_catalogues_words() -> None:
    def titles(name: str) -> dict[str, str]:
        rows = tomllib.loads(catalogue_file(f"{name}.toml").read_text(encoding="utf-8"))[name.rpartition("-")[2]]
        return {each["code"]: each["title"] for each in rows}

    known = [titles(name) for name in ("activities", "visit-kinds", "targets")]
    assert known == [coded.ACTIVITIES, coded.VISIT_KINDS, coded.TARGETS]
    assert {each.code: each.title for each in definitions(today())} == coded.INSTRUMENTS
    assert {each.value: each.label for each in ServiceKind} == coded.SERVICES


@pytest.mark.parametrize(("source", "names"), [('@action("x")\ndef weigh(): ...', ["weigh"]), ("def weigh(): ...", [])])
def test_action_without_words_would_be_found(source: str, names: list[str]) -> None:
    assert list(actions(ast.parse(source))) == names


def test_unknown_code_is_shown_as_it_is() -> None:
    assert words("weigh", refused=False) == words("weigh", refused=True) == "weigh"
    assert words("accept_invitation", refused=False) != words("accept_invitation", refused=True)
