"""`vugge statbank`, typed: files read or a service asked, kept, made again, compared, and written out."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.contract.commands import CommandLine
from tests.statbank import Served, served
from tests.unit.panels.conftest import FEW, updated
from vugge.demo.actions.panel import made_up_files, made_up_tables
from vugge.exchange.statbank.fake import FakeBank
from vugge.insight.queries import panels as queries

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

CHOICES = ("--from", "2017", "--to", "2018", *(word for each in FEW for word in ("--without", each)))


@pytest.fixture
def downloads(line: CommandLine) -> Path:
    """A folder of files as somebody downloaded them."""
    folder = line.folder / "statbank"
    folder.mkdir()
    for name, content in made_up_files():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def service(line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:  # noqa: ARG001 - asked for by name, for its effect
    """A service on this machine with the made-up tables, and the setting that leads to it."""
    with served(bank=FakeBank(*(fake for _layout, fake in made_up_tables()))) as here:
        monkeypatch.setattr(settings, "STATBANK_URL", here.address)
        yield here


def test_files_become_a_panel_that_is_made_again_and_written(
    line: CommandLine, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = line.types("statbank", "read", downloads, *CHOICES)
    assert (read.code, read.out[:21]) == (0, "Panel 1 er gemt: 5 va")
    assert "Christiansø" in read.out
    assert "(FOLK1A, 1. kvartal, samme år) × 10.000. Kun set gengivet af andre" in read.out
    assert "var her allerede" in line.types("statbank", "read", downloads, *CHOICES).out
    again = line.types("statbank", "rebuild")
    assert (again.code, "byte for byte" in again.out) == (0, True)
    out = line.folder / "panel.csv"
    assert line.types("statbank", "export", "--out", out).code == 0
    assert out.read_text().startswith("unit;time;variable;value\n0101;2017;preventive_measures;")
    monkeypatch.setattr(queries, "as_csv", lambda _rows: "unit;time;variable;value\n")
    damaged = line.types("statbank", "export", "--out", line.folder / "other.csv")
    assert (damaged.code, (line.folder / "other.csv").exists()) == (2, False)
    assert "Tallene i panel 1 er ikke dem, der blev gemt." in damaged.err
    assert "IKKE det samme" in line.types("statbank", "rebuild").out
    monkeypatch.undo()
    os.mkfifo(line.folder / "pipe")
    refused = line.types("statbank", "export", "--out", line.folder / "pipe")
    assert (refused.code, (line.folder / "pipe").is_fifo()) == (2, True)
    assert refused.err.endswith("pipe: der ligger allerede noget andet med det navn.\n")


def test_service_is_asked_and_asked_again_and_what_changed_is_said(line: CommandLine, service: Served) -> None:
    fetched = line.types("statbank", "fetch", *CHOICES)
    assert fetched.code == 0, fetched.err
    paths = [path for path, _headers, _body in service.asked]
    assert (paths.count("/v1/tableinfo"), paths.count("/v1/data"), paths[0]) == (6, 6, "/v1/tableinfo")
    assert line.types("statbank", "rebuild", "--live").code == 0
    tables = {layout.code: fake for layout, fake in made_up_tables()}
    tables["UND1"] = updated({"ADMKOM": "101", "Tid": "2018"}, lambda value: value + 1)(tables["UND1"])
    service.bank = FakeBank(*tables.values())
    changed = line.types("statbank", "rebuild", "--live")
    assert changed.code == 1
    assert "UND1: opdateret 2026-11-26T08:00:00" in changed.out
    assert "notifications 0101 2018: " in changed.out
    assert "1 tal er anderledes nu. Det gemte er urørt" in changed.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read", "nowhere"], "nowhere: den findes ikke."),
        (["read", "."], "Der er ingen fil med FOLK1A"),
        (["read", ".", "--without", "x"], "x er ingen variabel"),
        (["read", ".", "--recipe", "activities.csv"], "kan ikke læses som TOML"),
        (["export", "--out", "panel.csv"], "Hent et: vugge statbank fetch"),
        (["rebuild", "--panel", "3"], "nummer 3"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_written(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(line.folder)
    found = line.types("statbank", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err.splitlines()[-1]
    assert not (line.folder / "panel.csv").exists()
