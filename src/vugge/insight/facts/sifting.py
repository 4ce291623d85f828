"""A file's rows, parted into good ones and rejected ones, and the report of the rejected."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from vugge.insight.facts.checking import SCHEMA, check
from vugge.insight.facts.reading import blocks
from vugge.insight.facts.rejections import Rejection

if TYPE_CHECKING:
    from _csv import Writer  # the type of what csv.writer returns; at run time it has no public name

REPORT_HEADER = ("line", "column", "value", "reason")
_FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Sifted:
    """Some rows of a file: the good ones typed as `checking.SCHEMA`, the rejected ones; each in the file's order."""

    good: pl.DataFrame
    rejected: tuple[Rejection, ...]


def sift(path: Path, municipalities: Mapping[str, str], own: str | None = None) -> Iterator[Sifted]:
    """Read and check one file. ``municipalities`` and ``own`` as in `checking.check`. Raises ExtractError."""
    for block in blocks(path):
        good, bad = check(block.rows, municipalities, own)
        yield Sifted(good=good, rejected=tuple(sorted((*block.rejected, *bad), key=_line)))


def _line(rejection: Rejection) -> int:
    return rejection.line


def as_arrow(frame: pl.DataFrame, schema: pa.Schema) -> pa.Table:
    """Return a frame's columns as a table of this schema, whatever kind of text column the libraries prefer."""
    return frame.select(schema.names).to_arrow().cast(schema)


def arrow_schema(**before: type[pl.DataType]) -> pa.Schema:
    """Return the schema good rows are written with, these columns before theirs."""
    return pl.DataFrame(schema={**before, **SCHEMA}).to_arrow().schema


def row_groups(path: Path, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
    """Read good rows in the groups they were written in: those are bounded in bytes, whatever the cells hold."""
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            yield pl.DataFrame(file.read_row_group(group, columns=list(columns)))


class Report:
    """The report of rejected rows as the contract has it; with the file's name first when there are several files."""

    def __init__(self, file: TextIO, *, several: bool = False) -> None:
        """Write the header."""
        self._plain, self._quoted = (_writer(file, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        self._several = several
        self._plain.writerow((*((_FILE,) if several else ()), *REPORT_HEADER))

    def write(self, rejected: Iterable[Rejection], file: str = "") -> None:
        """Write a line for each."""
        first = (file,) if self._several else ()
        for each in rejected:
            rows = self._quoted if "\r" in each.value else self._plain  # Python before 3.13 puts none round a lone CR
            rows.writerow((*first, each.line, each.column, each.value, each.reason))


def _writer(file: TextIO, quoting: Literal[0, 1]) -> "Writer":
    return csv.writer(file, delimiter=";", lineterminator="\n", quoting=quoting)


def read_report(path: Path) -> Iterator[Rejection]:
    """Read a one-file report back, row by row. What the row itself said of its municipality is not in it."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield Rejection(line=int(row["line"]), column=row["column"], value=row["value"], reason=row["reason"])
