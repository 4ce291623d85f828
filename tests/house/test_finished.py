"""What stands here is finished: no promise instead of work, no test that is passed over or cannot fail."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.source import place, python_files, templates

PROMISE = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HACK")) + r")\b")
PASSED_OVER = {"skip", "skipif", "xfail", "importorskip", "skipTest", "skipIf", "skipUnless", "expectedFailure"}


def promises(text: str) -> list[int]:
    """Find the lines whose comments or docstrings promise work; other strings are data, not promises."""
    module = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = [
        (node.body[0].lineno, doc)
        for node in ast.walk(module)
        if isinstance(node, documented) and (doc := ast.get_docstring(node))
    ]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    said += [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]
    return [line for line, words in said if PROMISE.search(words)]


def always_true(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(always_true(value) for value in test.values)
    return (isinstance(test, ast.Constant) and bool(test.value)) or (isinstance(test, ast.Tuple) and bool(test.elts))


def empty(node: ast.AST) -> bool:
    """Say whether a node stands in for work: an unwritten body, a test passed over, an assertion that always holds."""
    if isinstance(node, ast.Name):
        return node.id == "NotImplementedError"
    if isinstance(node, ast.Attribute):
        return node.attr in PASSED_OVER and ast.unparse(node).split(".")[0] in {"pytest", "unittest", "self", "mark"}
    return isinstance(node, ast.Assert) and always_true(node.test)


def unfinished(file: Path, text: str) -> list[str]:
    lines = [node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr | ast.stmt) and empty(node)]
    return [place(file, line) for line in sorted({*lines, *promises(text)})]


def test_nothing_is_left_unfinished() -> None:
    files = python_files("src", "tests", "bench", "scripts")
    assert [fault for file in files for fault in unfinished(file, file.read_text(encoding="utf-8"))] == []


def test_no_template_promises_work() -> None:
    assert [str(file) for file in templates() if PROMISE.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "planted",
    [
        "x = 1  # " + "TO" + "DO later",
        'def f():\n    """FIX' + 'ME: guess."""',
        "raise NotImplementedError",
        "raise NotImplementedError('later')",
        "@pytest.mark.skip\ndef test_x(): ...",
        "@pytest.mark.skipif(True, reason='slow')\ndef test_x(): ...",
        "@pytest.mark.xfail\ndef test_x(): ...",
        "pytest.importorskip('duckdb')",
        "assert True",
        "assert x == 1 or True",
        "assert (x == 1, 'said')",
        "assert 'always'",
    ],
)
def test_unfinished_work_is_found(planted: str) -> None:
    assert unfinished(Path("planted.py"), planted) != []


def test_finished_work_is_left_alone() -> None:
    honest = "rows = read.skip(3)\nassert rows, 'the file is empty'\nassert True in rows\n"
    assert unfinished(Path("honest.py"), honest) == []
