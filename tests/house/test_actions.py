"""Who writes, is an action: allowed by a permission, told in the trail, and called with who does it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, place, tree
from vugge.access.rules.decisions import PERMISSIONS

RECORDING = ROOT / "src/vugge/access/actions/recording.py"
MACHINERY = {RECORDING, RECORDING.with_name("changing.py"), ROOT / "src/vugge/people/actions/changing.py"}
"""What actions are made with: no actions themselves."""

WITHOUT_DATABASE = {"count_extract", "count_stored", "export_stored", "import_file", "study_files"}
"""What the operator does with files in folders of their own, and no row. What `import_file` stores, `add` stores."""


def rooms() -> Iterator[Path]:
    """Yield the files of every module's actions."""
    for file in sorted((ROOT / "src/vugge").glob("*/actions.py")) + sorted(
        (ROOT / "src/vugge").glob("*/actions/**/*.py")
    ):
        if file not in MACHINERY:
            yield file


def permission(function: ast.FunctionDef) -> str | None:
    """Return the permission an action asks for, or None when it is none."""
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).split(".")[-1] == "action":
            return str(ast.literal_eval(decorator.args[0]))
    return None


def called(node: ast.AST) -> set[str]:
    return {ast.unparse(each.func).split(".")[-1] for each in ast.walk(node) if isinstance(each, ast.Call)}


def tells(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> bool:
    """Say whether a function, or what it calls in its own file, tells the trail what it did."""
    seen: set[str] = set()
    waiting = [function.name]
    while waiting:
        name = waiting.pop()
        if name == "tell":
            return True
        if name in beside and name not in seen:
            waiting += called(beside[name])
        seen.add(name)
    return False


def faults_of(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> list[str]:
    asked, arguments = permission(function), function.args
    return [
        said
        for said, wrong in (
            ("is no @action", asked is None),
            (f"asks for {asked!r}, which is no permission", asked is not None and asked not in PERMISSIONS),
            ("takes something by place", bool(arguments.args or arguments.posonlyargs or arguments.vararg)),
            ("does not take by= first", [each.arg for each in arguments.kwonlyargs][:1] != ["by"]),
            ("tells the trail nothing", not tells(function, beside)),
        )
        if wrong
    ]


def action_faults(file: Path, module: ast.Module) -> list[str]:
    """Find what is wrong with each action, and with each public function done by somebody that is none.

    A function nobody does, without `by`, is a part of actions: the write guard lets it write inside one alone.
    """
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    return [
        f"{place(file, function.lineno)} {name} {fault}"
        for name, function in functions.items()
        if permission(function) is not None or (done_by_somebody(function) and name not in WITHOUT_DATABASE)
        for fault in faults_of(function, functions)
    ]


def done_by_somebody(function: ast.FunctionDef) -> bool:
    arguments = function.args
    named = {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    return "by" in named and not function.name.startswith("_")


def openings(file: Path, module: ast.Module) -> list[str]:
    """Find who else opens the write guard, or says by itself for whom a transaction is."""
    opened = [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == "vugge.base.tenancy.writing"
    ]
    said = [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(word in node.value for word in ("app.municipality", "app.user", "app.writing"))
    ]
    return [place(file, line) for line in (*opened, *said)]


def test_every_public_action_is_allowed_and_told() -> None:
    files = list(rooms())
    assert files != []
    assert [fault for file in files for fault in action_faults(file, tree(file))] == []


def test_every_excuse_is_still_needed() -> None:
    named = {node.name for file in rooms() for node in tree(file).body if isinstance(node, ast.FunctionDef)}
    assert named >= WITHOUT_DATABASE


def test_only_actions_and_tenancy_open_the_guard() -> None:
    files = [
        file for file in (ROOT / "src").rglob("*.py") if "base/tenancy" not in file.as_posix() and file != RECORDING
    ]
    assert [fault for file in files for fault in openings(file, tree(file))] == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("def close(*, by): tell()", "is no @action"),
        ("@action('close_it')\ndef close(*, by): tell()", "asks for 'close_it', which is no permission"),
        ("@action('see_staff')\ndef close(who, *, by): tell()", "takes something by place"),
        ("@action('see_staff')\ndef close(*, who, by): tell()", "does not take by= first"),
        ("@action('see_staff')\ndef close(*, by): _close()\ndef _close(): close(by=1)", "tells the trail nothing"),
    ],
)
def test_planted_action_is_found(planted: str, fault: str) -> None:
    assert action_faults(Path("planted.py"), ast.parse(planted)) == [f"planted.py:{_line(planted)} close {fault}"]


def _line(planted: str) -> int:
    return 2 if planted.startswith("@") else 1


@pytest.mark.parametrize(
    "honest",
    [
        "@recording.action('see_staff')\ndef close(*, by): _close()\ndef _close(): tell(subject='x')",
        "def part(row): row.save()",
    ],
)
def test_honest_action_is_left_alone(honest: str) -> None:
    assert action_faults(Path("honest.py"), ast.parse(honest)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "from vugge.base.tenancy.writing import writing",
        "cursor.execute('SET app.municipality = 1')",
        "cursor.execute(\"SELECT set_config('app.writing', 'x', false)\")",
    ],
)
def test_planted_opening_is_found(planted: str) -> None:
    assert openings(Path("planted.py"), ast.parse(planted)) == ["planted.py:1"]
