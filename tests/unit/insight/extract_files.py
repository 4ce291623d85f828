"""Small extracts for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from vugge.insight.facts import national
from vugge.insight.facts.freezing import DataSet, freeze
from vugge.insight.facts.intake import Checked, check_extract
from vugge.insight.facts.reading import blocks
from vugge.insight.rules.extract import HEADER

EXAMPLE = Path(__file__).parents[2] / "contract" / "example"
HEAD = ";".join(HEADER)
GOOD: Mapping[str, str] = {
    "activity_id": "a",
    "municipality": "151",
    "family_id": "f",
    "activity": "need_visit",
    "held_on": "2020-06-01",
}


def line(**cells: str) -> str:
    """Write a good row with these cells changed, quotes and all."""
    row = {**GOOD, **cells}
    return ";".join(row.get(column, "") for column in HEADER)


def write(path: Path, *lines: str) -> Path:
    """Write an extract of these rows."""
    path.write_bytes("\n".join([HEAD, *lines, ""]).encode())
    return path


def frozen(source: Path) -> DataSet:
    """Freeze an extract beside itself, its rejected rows too."""
    return freeze(
        source,
        source.with_suffix(".frozen"),
        municipalities=national.municipality_codes(),
        rejected=source.with_suffix(".rejected"),
    )


def checked(source: Path, own: str | None = None) -> Checked:
    """Check an extract: its good rows lie beside it as .good, the rejected ones as .rejected."""
    return check_extract(
        source,
        municipalities=national.municipality_codes(),
        own=own,
        good=source.with_suffix(".good"),
        rejected=source.with_suffix(".rejected"),
    )


def read(path: Path) -> tuple[list[tuple[int, str]], list[int]]:
    """Return the line and activity_id of each row read, and the lines that were not rows."""
    found = list(blocks(path))
    rows = [
        pair for block in found for pair in zip(block.rows["line"].to_list(), block.rows["activity_id"], strict=True)
    ]
    return rows, [fault.line for block in found for fault in block.rejected]


def as_parquet(source: Path, target: Path) -> Path:
    """Copy a CSV extract to Parquet, every column as text."""
    text = pc.ConvertOptions(column_types=dict.fromkeys(HEADER, pa.string()), strings_can_be_null=False)
    table = pc.read_csv(source, parse_options=pc.ParseOptions(delimiter=";"), convert_options=text)
    pq.write_table(table, target)
    return target


def parquet(path: Path, **columns: pa.Array) -> Path:
    """Write one good row as Parquet, with these columns instead of text."""
    table = {name: pa.array([GOOD.get(name, "")]) for name in HEADER} | columns
    pq.write_table(pa.table(table), path)
    return path
