"""The second evaluator against the contract's own example."""

import csv
from pathlib import Path

import pytest

from tests.second_evaluator import Cells, Extract, evaluate, read_extract
from tests.second_evaluator.reading import HEADER

EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract(EXAMPLE / "activities.csv")


def expected() -> Cells:
    with (EXAMPLE / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["figure"], row["measure"], row["group"], row["level"]): (int(row["value"]), int(row["base"]))
            for row in csv.DictReader(lines, delimiter=";")
        }


def test_reads_the_example_with_the_counts_the_contract_names(extract: Extract) -> None:
    assert (extract.read, extract.new, extract.replaced, len(extract.rejected)) == (1500, 1372, 40, 88)
    assert len(extract.rows) == extract.new


def test_early_intervention_gives_every_expected_cell_and_no_other(extract: Extract) -> None:
    assert evaluate(extract.rows, "early-intervention") == {
        key: cell for key, cell in expected().items() if not key[0].startswith("T-")
    }


def test_thousand_days_gives_every_expected_cell_and_no_other(extract: Extract) -> None:
    assert evaluate(extract.rows, "thousand-days") == {
        key: cell for key, cell in expected().items() if key[0].startswith("T-")
    }


def cells(**given: str) -> str:
    good = {"activity_id": "a", "municipality": "151", "family_id": "f", "activity": "other", "held_on": "2020-01-01"}
    return ";".join((good | given).get(column, "") for column in HEADER)


def written(path: Path, *lines: str) -> Extract:
    path.write_bytes("\r\n".join([";".join(HEADER), *lines, ""]).encode("utf-8-sig"))
    return read_extract(path)


def test_numbers_the_line_a_record_starts_on_and_counts_blank_lines(tmp_path: Path) -> None:
    extract = written(tmp_path / "x.csv", "", cells(activity_id='"a\r\nb"'), "", cells(level="5"), "x")
    assert [(fault.line, fault.column, fault.value) for fault in extract.rejected] == [(6, "level", "5"), (7, "", "")]
    assert (extract.read, extract.new) == (3, 1)


def test_names_the_first_fault_in_column_order(tmp_path: Path) -> None:
    extract = written(
        tmp_path / "x.csv",
        cells(held_on="", level="9"),
        cells(activity="screening", respondent="aunt"),
        cells(offered_on="2021-02-29", held_on=""),
        cells(score="٣"),
    )
    assert [fault.column for fault in extract.rejected] == ["held_on", "instrument", "offered_on", "score"]


def test_a_later_good_line_replaces_and_a_rejected_one_does_not(tmp_path: Path) -> None:
    extract = written(tmp_path / "x.csv", cells(), cells(municipality="0151", level="2"), cells(level="x"))
    assert (extract.new, extract.replaced, len(extract.rejected)) == (1, 1, 1)
    assert [row.level for row in extract.rows] == ["2"]
