"""A journal gives the figures of the extract it is exported as, to the byte: every cell of both programmes.

The journal here holds the contract's own example, row by row, so that every figure has something to count.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import polars as pl
import pytest

from tests.contract.commands import EXAMPLE, PROGRAMMES, CommandLine
from tests.journals import Journal, kept
from vugge.access.models import AuditEvent
from vugge.base.tenancy.context import within
from vugge.insight.facts import national
from vugge.insight.facts.freezing import freeze
from vugge.insight.rules import codes
from vugge.insight.rules.extract import HEADER, NO_FAMILY
from vugge.insight.rules.journal import JournalRow

ONE = {
    "activity": codes.Activity,
    "response": codes.Response,
    "place": codes.Place,
    "instrument": codes.Instrument,
    "respondent": codes.Respondent,
    "phase": codes.Phase,
    "course_status": codes.CourseStatus,
    "statutory_measure": codes.Statutory,
}
SEVERAL = {"present": codes.Present, "reasons": codes.Reason, "referrals": codes.Target}


def typed(name: str, cell: Any, place: str) -> Any:  # noqa: ANN401 - a cell of any column
    """Return a cell of the example as the journal has it."""
    if name in SEVERAL:
        return frozenset(SEVERAL[name].of(each) for each in (cell or "").split("|") if each)
    if cell is None or (name == "family_id" and cell == NO_FAMILY):
        return None
    if name in {"activity_id", "family_id", "child_id"}:
        return uuid5(NAMESPACE_OID, f"{place} {name} {cell}")
    return ONE[name].of(cell) if name in ONE else cell


def example(folder: Path) -> Iterator[JournalRow]:
    """Give the good rows of the contract's example."""
    frozen = folder / "example.parquet"
    freeze(EXAMPLE / "activities.csv", frozen, municipalities=national.municipality_codes())
    for row in pl.read_parquet(frozen).select(HEADER).iter_rows(named=True):
        yield JournalRow(**{name: typed(name, cell, row["municipality"]) for name, cell in row.items()})


@pytest.fixture(name="journal")
def _journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Journal:
    made = kept(monkeypatch)
    made.sign(*example(tmp_path))
    return made


def figures(line: CommandLine, programme: str, name: str, *more: str | Path) -> bytes:
    return line.figures(programme, name, *more)[0]


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_journal_and_export_give_identical_figures(line: CommandLine, programme: str) -> None:
    out = line.folder / "ud.csv"
    assert line.types("export", "--out", out).code == 0
    stored = figures(line, programme, "stored")
    assert stored == figures(line, programme, "straight", "--extract", out)
    thousand = programme == PROGRAMMES[1]
    expected = (EXAMPLE / "expected.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {each for each in expected if each.startswith("T-") == thousand} <= set(stored.decode().splitlines())


@pytest.mark.usefixtures("journal")
def test_an_export_has_the_checksum_it_says_and_is_told_of_in_each_municipality(line: CommandLine) -> None:
    out = line.folder / "ud.csv"
    said = line.types("export", "--out", out)
    assert said.out.startswith("1372 rækker: 1372 fra journalen, 0 fra indlæste udtræk. ")
    assert said.out.split()[-1] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert out.stat().st_mode & 0o077 == 0
    assert {each.name for each in line.folder.iterdir()} == {"ud.csv", "activities.csv"}
    with within(municipality="0810"):
        told = AuditEvent.objects.get(action="tell_extract_taken").after
    assert told is not None
    assert told["purpose"] == "operation"
    assert (told["columns"], told["rows"]) == (list(HEADER), out.read_text().count(";0810;"))


def test_an_export_read_in_again_counts_once(line: CommandLine, journal: Journal) -> None:
    out = line.folder / "ud.csv"
    line.types("export", "--out", out)
    before = figures(line, PROGRAMMES[0], "before")
    line.imports(out)
    journal.versions.clear()
    assert figures(line, PROGRAMMES[0], "imported") == before
    journal.sign(*example(line.folder))
    assert figures(line, PROGRAMMES[0], "both") == before


def test_a_corrected_row_is_the_one_that_counts_beside_its_own_export(line: CommandLine, journal: Journal) -> None:
    out = line.folder / "ud.csv"
    line.types("export", "--out", out)
    line.imports(out)
    journal.sign(*(dataclasses.replace(each, level=4) for _at, each in journal.versions if each.level))
    said = line.types("export", "--out", out)
    assert said.out.startswith("1372 rækker: 1372 fra journalen, 0 ")
    levels = {row.split(";")[9] for row in out.read_text().splitlines()[1:]}
    assert levels == {"4", ""}


@pytest.mark.usefixtures("journal")
def test_one_municipality_alone_can_be_exported(line: CommandLine) -> None:
    out = line.folder / "ud.csv"
    assert line.types("export", "--out", out, "--municipality", "0810").code == 0
    assert {row.split(";")[1] for row in out.read_text().splitlines()[1:]} == {"0810"}
    with within(municipality="0329"):
        assert not AuditEvent.objects.filter(action="tell_extract_taken").exists()


@pytest.mark.parametrize("code", ["810", "9999", "æ", "08 10"])
def test_an_unknown_municipality_is_refused_and_nothing_written(line: CommandLine, code: str) -> None:
    said = line.types("export", "--out", line.folder / "ud.csv", "--municipality", code)
    assert (said.code, said.out) == (2, "")
    assert "Skriv de fire cifre" in said.err
    assert not (line.folder / "ud.csv").exists()


def test_a_family_is_never_named_by_our_own_id(line: CommandLine, journal: Journal) -> None:
    out = line.folder / "ud.csv"
    line.types("export", "--out", out)
    written = out.read_text()
    ours: set[UUID | None] = {each for _at, row in journal.versions for each in (row.family_id, row.child_id)}
    assert not any(str(each) in written for each in ours - {None})
