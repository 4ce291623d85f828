"""A data set's rows written as an extract again: the contract's columns, in the order the checksum is taken in.

Written exactly, the file's own SHA-256 is the data set's checksum.
"""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from vugge.base.showing import inert
from vugge.insight.facts.canonical import as_lines, header_line
from vugge.insight.facts.sifting import row_groups
from vugge.insight.rules.extract import COLUMNS, HEADER, NO_FAMILY, Kind

_TEXTS = tuple(column.name for column in COLUMNS if column.kind is Kind.TEXT)
_PLAIN = "^[0-9A-Za-z]"  # what no spreadsheet takes for a formula, and all the journal's own names begin with


def written(rows: Path, *, for_spreadsheets: bool = False) -> Iterator[bytes]:
    """Give the extract of a data set's rows (Parquet) piece by piece.

    With ``for_spreadsheets`` no name from outside is a formula: an apostrophe is put before one that could be.
    """
    yield header_line()
    for frame in row_groups(rows, HEADER):
        yield as_lines(_inert(frame) if for_spreadsheets else frame)


def _inert(frame: pl.DataFrame) -> pl.DataFrame:
    """Make the few names inert that do not begin with a letter or a digit; no family stays no family."""
    odd = {name: ~frame[name].str.contains(_PLAIN) & (frame[name] != NO_FAMILY) for name in _TEXTS}
    return frame.with_columns(
        frame[name].scatter(which.arg_true(), [inert(cell) for cell in frame[name].filter(which)])
        for name, which in odd.items()
        if which.any()
    )
