"""An extract is read exactly, and what is no extract is refused with a sentence that says what it is."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.unit.insight.extract_files import EXAMPLE, HEAD, as_parquet, line, parquet, read, write
from vugge.insight.facts import reading
from vugge.insight.facts.reading import blocks, files
from vugge.insight.facts.records import OPEN_QUOTE
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.rules.extract import HEADER


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(ExtractError) as refused:
        read(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04 and more", "en regnearksfil eller et zip-arkiv"),
        (b"%PDF-1.7", "en PDF"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "en ældre regnearksfil"),
        (b"\x1f\x8b\x08\x00", "en pakket fil (gzip)"),
    ],
)
def test_other_format_is_refused_by_name(tmp_path: Path, content: bytes, kind: str) -> None:
    told = refusal(tmp_path / "udtræk.csv", content)
    assert told == f"udtræk.csv er {kind} og ikke en CSV i UTF-8. Gem den som CSV UTF-8 med semikolon."


def test_letters_of_another_encoding_are_refused_though_they_come_late(tmp_path: Path) -> None:
    rows = [line(activity_id=str(number)) for number in range(1000)]
    text = "\n".join([HEAD, *rows, line(activity_id="æøå")])
    assert "er ikke UTF-8" in refusal(tmp_path / "x.csv", text.encode("cp1252"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "x.csv er tom. Første linje skal være kolonnernes navne."),
        (HEAD.replace(";", ","), "Felterne skal være adskilt af semikolon."),
        (HEAD.replace(";", "\t"), "Felterne skal være adskilt af semikolon."),
        (HEAD.removesuffix(";statutory_measure"), "Mangler: statutory_measure. Kendes ikke: –."),
        (f"{HEAD};note", "Mangler: –. Kendes ikke: note."),
        (HEAD.replace("level", "niveau"), "Mangler: level. Kendes ikke: niveau."),
        (HEAD.replace("activity_id;municipality", "municipality;activity_id"), "en anden rækkefølge"),
        (f"{HEAD};level", "en anden rækkefølge eller den samme to gange"),
        (HEAD.replace("level", "Level"), "Mangler: level. Kendes ikke: Level."),
    ],
)
def test_other_columns_are_refused_and_named(tmp_path: Path, content: str, told: str) -> None:
    assert told in refusal(tmp_path / "x.csv", content.encode())


def test_line_ends_of_another_kind_are_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path / "x.csv", f"{HEAD}\r{line()}\r".encode())
    assert told == "x.csv har linjer, der ender på CR alene. Gem den med LF eller CRLF."


def test_mark_of_a_file_may_be_a_letter_of_a_cell(tmp_path: Path) -> None:
    rows = [line(activity_id="\ufeff"), "kort", line(activity_id="\ufeffb")]
    assert read(write(tmp_path / "x.csv", *rows)) == ([(2, "\ufeff"), (4, "\ufeffb")], [3])


def test_header_alone_is_an_extract_without_rows(tmp_path: Path) -> None:
    assert read(write(tmp_path / "x.csv")) == ([], [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_mark_and_line_ends_make_no_difference(tmp_path: Path, end: str, mark: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(mark + end.join([HEAD, line(activity_id="1"), line(activity_id="2")]).encode())
    assert read(path) == ([(2, "1"), (3, "2")], [])


def test_blank_lines_are_skipped_and_still_numbered(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", "", line(activity_id="1"), "", "", line(activity_id="2"), "")
    assert read(path) == ([(3, "1"), (6, "2")], [])


def test_quoted_cell_may_hold_anything(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", line(activity_id='"a;""b""\nc"'), line(activity_id="2"))
    assert read(path) == ([(2, 'a;"b"\nc'), (4, "2")], [])


def test_wrong_number_of_cells_costs_its_own_line(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", line(activity_id="1"), "kort", line() + ";", line(activity_id="2"))
    assert read(path) == ([(2, "1"), (5, "2")], [3, 4])


@pytest.mark.parametrize("column", ["activity_id", "statutory_measure"])
def test_open_quote_costs_its_own_line_only(tmp_path: Path, column: str) -> None:
    rows = [line(activity_id=str(number)) for number in range(2000)]
    path = write(tmp_path / "x.csv", line(activity_id="first"), line(**{column: '"open'}), *rows)
    read_rows, faults = read(path)
    assert faults == [3]
    assert [name for _, name in read_rows] == ["first", *(str(number) for number in range(2000))]
    assert [at for at, _ in read_rows] == [2, *range(4, 2004)]


def test_open_quote_is_given_up_without_reading_the_whole_file(tmp_path: Path) -> None:
    rows = [line(activity_id=str(number)) for number in range(OPEN_QUOTE // len(line()) + 100)]
    path = write(tmp_path / "x.csv", line(activity_id='"open'), *rows, line(activity_id='"closed"'))
    read_rows, faults = read(path)
    assert faults == [2]
    assert len(read_rows) == len(rows) + 1


def test_long_cell_and_nul_are_text_like_any_other(tmp_path: Path) -> None:
    long = "x" * (1 << 20)
    path = write(tmp_path / "x.csv", line(activity_id=long), line(activity_id="a\0b"))
    assert read(path) == ([(2, long), (3, "a\0b")], [])


def test_line_without_an_end_is_no_extract(tmp_path: Path) -> None:
    endless = line(activity_id="x" * (reading.STRETCH + reading.LONGEST_LINE))
    told = refusal(tmp_path / "x.csv", f"{HEAD}\n{endless}".encode())
    assert told == "x.csv har en linje på over 16 MB og er derfor ikke et udtræk."


def test_no_file_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match="Der er ingen fil eller mappe, der hedder x"):
        files(tmp_path / "x")
    with pytest.raises(ExtractError, match="har ingen CSV- eller Parquet-filer"):
        files(tmp_path)


def test_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.parquet", "a.csv", "c.CSV", "note.txt"):
        (tmp_path / name).touch()
    assert [each.name for each in files(tmp_path)] == ["a.csv", "b.parquet", "c.CSV"]


def test_parquet_of_text_is_the_same_rows(tmp_path: Path) -> None:
    source = EXAMPLE / "activities.csv"
    wide = "\n".join(row for row in source.read_text("utf-8").split("\n") if row.count(";") == len(HEADER) - 1)
    same = write(tmp_path / "x.csv", *wide.split("\n")[1:])
    names = [name for _, name in read(same)[0]]
    assert [name for _, name in read(as_parquet(same, tmp_path / "x.parquet"))[0]] == names


@pytest.mark.parametrize(
    ("held_on", "score"),
    [
        (pa.array([dt.date(2020, 6, 1)]), pa.array([11])),
        (pa.array([dt.date(2020, 6, 1)], pa.date64()), pa.array([11], pa.uint8())),
        (pa.array(["2020-06-01"]).dictionary_encode(), pa.array(["11"], pa.large_string())),
    ],
)
def test_parquet_may_hold_dates_numbers_and_dictionaries(tmp_path: Path, held_on: pa.Array, score: pa.Array) -> None:
    (block,) = blocks(parquet(tmp_path / "x.parquet", held_on=held_on, score=score, level=pa.nulls(1)))
    assert block.rows.select("line", "held_on", "score", "level").row(0) == (2, "2020-06-01", "11", "")


def test_parquet_with_another_kind_of_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match="kolonnen score har typen double"):
        read(parquet(tmp_path / "x.parquet", score=pa.array([11.0])))


def test_parquet_with_other_columns_or_broken_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"note": ["x"]}), path)
    with pytest.raises(ExtractError, match=r"ét felt i første linje: note|Kendes ikke: note"):
        read(path)
    assert "kan ikke læses" in refusal(path, b"PAR1 and nothing of the kind")


def test_a_report_of_rejected_rows_in_the_folder_is_no_extract(tmp_path: Path) -> None:
    for name in ("1.csv", "1.rejected.csv", "other.rejected.csv"):
        (tmp_path / name).touch()
    assert [each.name for each in files(tmp_path)] == ["1.csv", "other.rejected.csv"]
