"""A frozen data set: each activity once, told by a checksum of its content and of nothing else."""

import csv
import random
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from tests.unit.insight.extract_files import EXAMPLE, HEAD, frozen, line, write
from vugge.insight.facts.checking import check
from vugge.insight.facts.freezing import freeze
from vugge.insight.facts.national import municipality_codes
from vugge.insight.facts.reading import BLOCK, blocks
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.rules.extract import LARGEST_NUMBER

ROWS = [
    line(activity_id="1", present="mother|father", reasons="sleep|motor|sleep"),
    line(activity_id="2", municipality="0607", score="7", instrument="epds"),
    line(activity_id="3", child_id='"a;b"', level="2"),
]


def sha256(tmp_path: Path, *lines: str, name: str = "x.csv") -> str:
    return frozen(write(tmp_path / name, *lines)).sha256


def cells(path: Path, *columns: str) -> list[tuple[object, ...]]:
    return pl.read_parquet(path).select(columns).rows()


def test_checksum_does_not_depend_on_how_the_rows_are_written(tmp_path: Path) -> None:
    same = [
        ROWS[2],
        line(activity_id="1", municipality="0151", present="father|mother|father", reasons="motor|sleep"),
        line(activity_id='"2"', municipality="607", score="007", instrument="epds"),
    ]
    first = sha256(tmp_path, *ROWS)
    assert sha256(tmp_path, *same, "") == first
    marked = tmp_path / "marked.csv"
    marked.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([HEAD, *ROWS]).encode())
    assert frozen(marked).sha256 == first


@pytest.mark.parametrize("change", [{"level": "3"}, {"held_on": "2020-06-02"}, {"child_id": "c"}, {"family_id": "-"}])
def test_checksum_changes_with_any_cell(tmp_path: Path, change: dict[str, str]) -> None:
    assert sha256(tmp_path, line(**change)) != sha256(tmp_path, line())


def test_rejected_and_replaced_rows_are_not_in_the_checksum(tmp_path: Path) -> None:
    assert sha256(tmp_path, line(level="1"), line(level="9"), line()) == sha256(tmp_path, line())


def test_rows_stand_sorted_and_typed(tmp_path: Path) -> None:
    found = frozen(write(tmp_path / "x.csv", *reversed(ROWS)))
    assert cells(found.path, "municipality", "activity_id") == [("0151", "1"), ("0151", "3"), ("0607", "2")]
    assert cells(found.path, "reasons", "score", "level", "child_id")[:2] == [
        ("motor|sleep", None, None, None),
        (None, None, 2, "a;b"),
    ]


def test_row_sent_again_replaces_the_earlier_whole(tmp_path: Path) -> None:
    path = write(
        tmp_path / "x.csv",
        line(level="1", reasons="sleep"),
        line(municipality="0607", level="4"),
        line(municipality="0151", level="2"),
    )
    found = frozen(path)
    assert (found.read, found.rows, found.replaced, found.rejected) == (3, 2, 1, 0)
    assert cells(found.path, "municipality", "level", "reasons") == [("0151", 2, None), ("0607", 4, None)]


def test_later_file_of_a_folder_replaces_the_earlier(tmp_path: Path) -> None:
    folder = tmp_path / "monthly"
    folder.mkdir()
    write(folder / "2020-02.csv", line(level="2"))
    write(folder / "2020-01.csv", line(level="1"), line(activity_id="b", level="9"))
    found = frozen(folder)
    assert (found.rows, found.replaced) == (1, 1)
    assert cells(found.path, "level") == [(2,)]
    with folder.with_suffix(".rejected").open(encoding="utf-8", newline="") as rejected:
        told = list(csv.DictReader(rejected, delimiter=";"))
    assert [(row["file"], row["line"], row["column"]) for row in told] == [("2020-01.csv", "3", "level")]


def test_replacement_works_across_blocks(tmp_path: Path) -> None:
    names = [str(number % (BLOCK + 10)) for number in range(2 * BLOCK)]
    path = write(tmp_path / "x.csv", *(line(activity_id=name, score=str(at)) for at, name in enumerate(names)))
    found = frozen(path)
    assert (found.rows, found.replaced) == (BLOCK + 10, BLOCK - 10)
    latest = {name: at for at, name in enumerate(names)}
    assert sorted(cells(found.path, "activity_id", "score")) == sorted(latest.items())


@pytest.mark.parametrize("second", [b"PK\x03\x04", b"\xff"])
def test_refused_file_leaves_nothing_behind(tmp_path: Path, second: bytes) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "a.csv", *ROWS)
    (folder / "b.csv").write_bytes(second)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(ExtractError):
        freeze(folder, out / "rows", municipalities=municipality_codes(), rejected=out / "rejected")
    assert list(out.iterdir()) == []


def test_success_leaves_two_files_and_nothing_else(tmp_path: Path) -> None:
    frozen(write(tmp_path / "x.csv", *ROWS))
    assert {each.name for each in tmp_path.iterdir()} == {"x.csv", "x.frozen", "x.rejected"}


def test_lone_carriage_return_in_a_rejected_value_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("\n".join([HEAD, line(score='"a\r\nb"'), line(level='"1\r"')]).encode())
    frozen(path)
    with path.with_suffix(".rejected").open(encoding="utf-8", newline="") as rejected:
        told = list(csv.reader(rejected, delimiter=";"))
    assert [row[:3] for row in told] == [
        ["line", "column", "value"],
        ["2", "score", "a\r\nb"],
        ["4", "level", "1\r"],
    ]


def test_extract_without_rows_is_a_data_set_without_rows(tmp_path: Path) -> None:
    found = frozen(write(tmp_path / "x.csv"))
    assert (found.read, found.rows) == (0, 0)
    assert pq.read_schema(found.path).names[0] == "line"


def test_example_gives_the_same_checksum_in_any_order(tmp_path: Path) -> None:
    head, *rows = (EXAMPLE / "activities.csv").read_text("utf-8").strip().split("\n")
    kept: dict[str, str] = {}
    for row in rows:
        kept[row.split(";")[0]] = row
    assert head == HEAD
    unique = [row for row in rows if kept[row.split(";")[0]] is row]
    shuffled = random.Random(1).sample(unique, len(unique))  # noqa: S311 - nothing is kept secret by it
    assert sha256(tmp_path, *shuffled) == sha256(tmp_path, *unique, name="y.csv")


def test_very_long_number_is_kept_as_the_largest(tmp_path: Path) -> None:
    found = frozen(write(tmp_path / "x.csv", line(score="9" * 5000, cutoff="0" * 5000 + "7")))
    assert cells(found.path, "score", "cutoff") == [(LARGEST_NUMBER, 7)]


def test_check_parts_good_rows_from_rejected_ones(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", line(), line(level="5", place="x"), line(held_on="", responded_on="2020-02-29"))
    (block,) = blocks(path)
    good, rejected = check(block.rows, municipality_codes())
    assert [(each.line, each.column, each.value) for each in rejected] == [(3, "level", "5")]
    assert [str(day) for day in good["date"]] == ["2020-06-01", "2020-02-29"]
