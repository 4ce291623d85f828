"""Files no journal system should write, given to the command: a figure or one sentence, never a traceback."""

import csv
import os
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from vugge.base.files import scratch
from vugge.config.command import main
from vugge.insight.rules.extract import HEADER

ROW = {
    "activity_id": "a1",
    "municipality": "615",
    "family_id": "f1",
    "activity": "screening",
    "held_on": "2019-02-02",
    "level": "1",
    "instrument": "epds",
    "respondent": "mother",
    "phase": "pregnancy",
}


def _line(**cells: str) -> str:
    return ";".join((ROW | cells).get(name, "") for name in HEADER) + "\n"


def _extract(folder: Path, *lines: str) -> Path:
    path = folder / "extract.csv"
    path.write_bytes((";".join(HEADER) + "\n" + "".join(lines)).encode())
    return path


def _parquet(folder: Path, **columns: pa.Array) -> Path:
    text = {name: pa.array([ROW.get(name, "")]) for name in HEADER}
    pq.write_table(pa.table(text | columns), folder / "extract.parquet")
    return folder / "extract.parquet"


def _figures(extract: Path, out: Path) -> int:
    return main(["figures", "--programme", "early-intervention", "--extract", str(extract), "--out", str(out)])


def _positive(out: Path) -> int:
    with (out / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return sum(int(row["value"]) for row in rows if (row["figure"], row["measure"]) == ("4-2", "positive"))


@pytest.mark.parametrize(
    ("score", "cutoff", "positive"),
    [
        ("9" * 20, "9" * 21, 0),
        ("9" * 21, "9" * 20, 1),
        ("9" * 21, "0" + "9" * 21, 1),
        ("1" + "0" * 30, "1" + "0" * 29 + "1", 0),
        ("9" * 20, "", 1),
    ],
)
def test_scores_of_any_size_are_held_against_their_own_cutoff(
    tmp_path: Path, score: str, cutoff: str, positive: int
) -> None:
    assert _figures(_extract(tmp_path, _line(score=score, cutoff=cutoff)), tmp_path / "out") == 0
    assert _positive(tmp_path / "out") == positive


def test_only_the_first_byte_order_mark_is_a_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = _extract(tmp_path, _line(activity_id="\ufeffa1"), _line())
    assert _figures(extract, tmp_path / "out") == 0
    assert capsys.readouterr().out == "read 2, new 2, replaced 0, rejected 0\n"


def test_a_rejected_value_with_a_carriage_return_stays_in_its_cell(tmp_path: Path) -> None:
    assert _figures(_extract(tmp_path, _line(response='"x\ry"')), tmp_path / "out") == 0
    with (tmp_path / "out" / "rejected.csv").open(encoding="utf-8", newline="") as file:
        assert [row["value"] for row in csv.DictReader(file, delimiter=";")] == ["x\ry"]


def test_an_open_quote_on_every_line_is_read_in_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _figures(_extract(tmp_path, 'x";"y\n' * 20_000), tmp_path / "out") == 0
    assert capsys.readouterr().out == "read 20000, new 0, replaced 0, rejected 20000\n"


def test_line_ends_of_old_machines_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = tmp_path / "extract.csv"
    extract.write_bytes(_extract(tmp_path, _line()).read_bytes().replace(b"\n", b"\r"))
    assert _figures(extract, tmp_path / "out") == 2
    assert "CR alene" in capsys.readouterr().err


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "extract.csv")
    for extract in (tmp_path / "extract.csv", tmp_path):
        assert _figures(extract, tmp_path / "out") == 2
        assert "ikke en almindelig fil" in capsys.readouterr().err


def test_what_a_terminal_would_obey_is_not_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = tmp_path / "to\nlinjer.csv"
    extract.write_text("\x1b[2Jx\n", encoding="utf-8")
    assert _figures(extract, tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_a_file_name_that_is_no_text_still_gets_its_rejections(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _extract(folder, _line(level="9")).rename(os.fsdecode(os.fsencode(folder) + b"/\xff.csv"))
    assert _figures(folder, tmp_path / "out") == 0
    assert (tmp_path / "out" / "rejected.csv").read_text(encoding="utf-8").count("\n") == 2


@pytest.mark.parametrize("day", [2**31 - 1, -(2**31), -719_163, 2_932_897])
def test_a_parquet_day_outside_the_calendar_is_a_rejected_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: int
) -> None:
    extract = _parquet(tmp_path, held_on=pa.array([day], pa.date32()))
    assert _figures(extract, tmp_path / "out") == 0
    assert "rejected 1" in capsys.readouterr().out


@pytest.mark.parametrize("column", ["child_id", "activity"])
def test_parquet_text_that_is_no_utf8_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str
) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"]).buffers())
    assert _figures(_parquet(tmp_path, **{column: broken}), tmp_path / "out") == 2
    assert "kan ikke læses" in capsys.readouterr().err


def test_a_broken_parquet_page_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = _parquet(tmp_path)
    whole = bytearray(extract.read_bytes())
    whole[4:200] = bytes(196)
    extract.write_bytes(whole)
    assert _figures(extract, tmp_path / "out") == 2
    assert "kan ikke læses" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_a_killed_run_left_is_taken_away_and_a_living_ones_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".figures-killed").mkdir(parents=True)
    with scratch(out, ".figures-") as living:
        assert _figures(_extract(tmp_path, _line()), out) == 0
        assert {each.name for each in out.glob(".figures-*")} == {living.name}
    assert {each.name for each in out.iterdir()} == {"figures.csv", "manifest.json", "rejected.csv"}


def test_a_system_refusal_is_said_in_danish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = _extract(tmp_path, _line())
    assert _figures(extract, extract) == 2
    assert capsys.readouterr().err == f"{extract}: der ligger allerede noget andet med det navn.\n"


def test_a_typed_date64_is_a_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = _parquet(tmp_path, held_on=pl.Series(["2019-02-02"]).str.to_date().to_arrow().cast(pa.date64()))
    assert _figures(extract, tmp_path / "out") == 0
    assert "new 1" in capsys.readouterr().out
