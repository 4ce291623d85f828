"""The command line as a person types it, on a database and a home of the test's own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from vugge.config.command import main

EXAMPLE = Path(__file__).parent / "example"
PROGRAMMES = ("early-intervention", "thousand-days")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left: its exit code and what it wrote to either side."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A person at the command line, in a folder of their own with the example's extract in it."""

    folder: Path
    listen: Callable[[], tuple[str, str]]

    @property
    def extract(self) -> Path:
        """The example's extract."""
        return self.folder / "activities.csv"

    def types(self, *words: str | Path) -> Said:
        """Give a command."""
        code = main([str(each) for each in words])
        return Said(code, *self.listen())

    def imports(self, file: Path) -> str:
        """Read a file in; return the line that is printed."""
        said = self.types("import-activities", file)
        assert (said.code, said.err) == (0, "")
        return said.out

    def figures(self, programme: str, name: str, *more: str | Path) -> tuple[bytes, bytes]:
        """Count a programme's figures; return the two files."""
        out = self.folder / name
        said = self.types("figures", "--programme", programme, "--out", out, *more)
        assert said.code == 0, said.err
        return (out / "figures.csv").read_bytes(), (out / "manifest.json").read_bytes()


def at_the_command_line(tmp_path: Path, patched: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Lead the commands to the test's own database and home."""
    from django.conf import settings  # noqa: PLC0415 - a conftest reads this file before Django is loaded

    patched.setenv("DATABASE_URL", "postgresql:///the-tests-own")
    patched.setenv("VUGGE_HOME", str(tmp_path / "home"))
    patched.setattr(settings, "DATA_SETS", tmp_path / "home" / "datasets")
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copy(EXAMPLE / "activities.csv", folder)

    def listen() -> tuple[str, str]:
        heard = capsys.readouterr()
        return heard.out, heard.err

    return CommandLine(folder, listen)
