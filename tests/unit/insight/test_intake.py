"""A dry run says exactly what a file holds, and the report is the one the figures give."""

import json
import subprocess
import sys
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from tests.unit.insight.extract_files import EXAMPLE, as_parquet, checked, frozen, line, write
from vugge.insight.facts.checking import SCHEMA
from vugge.insight.facts.intake import MunicipalityRows
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.facts.sifting import read_report
from vugge.insight.rules import faults
from vugge.insight.rules.faults import kind_of


def example(tmp_path: Path) -> Path:
    source = tmp_path / "x.csv"
    source.write_bytes((EXAMPLE / "activities.csv").read_bytes())
    return source


def test_example_is_counted_as_the_contract_says(tmp_path: Path) -> None:
    found = checked(example(tmp_path))
    assert (found.read, found.good, found.rejected, found.good - found.keys) == (1500, 1412, 88, 40)
    assert sum(each.count for each in found.faults) == 88
    assert sum(each.good for each in found.municipalities) == 1412


def test_both_ways_give_the_same_report_and_the_same_rows(tmp_path: Path) -> None:
    source = example(tmp_path)
    frozen(source)
    report = source.with_suffix(".rejected").read_bytes()
    checked(source)
    assert source.with_suffix(".rejected").read_bytes() == report
    latest = pl.read_parquet(source.with_suffix(".good")).unique(["municipality", "activity_id"], keep="last")
    kept = pl.read_parquet(source.with_suffix(".frozen"))
    assert latest.sort("municipality", "activity_id").equals(kept)


def test_what_a_file_holds_is_said_in_plain_values(tmp_path: Path) -> None:
    rows = [
        line(),
        line(municipality="0607", held_on="2019-01-31"),
        line(municipality="607", level="5"),
        line(level="9"),
    ]
    source = write(tmp_path / "x.csv", *rows, "kort", line(municipality="999"))
    found = checked(source)
    assert found.municipalities == (
        MunicipalityRows(code="0151", good=1, rejected=1),
        MunicipalityRows(code="0607", good=1, rejected=1),
    )
    assert (found.first_date, found.last_date) == ("2019-01-31", "2020-06-01")
    assert (found.sha256, found.size) == (sha256(source.read_bytes()).hexdigest(), source.stat().st_size)
    assert (found.written_as, found.columns) == ("utf-8", 21)
    told = [(each.code, each.label, each.count) for each in found.faults]
    assert told == [("level", "Niveau", 2), ("width", "Antal felter", 1), ("municipality", "Kommune", 1)]
    assert json.loads(json.dumps(asdict(found)))["quality"][0]["code"] == "held_without_offer"


def test_good_rows_stand_typed_in_the_files_order(tmp_path: Path) -> None:
    source = write(tmp_path / "x.csv", line(activity_id="b"), line(level="9"), line(activity_id="a"), line())
    assert checked(source).keys == 2
    rows = pl.read_parquet(source.with_suffix(".good"))
    assert dict(rows.schema) == dict(SCHEMA)
    assert rows.select("line", "activity_id").rows() == [(2, "b"), (4, "a"), (5, "a")]


def test_leaders_file_holds_own_rows_only(tmp_path: Path) -> None:
    rows = [line(), line(municipality="607"), line(municipality="999"), line(municipality="0607", level="9")]
    found = checked(write(tmp_path / "x.csv", *rows), own="0151")
    assert (found.good, found.rejected) == (1, 3)
    told = [(each.line, each.column, each.reason) for each in read_report(tmp_path / "x.rejected")]
    assert told == [
        (3, "municipality", faults.NOT_OWN),
        (4, "municipality", faults.UNKNOWN_MUNICIPALITY),
        (5, "municipality", faults.NOT_OWN),
    ]
    assert [(each.label, each.count) for each in found.faults] == [("Anden kommune", 2), ("Kommune", 1)]


def test_mark_and_parquet_are_said(tmp_path: Path) -> None:
    source = write(tmp_path / "x.csv", line())
    assert checked(as_parquet(source, tmp_path / "y.parquet")).written_as == "parquet"
    source.write_bytes(b"\xef\xbb\xbf" + source.read_bytes())
    assert checked(source).written_as == "utf-8-sig"


def test_file_without_rows_has_no_dates_and_an_empty_report(tmp_path: Path) -> None:
    found = checked(write(tmp_path / "x.csv"))
    assert (found.read, found.keys, found.first_date, found.municipalities) == (0, 0, None, ())
    assert (tmp_path / "x.rejected").read_text("utf-8") == "line;column;value;reason\n"


def test_no_extract_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "x.csv"
    source.write_bytes(b"PK\x03\x04")
    with pytest.raises(ExtractError):
        checked(source)
    assert list(tmp_path.iterdir()) == [source]


def test_report_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    checked(write(tmp_path / "x.csv", line(level='"1\r"'), line(score='"a;""b""\n"'), "kort"))
    told = [(each.line, each.column, each.value) for each in read_report(tmp_path / "x.rejected")]
    assert told == [(2, "level", "1\r"), (4, "score", 'a;"b"\n'), (6, "", "")]  # a lone CR ends a physical line


def test_every_fault_in_the_example_has_a_kind(tmp_path: Path) -> None:
    source = example(tmp_path)
    found = checked(source)
    kinds = [kind_of(each.column, each.reason).code for each in read_report(source.with_suffix(".rejected"))]
    assert {each.code: each.count for each in found.faults} == {code: kinds.count(code) for code in set(kinds)}


def test_checking_loads_no_engine_until_it_counts() -> None:
    loaded = "import sys, vugge.insight.facts.intake; print({'duckdb', 'ibis', 'django'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command
    assert told == "set()\n"
