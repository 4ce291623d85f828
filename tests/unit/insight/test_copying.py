"""Good rows go through PostgreSQL's COPY and come back the same, whatever their texts hold."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.unit.insight.extract_files import EXAMPLE, checked, frozen, line, write
from vugge.insight.facts.canonical import freeze_rows
from vugge.insight.facts.copying import COPY_COLUMNS, frames_from_copy, rows_for_copy

ODD = ["\\N", "\\", "\\\\n", "a\tb", "\x01", "\x01\x01", "a\0b", "\0", "\b\f\v", " ", "=1+1", "æ\u2028", "\\."]


def odd(tmp_path: Path) -> Path:
    quoted = [line(activity_id=f'"{name}\r\n"', child_id='""""', score="7") for name in ODD]
    return write(tmp_path / "x.csv", *(line(activity_id=name, family_id=name) for name in ODD), *quoted)


def good(source: Path) -> Path:
    checked(source)
    return source.with_suffix(".good")


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_rows_come_back_the_same_however_they_are_cut(tmp_path: Path, size: int) -> None:
    rows = good(odd(tmp_path))
    whole = b"".join(rows_for_copy(rows))
    back = pl.concat(frames_from_copy(memoryview(whole)[at : at + size] for at in range(0, len(whole), size)))
    assert back.height == 2 * len(ODD)
    assert_frame_equal(back, pl.read_parquet(rows))


def test_copied_rows_hold_nothing_postgresql_refuses(tmp_path: Path) -> None:
    whole = b"".join(rows_for_copy(good(odd(tmp_path))))
    assert not {b"\0", b"\r"} & {whole[at : at + 1] for at in range(len(whole))}
    assert {row.count(b"\t") for row in whole.splitlines()} == {len(COPY_COLUMNS) - 1}


def test_letters_of_an_escape_are_those_of_the_manual(tmp_path: Path) -> None:
    (first,) = b"".join(rows_for_copy(good(write(tmp_path / "x.csv", line(activity_id="a\\\tb"))))).splitlines()
    assert first.startswith(rb"0151	2	a\\\tb	f	\N	need_visit	\N".replace(b"\t", b"\t"))
    (back,) = frames_from_copy([first.replace(rb"a\\\tb", rb"\b\f\v\a") + b"\n"])
    assert back["activity_id"].to_list() == ["\b\f\va"]


def test_order_of_texts_stays_what_it_was(tmp_path: Path) -> None:
    source = odd(tmp_path)
    rows = sorted(b"".join(rows_for_copy(good(source))).splitlines(), key=_kept_id)
    back = list(frames_from_copy(row + b"\n" for row in rows))
    assert freeze_rows(back, tmp_path / "again").sha256 == frozen(source).sha256


def _kept_id(row: bytes) -> bytes:
    """Return the activity_id as PostgreSQL keeps it."""
    escapes = {rb"\\": b"\\", rb"\t": b"\t", rb"\n": b"\n", rb"\r": b"\r"}
    kept, text = b"", row.split(b"\t")[2]
    while text:
        size = 2 if text[:2] in escapes else 1
        kept, text = kept + escapes.get(text[:size], text[:size]), text[size:]
    return kept


def test_example_frozen_from_a_copy_has_the_checksum_of_the_file(tmp_path: Path) -> None:
    source = tmp_path / "x.csv"
    source.write_bytes((EXAMPLE / "activities.csv").read_bytes())
    rows = pl.concat(frames_from_copy(rows_for_copy(good(source))))
    latest = rows.unique(["municipality", "activity_id"], keep="last").sort("municipality", "activity_id")
    found = freeze_rows(latest.iter_slices(100), tmp_path / "again")
    assert (found.rows, found.sha256) == (1372, frozen(source).sha256)
    assert_frame_equal(pl.read_parquet(found.path), pl.read_parquet(source.with_suffix(".frozen")))


@pytest.mark.parametrize("keys", [["a", "a"], ["b", "a"], ["a", "å", "b"]])
def test_rows_out_of_order_are_refused_and_leave_no_file(tmp_path: Path, keys: list[str]) -> None:
    source = write(tmp_path / "x.csv", *(line(activity_id=key) for key in keys))
    with pytest.raises(ValueError, match="not in the order"):
        freeze_rows(pl.read_parquet(good(source)).iter_slices(1), tmp_path / "again")
    assert list(tmp_path.glob("*again*")) == []


def test_no_rows_are_a_data_set_without_rows(tmp_path: Path) -> None:
    source = write(tmp_path / "x.csv")
    assert freeze_rows(frames_from_copy([]), tmp_path / "again").sha256 == frozen(source).sha256
    assert pl.read_parquet(tmp_path / "again").height == 0
