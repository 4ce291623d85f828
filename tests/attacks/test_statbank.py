"""Files and answers meant to do harm, or merely broken: numbers or one sentence, never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.statbank import FAKE, KNOWN, UND1, everything, question
from vugge.exchange.statbank.fake import answered, downloaded
from vugge.exchange.statbank.files import FileBank, files_in
from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.cubes import Cube
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.jsonstat import data_set_of
from vugge.exchange.statbank.rules.queries import Format
from vugge.exchange.statbank.rules.tables import table_of, written

HEADER = b"ADMKOM;UNDERRETERE;TID;INDHOLD\n"
GOOD = answered(question(), FAKE)
JSON = answered(question(Format.JSONSTAT), FAKE)


def read(content: bytes, form: Format = Format.CSV) -> Cube:
    return cube_of(Answer(question(form), form, content, written(UND1), "fil.csv"))


def first(content: bytes) -> float | None:
    return next(iter(read(content).cells.values()))


def stat(**changes: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    raw = json.loads(JSON)
    dimension = {**raw["dataset"]["dimension"], **changes.pop("dimension", {})}
    return json.dumps({"dataset": {**raw["dataset"], "dimension": dimension, **changes}}).encode()


@pytest.mark.parametrize(
    "number",
    ["NaN", "nan", "Infinity", "-inf", "1e9", "0x10", "1.234.567", "1 000", "²", "1_0", "9" * 16, "=1+1", "--1"],
)
def test_what_is_no_number_is_named_with_its_line(number: str) -> None:
    with pytest.raises(StatBankError, match=r"linje 2: .* er ikke et tal"):
        read(GOOD.replace(b"104\r\n", number.encode() + b"\r\n"))


@pytest.mark.parametrize("sign", ["..", ".", "", "…", ":"])
def test_sign_of_a_missing_number_is_missing_and_a_dash_is_nothing(sign: str) -> None:
    assert first(GOOD.replace(b"104\r\n", sign.encode() + b"\r\n")) is None
    assert first(GOOD.replace(b"104\r\n", b"-\r\n")) == 0


@pytest.mark.parametrize("delimiter", [b";", b",", b"\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_delimiters_and_encodings_give_the_same(delimiter: bytes, encoding: str) -> None:
    text = downloaded(everything(Format.CSV), FAKE).replace(b";", delimiter).decode("utf-8-sig")
    assert read(text.encode(encoding)) == read(GOOD)


def test_decimal_comma_is_a_decimal_and_thousands_are_refused() -> None:
    commas = GOOD.replace(b".5", b",5")
    assert read(commas) == read(GOOD)
    with pytest.raises(StatBankError, match="både komma og punktum"):
        read(commas.replace(b"104\r\n", b"10.4\r\n"))
    with pytest.raises(StatBankError, match="tusinder"):
        read(HEADER + b"".join(b"101;4;2014;1.234\n" for _line in range(2)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "én linje for hvert tal"),
        (b"\x00\x01\x02", "ikke tekst"),
        (b"PK\x03\x04\x00", "ikke tekst"),
        (b"<html><body>404</body></html>", "én linje for hvert tal"),
        (HEADER, "mangler 12 af 12"),
        (GOOD[: len(GOOD) // 2], "mangler|felter"),
        (GOOD + GOOD.partition(b"\n")[2], "står der allerede"),
        (GOOD.replace(b"101;4;2014", b"999;4;2014"), "“999”"),
        (GOOD.replace(b"101;4;2014", b"=HYPERLINK(1);4;2014"), "har ikke koden"),
        (GOOD.replace(b"\r\n101;4", b"\r\n101;4;4", 1), "5 felter"),
        (GOOD.replace(b"TID", b"ADMKOM"), "én linje for hvert tal"),
        (GOOD.replace(b"UNDERRETERE", b"AARSAG"), "ingen variabel"),
        (HEADER + b'"' + b"x" * 200_000 + b'";4;2014;1\n', "alt for lang"),
        (b";".join([b"x"] * 5000), "én linje for hvert tal"),
        (b";" * 20_000_000, "alt for lang"),
        (HEADER + b";" * 100_000, "alt for lang"),
        (HEADER + b"\n" * 2_000_001, "2000000 linjer"),
    ],
)
def test_broken_lines_are_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(StatBankError, match=said) as error:
        read(content)
    assert len(str(error.value)) < 500
    assert str(error.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":1,"a":2}',
        b'{"dataset":{"value":[NaN]}}',
        b'{"value":[Infinity]}',
        b'{"value":[' + b"9" * 5000 + b"]}",
        b"[" + b"[]," * 6_000_000 + b"[]]",
        b"{",
        b"\xff\xfe{}",
        b"null",
        b"[]",
        b'"dataset"',
        JSON[:-20],
        stat(value=[1, 2, 3]),
        stat(value=[1e300] * 12),
        stat(value=[True] * 12),
        stat(value=[{}] * 12),
        stat(value={"99": 1}),
        stat(value={"-1": 1}),
        stat(value={"²": 1}),
        stat(value=None),
        stat(dimension={"size": [3, 2, 2, 10**9]}),
        stat(dimension={"size": [3, 2, 2, -1]}),
        stat(dimension={"size": [3, 2, 2]}),
        stat(dimension={"size": [3, 2, 2, True]}),
        stat(dimension={"id": ["ADMKOM"] * 4}),
        stat(dimension={"ADMKOM": {"category": {"index": {"101": 0, "751": 0, "825": 2}}}}),
        stat(dimension={"ADMKOM": {"category": {"index": {"101": "0", "751": [], "825": 2}}}}),
        stat(dimension={"ADMKOM": {"category": {"index": ["101", "101", "825"]}}}),
        stat(dimension={"ADMKOM": None}),
        stat(dimension={"UNDERRETERE": {"category": {"index": {"4": 0, "12": 1}}}}),
    ],
    ids=range(31),
)
def test_broken_json_is_one_sentence(content: bytes) -> None:
    with pytest.raises(StatBankError) as error:
        read(content, Format.JSONSTAT)
    assert len(str(error.value)) < 500


def test_both_versions_of_json_stat_are_read_and_sparse_values_too() -> None:
    one = json.loads(JSON)["dataset"]
    inner = {name: value for name, value in one["dimension"].items() if name not in {"id", "size", "role"}}
    two = {"version": "2.0", "class": "dataset", "id": one["dimension"]["id"], "size": one["dimension"]["size"]}
    sparse = {str(place): value for place, value in enumerate(one["value"]) if value is not None}
    again = json.dumps({**two, "role": one["dimension"]["role"], "dimension": inner, "value": sparse}).encode()
    assert read(again, Format.JSONSTAT) == read(JSON, Format.JSONSTAT) == read(GOOD)
    assert data_set_of(b"\xef\xbb\xbf" + again, "x").times == {"Tid"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "UND2"}, "handler om"),
        ({"variables": []}, "ingen variable"),
        ({"variables": [{"id": "A", "values": []}]}, "ingen koder"),
        ({"variables": [{"id": "A", "values": [{"id": "1"}, {"id": "1"}]}]}, "to gange"),
        ({"variables": [{"id": "A", "values": [{"id": "1"}]}] * 2}, "to gange"),
        ({"variables": "x"}, "den form"),
        ({"text": None}, "mangler text"),
        ({"text": "a\0b"}, "mangler text"),
    ],
)
def test_description_that_is_none_is_one_sentence(change: dict[str, object], said: str) -> None:
    with pytest.raises(StatBankError, match=said):
        table_of(json.dumps({**json.loads(written(UND1)), **change}).encode(), "UND1")


def test_texts_nothing_can_keep_are_made_so_that_it_can() -> None:
    strange = {"text": "a\ud800\x00\x1b[2J", "updated": "\x00\ud800"}
    raw = json.loads(written(UND1)) | {"updated": strange["updated"]}
    raw["variables"][0] |= {"text": strange["text"]}
    table = table_of(json.dumps(raw).encode(), "UND1")
    assert (table.updated, table.variables[0].text) == ("\ufffd" * 2, "a" + "\ufffd" * 3 + "[2J")
    assert table_of(written(table), "UND1") == table
    bank = FileBank({"UND1 \x1b[2J\udcff.csv": downloaded(everything(Format.CSV), FAKE)}, KNOWN)
    assert bank.ask(question(), bank.describe("UND1")).file.isprintable()


def test_folder_opens_plain_files_of_a_size_and_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "UND1.csv").write_bytes(GOOD)
    (tmp_path / "UND1.exe").write_bytes(b"MZ")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "UND2.csv").symlink_to("/etc/hostname")
    assert list(files_in(tmp_path)) == ["UND1.csv"]
    monkeypatch.setattr("vugge.exchange.statbank.files.LARGEST", len(GOOD) - 1)
    with pytest.raises(StatBankError, match="MB"):
        files_in(tmp_path)


def test_file_split_by_a_variable_nobody_asked_for_is_read_by_its_total_or_refused() -> None:
    info = {"UND1.tableinfo.json": written(UND1)}
    lines = downloaded(everything(Format.CSV), FAKE).decode().replace("UNDERRETERE;", "UNDERRETERE;KØN;")
    split = {
        sex: lines.replace(";2014", f";{sex};2014").replace(";2015", f";{sex};2015") for sex in ("0 I alt", "D Drenge")
    }
    bank = FileBank({**info, "UND1.csv": split["0 I alt"].encode()}, KNOWN)
    assert list(cube_of(bank.ask(question(), written(UND1))).cells.values()) == list(read(GOOD).cells.values())
    with pytest.raises(StatBankError, match="deler op efter KØN"):
        FileBank({**info, "UND1.csv": split["D Drenge"].encode()}, KNOWN).ask(question(), written(UND1))
