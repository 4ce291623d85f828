"""The command's action from end to end, on the contract's own example."""

import csv
import json
from pathlib import Path

import pytest

from tests.unit.insight.extract_files import EXAMPLE, HEAD, as_parquet, line, write
from vugge.access.rules.actors import Operator
from vugge.insight.actions.extracts import count_extract
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import DataSetFacts

SOURCE = EXAMPLE / "activities.csv"


def count(source: Path, out: Path, programme: str = "thousand-days") -> DataSetFacts:
    return count_extract(by=Operator(), source=source, programme=programme, out=out)


def lines(path: Path) -> set[str]:
    return set(path.read_text("utf-8").splitlines())


def expected(programme: str) -> set[str]:
    ours = {figure.code for figure in FIGURES[programme]}
    head, *rows = (EXAMPLE / "expected.csv").read_text("utf-8").splitlines()
    return {head} | {row for row in rows if row.split(";")[0] in ours}


@pytest.mark.parametrize("programme", FIGURES)
def test_example_gives_every_expected_line_and_no_other(tmp_path: Path, programme: str) -> None:
    found = count(SOURCE, tmp_path / "out", programme)
    assert (found.read, found.rows, found.replaced, found.rejected) == (1500, 1372, 40, 88)
    assert lines(tmp_path / "out" / "figures.csv") == expected(programme)
    told = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert told["dataset"] == {"sha256": found.sha256, "rows": 1372, "rejected": 88}
    assert (told["programme"], told["protected"]) == (programme, False)


def test_rejected_rows_stand_in_a_file_with_their_reason(tmp_path: Path) -> None:
    count(SOURCE, tmp_path)
    with (tmp_path / "rejected.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head == ["line", "column", "value", "reason"]
    assert len(rows) == 88
    assert rows[0] == ["3", "activity_id", "", "feltet skal være udfyldt"]
    assert {tuple(row[1:3]) for row in rows if row[3].endswith("felter og skal have 21")} == {("", "")}
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)


def test_good_extract_gives_only_the_header_of_rejected_rows(tmp_path: Path) -> None:
    count(write(tmp_path / "x.csv", line()), tmp_path / "out")
    assert (tmp_path / "out" / "rejected.csv").read_text("utf-8") == "line;column;value;reason\n"


def test_parquet_and_a_folder_give_the_same_figures_and_checksum(tmp_path: Path) -> None:
    head, *rows = SOURCE.read_text("utf-8").strip().split("\n")
    assert head == HEAD
    folder = tmp_path / "three"
    folder.mkdir()
    for at, start in enumerate(range(0, len(rows), 500)):
        part = write(folder / f"part-{at}.csv", *rows[start : start + 500])
        if at == 1:
            wide = [row for row in rows[start : start + 500] if row.count(";") == HEAD.count(";")]
            as_parquet(write(part, *wide), part.with_suffix(".parquet"))
            part.unlink()
    once, thrice = count(SOURCE, tmp_path / "once"), count(folder, tmp_path / "thrice")
    assert thrice.sha256 == once.sha256
    assert lines(tmp_path / "thrice" / "figures.csv") == lines(tmp_path / "once" / "figures.csv")


def test_refused_file_writes_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    count(write(tmp_path / "x.csv", line()), out)
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    (tmp_path / "y.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(ExtractError):
        count(tmp_path / "y.csv", out)
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before
    assert set(before) == {"figures.csv", "manifest.json", "rejected.csv"}
