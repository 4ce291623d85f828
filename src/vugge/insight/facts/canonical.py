"""Good rows in one order, written as a data set's typed Parquet while their checksum is taken."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from vugge.insight.facts.checking import SCHEMA
from vugge.insight.facts.sifting import arrow_schema, as_arrow
from vugge.insight.rules.extract import HEADER

GROUP = 8 << 20
"""Bytes after which a row group is full."""

KEY = ("municipality", "activity_id")


@dataclass(frozen=True, kw_only=True)
class FrozenRows:
    """Rows frozen as Parquet: where, how many, and their checksum.

    ``sha256`` is that of the rows written as an extract: UTF-8, header, LF, sorted by municipality and activity_id byte
    by byte, empty cells empty, lists sorted, numbers plain.
    """

    path: Path
    sha256: str
    rows: int


class Freezer:
    """Takes rows in order, each key once, and writes them while it takes their checksum."""

    def __init__(self, writer: pq.ParquetWriter) -> None:
        """Begin with no row."""
        self._writer = writer
        self._waiting = [pl.DataFrame(schema=SCHEMA)]
        self._size = 0
        self._digest = hashlib.sha256(header_line())
        self.rows = 0

    @property
    def sha256(self) -> str:
        """The checksum of what was written so far."""
        return self._digest.hexdigest()

    def write(self, frame: pl.DataFrame) -> None:
        """Write these rows after those before."""
        self._digest.update(as_lines(frame))
        self.rows += frame.height
        self._waiting.append(frame.select(list(SCHEMA)))
        self._size += int(frame.estimated_size())
        if self._size > GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what has been gathered for a row group."""
        if self._waiting:
            self._writer.write_table(as_arrow(pl.concat(self._waiting), self._writer.schema))
        self._waiting, self._size = self._waiting[:0], 0


@contextmanager
def freezer(target: Path) -> Iterator[Freezer]:
    """Open ``target`` for a data set's rows."""
    with pq.ParquetWriter(target, arrow_schema(), compression="zstd") as writer:
        file = Freezer(writer)
        yield file
        file.flush()


def freeze_rows(rows: Iterable[pl.DataFrame], target: Path) -> FrozenRows:
    """Write rows that come sorted by municipality and activity_id byte by byte, each key once, as a data set.

    The checksum is the one `freezing.freeze` gives for the same rows. Raises ValueError, and leaves no file, when a row
    does not come after the one before it: the caller's ORDER BY is wrong then, or it did not keep the latest only.
    """
    made = target.with_name(f".{target.name}.part")
    try:
        with freezer(made) as file:
            for frame in _in_order(rows):
                file.write(frame)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    return FrozenRows(path=target, sha256=file.sha256, rows=file.rows)


def _in_order(rows: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    last = pl.DataFrame(schema={name: SCHEMA[name] for name in KEY})
    for frame in rows:
        keys = pl.concat([last, frame.select(KEY)])
        place, name = (pl.col(each) for each in KEY)
        before_place, before_name = place.shift(1), name.shift(1)
        follows = (place > before_place) | ((place == before_place) & (name > before_name))
        if not keys.select(follows.fill_null(value=True).all()).item():
            raise ValueError("The rows are not in the order of a data set, or hold a key twice.")
        last = keys.tail(1)
        yield frame


def header_line() -> bytes:
    """Return the first line of an extract."""
    return (";".join(HEADER) + "\n").encode()


def as_lines(frame: pl.DataFrame) -> bytes:
    """Return good rows as an extract has them, without the header."""
    text = io.BytesIO()
    frame.select(HEADER).write_csv(text, separator=";", include_header=False, null_value="", line_terminator="\n")
    return text.getvalue()
