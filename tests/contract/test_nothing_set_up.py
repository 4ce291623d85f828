"""Importing, counting and releasing work in an empty home, with nothing set up before."""

import os
import subprocess
import sys
from pathlib import Path

from tests.imports import HEAD, extract
from vugge.base.postgres import server

FOREIGN = ("VUGGE_", "DATABASE_", "DJANGO_")


def test_the_commands_make_what_they_need(tmp_path: Path) -> None:
    home, source = tmp_path / "home", tmp_path / "x.csv"
    source.write_bytes(extract({"activity_id": "a"}, municipality="615"))
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("VUGGE_", "DATABASE_", "DJANGO_"))
    }

    def vugge(*words: str | Path) -> str:
        command = [sys.executable, "-m", "vugge.config.command", *map(str, words)]
        return subprocess.run(  # noqa: S603 - our own interpreter and module
            command, env={**known, "VUGGE_HOME": str(home)}, check=True, capture_output=True, text=True
        ).stdout

    assert "Der er ingen datasæt at frigive tal fra" in vugge("release", "--programme", "thousand-days")
    assert vugge("import-activities", source) == "read 1, new 1, replaced 0, rejected 0\n"
    told = vugge("figures", "--programme", "early-intervention", "--out", tmp_path / "out")
    assert told == "read 1, new 1, replaced 0, rejected 0\n"
    assert "3-1;activities;model_a;none;1;1" in (tmp_path / "out" / "figures.csv").read_text()
    assert "Frigivelse 1 af thousand-days" in vugge("release", "--programme", "thousand-days")
    assert not server.status(home).running
    assert source.read_text().startswith(HEAD)
