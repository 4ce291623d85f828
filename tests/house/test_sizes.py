"""A file and a function are short enough to be read in one go."""

import ast
from pathlib import Path

from tests.house.source import place, python_files, tree

FUNCTION = 40
CEILINGS = {"src": 300, "tests": 400, "bench": 400, "scripts": 300}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from `def` to its end, less its docstring: explaining is never too long."""
    end = function.end_lineno or function.lineno
    first = function.body[0]
    explained = (first.end_lineno or first.lineno) - first.lineno + 1 if ast.get_docstring(function) else 0
    return end - function.lineno + 1 - explained


def long_functions(file: Path, module: ast.Module) -> list[str]:
    return [
        f"{place(file, node.lineno)} {node.name} has {length(node)} lines"
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION
    ]


def long_file(file: Path, text: str, ceiling: int) -> list[str]:
    lines = len(text.splitlines())
    return [f"{place(file, lines)} is over {ceiling} lines"] if lines > ceiling else []


def test_no_function_is_over_its_ceiling() -> None:
    assert [fault for file in python_files(*CEILINGS) for fault in long_functions(file, tree(file))] == []


def test_function_over_its_ceiling_is_found() -> None:
    body = '    """Explain.\n\n    At length.\n    """\n' + "    x = 1\n" * FUNCTION
    found = long_functions(Path("planted.py"), ast.parse(f"def told():\n{body}"))
    assert found == ["planted.py:1 told has 41 lines"]


def test_docstring_does_not_count_against_a_function() -> None:
    body = '    """Explain.\n\n    At length.\n    """\n' + "    x = 1\n" * (FUNCTION - 1)
    assert long_functions(Path("planted.py"), ast.parse(f"def told():\n{body}")) == []


def test_no_file_is_over_its_ceiling() -> None:
    assert [
        fault
        for folder, ceiling in CEILINGS.items()
        for file in python_files(folder)
        for fault in long_file(file, file.read_text(encoding="utf-8"), ceiling)
    ] == []


def test_file_over_its_ceiling_is_found() -> None:
    assert long_file(Path("planted.py"), "x\n" * 301, 300) == ["planted.py:301 is over 300 lines"]
    assert long_file(Path("planted.py"), "x\n" * 300, 300) == []
