"""`vugge import-activities` exactly as the contract writes it."""

import csv
from pathlib import Path

import pytest

from tests.contract.commands import CommandLine
from tests.imports import HEAD, extract
from tests.second_evaluator.reading import read_extract

READ_IN = "read 1500, new 1372, replaced 40, rejected 88\n"


def state(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_command_prints_the_line_of_the_contract(line: CommandLine) -> None:
    assert line.imports(line.extract) == READ_IN


def test_rejected_rows_lie_beside_the_extract_with_their_first_fault(line: CommandLine) -> None:
    line.imports(line.extract)
    with (line.folder / "activities.rejected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    expected = read_extract(line.extract).rejected
    assert rows[0] == ["line", "column", "value", "reason"]
    assert [(int(row[0]), row[1], row[2]) for row in rows[1:]] == [(e.line, e.column, e.value) for e in expected]
    assert all(row[3] for row in rows[1:])


def test_report_is_only_the_header_when_nothing_is_rejected(line: CommandLine) -> None:
    good = line.folder / "god.fil.csv"
    good.write_bytes(extract({"activity_id": "a"}))
    assert line.imports(good) == "read 1, new 1, replaced 0, rejected 0\n"
    assert (line.folder / "god.fil.rejected.csv").read_bytes() == b"line;column;value;reason\n"


def test_dry_run_says_the_same_and_changes_nothing(line: CommandLine) -> None:
    said = line.types("import-activities", line.extract, "--dry-run")
    assert (said.code, said.out) == (0, READ_IN)
    report = (line.folder / "activities.rejected.csv").read_bytes()
    assert not (line.folder.parent / "home" / "datasets").exists()
    assert line.imports(line.extract) == READ_IN
    assert (line.folder / "activities.rejected.csv").read_bytes() == report


def test_same_file_again_gives_nothing_new(line: CommandLine) -> None:
    line.imports(line.extract)
    again = line.types("import-activities", line.extract, "--dry-run")
    assert again.out == "read 1500, new 0, replaced 1412, rejected 88\n"
    assert line.imports(line.extract) == again.out


def test_rows_and_their_order_may_come_in_several_files(line: CommandLine) -> None:
    rows = line.extract.read_text().splitlines()[1:]
    first, second = line.folder / "1.csv", line.folder / "2.csv"
    for file, some in ((first, rows[:700]), (second, rows[700:])):
        file.write_text("\n".join([HEAD, *some, ""]))
    told = [line.imports(each) for each in (first, second)]
    counts = [[int(word.split()[1]) for word in each.strip().split(", ")] for each in told]
    assert [sum(each) for each in zip(*counts, strict=True)] == [1500, 1372, 40, 88]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "regnearksfil"),
        (b"%PDF-1.7", "PDF"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"", "tom"),
        (b"a;b;c\n", "andre kolonner"),
        (HEAD.replace("municipality;family_id", "family_id;municipality").encode(), "anden rækkefølge"),
        (HEAD.replace(";", ",").encode(), "semikolon"),
        (HEAD.encode() + b"\n\xe6\xf8\xe5", "ikke UTF-8"),
    ],
)
def test_a_file_that_is_none_exits_2_with_a_sentence_and_writes_nothing(
    line: CommandLine, content: bytes, said: str
) -> None:
    wrong = line.folder / "noget.csv"
    wrong.write_bytes(content)
    before = state(line.folder)
    found = line.types("import-activities", wrong)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1
    assert state(line.folder) == before
    assert state(line.folder.parent / "home") == {}


def test_a_file_that_is_not_there_exits_2(line: CommandLine) -> None:
    for missing in (line.folder / "mangler.csv", line.folder / "ingen" / "steder.csv"):
        found = line.types("import-activities", missing)
        assert found.code == 2
        assert missing.name in found.err


def test_nothing_is_read_in_when_the_report_cannot_lie_beside_the_extract(line: CommandLine) -> None:
    long = line.folder / f"{'x' * 248}.csv"
    long.write_bytes(line.extract.read_bytes())
    assert line.types("import-activities", long).code == 2
    assert line.imports(line.extract) == READ_IN
