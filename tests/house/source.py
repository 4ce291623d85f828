"""The written files of the house, as its own tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"vendor", "migrations", "__pycache__"}


def ours(file: Path) -> bool:
    return not NOT_OURS & set(file.relative_to(ROOT).parts)


def python_files(*folders: str) -> Iterator[Path]:
    """Yield our own Python files under the folders, without vendored code and migrations."""
    for folder in folders:
        yield from sorted(file for file in (ROOT / folder).rglob("*.py") if ours(file))


def templates() -> Iterator[Path]:
    """Yield our own templates: pages, parts of pages and drawings."""
    for kind in ("*.html", "*.svg"):
        yield from sorted(file for file in (ROOT / "src").rglob(kind) if ours(file))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def committed() -> tuple[Path, ...]:
    """Return every file git keeps, or would keep at the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 — git is found on the path
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(file for name in sorted(set(names)) if name and (file := ROOT / name).is_file())


def place(file: Path, line: int) -> str:
    return f"{file.relative_to(ROOT) if file.is_absolute() else file}:{line}"
