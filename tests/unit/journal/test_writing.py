"""A data set written as an extract: exactly, or with every odd name made inert."""

import hashlib
from pathlib import Path

import pytest

from tests.unit.insight.extract_files import line, write
from vugge.insight.facts import national
from vugge.insight.facts.freezing import DataSet, freeze
from vugge.insight.facts.writing import written

FORMULAS = ("=1+1", "+1a", "-x", "@a", "|c", "%d", " =1", "\t=1", "\uff1d1", '"=1', "-")


def frozen(folder: Path, *ids: str) -> DataSet:
    quoted = ('"' + each.replace('"', '""') + '"' for each in ids)
    extract = write(folder / "x.csv", *(line(activity_id=each) for each in quoted))
    return freeze(extract, folder / "x.parquet", municipalities=national.municipality_codes())


def names(text: bytes) -> list[str]:
    return [row.split(";")[0].strip('"').replace('""', '"') for row in text.decode().splitlines()[1:]]


def test_written_exactly_a_file_has_the_data_sets_checksum(tmp_path: Path) -> None:
    made = frozen(tmp_path, "a", *FORMULAS)
    text = b"".join(written(made.path))
    assert hashlib.sha256(text).hexdigest() == made.sha256
    again = tmp_path / "again.csv"
    again.write_bytes(text)
    assert freeze(again, tmp_path / "again.parquet", municipalities=national.municipality_codes()).sha256 == made.sha256


@pytest.mark.parametrize("name", FORMULAS)
def test_no_name_is_a_formula_in_a_spreadsheet(tmp_path: Path, name: str) -> None:
    made = frozen(tmp_path, name, "b")
    text = b"".join(written(made.path, for_spreadsheets=True))
    assert sorted(names(text)) == sorted(["b", name if name == "-" else f"'{name}"])


def test_plain_names_and_numbers_stay_as_they_are(tmp_path: Path) -> None:
    made = frozen(tmp_path, "0f3a", "æble", "-1.5", "12")
    assert b"".join(written(made.path, for_spreadsheets=True)) == b"".join(written(made.path))
