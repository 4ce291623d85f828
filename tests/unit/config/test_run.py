import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOOLS = ("sh", "dirname", "cat", "cksum", "grep", "printf", "env", "cut")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that is in step with its lock, and whose `vugge` says where it stands and what it was given."""
    place = tmp_path / "a checkout"
    programs = place / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("run", "uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, place / name)
    (programs / "vugge").write_text('#!/bin/sh\nprintf "%s|" "$PWD" "$@"\n')
    (programs / "vugge").chmod(0o755)
    both = (place / "uv.lock").read_bytes() + (place / "pyproject.toml").read_bytes()
    done = subprocess.run(["cksum"], input=both, capture_output=True, check=True)  # noqa: S607 - wherever it lies
    (place / ".venv" / ".vugge-synced").write_text(f"app {done.stdout.decode().strip()}\n")
    return place


def run(checkout: Path, cwd: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [str(checkout / "run"), *arguments],
        cwd=cwd,
        env={**os.environ, "CI": "true", "PATH": path or os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )


def test_a_command_gets_its_arguments_whole_and_stays_where_the_caller_stands(checkout: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run(checkout, elsewhere, "figures", "--extract", "min fil.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{elsewhere}|figures|--extract|min fil.csv|"


def test_a_changed_lock_without_a_python_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    (checkout / "uv.lock").write_text("changed")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS:
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    done = run(checkout, tmp_path, "demo", path=str(tools))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Python 3.11 eller nyere med venv mangler. Installér: python3 python3-venv\n"
