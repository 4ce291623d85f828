"""Good rows put in the order of a data set, the last of each key kept, in memory that does not grow with the file.

Rows are gathered into runs that fit in memory, sorted, and written to disk in small pieces. Then all runs are read side
by side, each piece when its turn comes. What is held is counted in bytes and not in rows: a cell may be a megabyte
long.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa

from vugge.insight.facts.canonical import KEY
from vugge.insight.facts.checking import SCHEMA
from vugge.insight.facts.sifting import arrow_schema, as_arrow

RUN = 12 << 20
"""Bytes sorted at a time."""

PIECE = 256 << 10
"""Bytes of each run that are held while the runs are read side by side."""

_ORDER = "key"
_PLACE = "read_as"
_EXTRA = {_ORDER: pl.String, _PLACE: pl.Int64}
_PREFIX = 64
"""Letters of a piece's first key that are remembered; enough to tell when its turn comes."""


class Sorter:
    """Takes rows in any order and gives the last one added of each key, sorted by the key byte by byte."""

    def __init__(self, path: Path) -> None:
        """Begin without rows; ``path`` is where runs are kept."""
        self._path = path
        self._schema = arrow_schema(**_EXTRA)
        self._file = pa.ipc.new_file(path, self._schema, options=pa.ipc.IpcWriteOptions(compression="zstd"))
        self._waiting: list[pl.DataFrame] = []
        self._size = 0
        self._runs: list[list[_Piece]] = []
        self._pieces = 0
        self.added = 0

    def add(self, rows: pl.DataFrame) -> None:
        """Take rows, each later than those before."""
        keyed = rows.with_columns(
            pl.concat_str(KEY).alias(_ORDER),  # a municipality is always four digits
            pl.int_range(self.added, self.added + rows.height, dtype=pl.Int64).alias(_PLACE),
        )
        self.added += rows.height
        self._waiting.append(keyed)
        self._size += int(keyed.estimated_size())
        if self._size > RUN:
            self._write_run()

    def _write_run(self) -> None:
        run = _latest(self._waiting)
        each = max(1, run.height * PIECE // max(1, int(run.estimated_size())))
        pieces = []
        for start in range(0, run.height, each):
            self._file.write_table(as_arrow(run.slice(start, each), self._schema).combine_chunks())
            pieces.append(_Piece(place=self._pieces, first=run[_ORDER][start][:_PREFIX]))
            self._pieces += 1
        self._runs.append(pieces)
        self._waiting, self._size = [], 0

    def close(self) -> None:
        """Let go of the file, and of memory the libraries keep for later: counting comes next and needs it."""
        self._file.close()
        pa.default_memory_pool().release_unused()

    def in_order(self) -> Iterator[pl.DataFrame]:
        """Give the rows; none can be added after."""
        if self._waiting:
            self._write_run()
        self.close()
        with pa.ipc.open_file(self._path) as file:
            runs = [_Run(file, pieces) for pieces in self._runs]
            while runs := [run for run in runs if run.goes_on]:
                end = _turn(runs)
                yield _latest([run.take(end) for run in runs if run.last]).select(list(SCHEMA))


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Where a piece of a run stands in the file, and how its first key begins."""

    place: int
    first: str


class _Run:
    """A sorted run, read piece by piece. Each key stands in it once."""

    def __init__(self, file: pa.ipc.RecordBatchFileReader, pieces: list[_Piece]) -> None:
        self._file = file
        self._pieces = deque(pieces)
        self._rows = pl.DataFrame()
        self.last = ""
        """The key the piece in hand ends with; empty when there is none in hand."""

    @property
    def goes_on(self) -> bool:
        """Whether there are rows left."""
        return bool(self.last or self._pieces)

    @property
    def first(self) -> str:
        """How the first key of the next piece begins."""
        return self._pieces[0].first

    def read(self) -> None:
        """Take the next piece in hand."""
        self._rows = pl.DataFrame(self._file.get_batch(self._pieces.popleft().place))
        self.last = str(self._rows[_ORDER][-1])

    def take(self, end: str) -> pl.DataFrame:
        """Take the rows up to and with this key."""
        many = self._rows[_ORDER].search_sorted(end, side="right")
        taken, self._rows = self._rows.head(many), self._rows.slice(many)
        if self._rows.is_empty():
            self._rows, self.last = pl.DataFrame(), ""
        return taken


def _turn(runs: list[_Run]) -> str:
    """Read the pieces whose turn it is, the first one first, and return the key up to which no other has rows."""
    while True:
        end = min((run.last for run in runs if run.last), default=None)
        following = min((run for run in runs if not run.last), key=lambda run: run.first, default=None)
        if end is not None and (following is None or following.first > end):
            return end
        if following is not None:
            following.read()


def _latest(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """Sort the rows of these frames, and keep the last of each key."""
    rows = pl.concat(frames).sort(_ORDER, _PLACE)
    return rows.filter((pl.col(_ORDER) != pl.col(_ORDER).shift(-1)).fill_null(value=True))


@contextmanager
def sorter(path: Path) -> Iterator[Sorter]:
    """Open a sorter whose file lies at ``path``."""
    found = Sorter(path)
    try:
        yield found
    finally:
        found.close()
