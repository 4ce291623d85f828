"""Good rows as PostgreSQL's COPY writes them, in its text format: into the journal database, and out of it again.

PostgreSQL cannot keep the character NUL, and the contract does not reject a row for it. So NUL is kept as the two
characters 1 1, and the character 1 as 1 2: nothing is lost, equal texts stay equal, and so does the order byte by byte.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from vugge.insight.facts.checking import DATE, SCHEMA
from vugge.insight.facts.reading import LINE
from vugge.insight.facts.sifting import row_groups
from vugge.insight.rules.extract import COLUMNS, HEADER, Kind

COPY_COLUMNS: tuple[str, ...] = ("municipality", LINE, *(name for name in HEADER if name != "municipality"), DATE)
"""The columns of a row in both directions, in this order."""

CHUNK = 1 << 20
"""Bytes of a copy made into rows at a time, and then to the end of the row."""

_NULL = r"\N"
_TEXTS = tuple(column.name for column in COLUMNS if column.kind is Kind.TEXT)
_KEPT = (("\x01", "\x01\x02"), ("\x00", "\x01\x01"))
_WRITTEN = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))
_READ = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TWO = re.compile("\x01(.)", re.DOTALL)


def rows_for_copy(good: Path) -> Iterator[bytes]:
    """Give good rows (Parquet, as `checking.SCHEMA`) for ``COPY … (COPY_COLUMNS) FROM STDIN``, some at a time."""
    return (_copied(rows) for rows in row_groups(good, COPY_COLUMNS))


def _copied(frame: pl.DataFrame) -> bytes:
    text = io.BytesIO()
    written = frame.select(COPY_COLUMNS).with_columns(_escaped(name) for name in _TEXTS)
    written.write_csv(
        text, separator="\t", include_header=False, null_value=_NULL, line_terminator="\n", quote_style="never"
    )
    return text.getvalue()


def _escaped(name: str) -> pl.Expr:
    cell = pl.col(name)
    for found, instead in (*_KEPT, *_WRITTEN):
        cell = cell.str.replace_all(found, instead, literal=True)
    return cell


def frames_from_copy(chunks: Iterable[bytes | bytearray | memoryview]) -> Iterator[pl.DataFrame]:
    """Read ``COPY (SELECT COPY_COLUMNS …) TO STDOUT`` back into frames of good rows; chunks may end anywhere."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        if len(waiting) > CHUNK and (end := waiting.rfind(b"\n") + 1):
            yield _read(bytes(waiting[:end]))
            del waiting[:end]
    if waiting:
        yield _read(bytes(waiting))


def _read(rows: bytes) -> pl.DataFrame:
    text = pl.read_csv(
        io.BytesIO(rows),
        has_header=False,
        separator="\t",
        quote_char=None,
        schema=dict.fromkeys(COPY_COLUMNS, pl.String),
        null_values=_NULL,
        empty_string_is_null=False,
    )
    typed = text.with_columns(_unescaped(text[name]) for name in _TEXTS)
    return typed.select(_typed(name) for name in SCHEMA)


def _typed(name: str) -> pl.Expr:
    kind = SCHEMA[name]
    return pl.col(name).str.to_date("%Y-%m-%d") if kind == pl.Date else pl.col(name).cast(kind)


def _unescaped(column: pl.Series) -> pl.Series:
    """Take escapes out of the few cells that have any."""
    odd = column.str.contains("[\\\\\x01]").fill_null(value=False)
    if not odd.any():
        return column
    places = odd.arg_true()
    return column.scatter(places, [_plain(cell) for cell in column.gather(places)])


def _plain(cell: str) -> str:
    text = _ESCAPE.sub(lambda found: _READ.get(found[1], found[1]), cell)
    return _TWO.sub(lambda found: "\x00" if found[1] == "\x01" else "\x01", text)
