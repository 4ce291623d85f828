"""An activity extract read row by row, exactly by the contract, in blocks of bounded size.

A stretch of a CSV file without a quote has one record a line and is split in bulk; any other goes through Python's own
reader. Both give the same rows; a generative test holds them to it.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from vugge.base.text import marked as _
from vugge.insight.facts.records import Lines, records
from vugge.insight.facts.refusals import refuse_other_formats, refuse_other_header, refuse_other_type
from vugge.insight.facts.rejections import ExtractError, Rejection
from vugge.insight.rules import faults
from vugge.insight.rules.extract import HEADER

BLOCK = 10_000
"""Rows in a block; a block split in bulk may hold more, as many as `STRETCH` has room for."""

STRETCH = 1 << 20
"""Bytes of a CSV file read at a time, and then to the end of the line."""

LONGEST_LINE = 16 << 20
"""Bytes after which a file without a line end is no extract."""

LINE = "line"
_FIRST_DAY, _LAST_DAY = ((day - date(1970, 1, 1)).days for day in (date.min, date.max))
_BOM = b"\xef\xbb\xbf"
_TEXT = dict.fromkeys(HEADER, pl.String)


@dataclass(frozen=True)
class Block:
    """Rows of the right width as text, their place (``line``: the line a row starts on), and the rows that were not."""

    rows: pl.DataFrame
    rejected: tuple[Rejection, ...]


def files(path: Path) -> tuple[Path, ...]:
    """Return the extract's files in order: the file itself, or a folder's CSV and Parquet files by name."""
    if not path.exists():
        raise ExtractError(_("Der er ingen fil eller mappe, der hedder {path}."), path=path)
    found = [path]
    if path.is_dir():
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in {".csv", ".parquet"})
        found = [each for each in found if not _is_report(each)]
    if not found:
        raise ExtractError(_("Mappen {path} har ingen CSV- eller Parquet-filer."), path=path)
    for each in found:
        if each.exists() and not each.is_file():  # a pipe would be waited for, and cannot be read twice
            raise ExtractError(_("{path} er ikke en almindelig fil. Gem udtrækket som en fil først."), path=each)
    return tuple(found)


def _is_report(file: Path) -> bool:
    """Tell whether a file is what `vugge import-activities` laid beside an extract: its rejected rows."""
    extract = file.name.removesuffix(".rejected.csv")
    return extract != file.name and any(file.with_name(extract + end).exists() for end in (".csv", ".parquet"))


def blocks(path: Path) -> Iterator[Block]:
    """Read one file. Raise ExtractError when it is not an extract at all; nothing of it counts then."""
    with path.open("rb") as file:
        magic = file.read(8)
        if magic.startswith(b"PAR1"):
            yield from _parquet_blocks(path)
            return
        refuse_other_formats(path, magic)
        file.seek(len(_BOM) if magic.startswith(_BOM) else 0)
        yield from _csv_blocks(path, file)


def written_as(path: Path) -> str:
    """Return how a file that could be read is written: ``parquet``, ``utf-8``, or ``utf-8-sig`` with a mark first."""
    with path.open("rb") as file:
        magic = file.read(8)
    if magic.startswith(b"PAR1"):
        return "parquet"
    return "utf-8-sig" if magic.startswith(_BOM) else "utf-8"


def _csv_blocks(path: Path, file: BinaryIO) -> Iterator[Block]:
    read = 0
    header: list[str] = []
    while not header and (line := file.readline(LONGEST_LINE)):
        text = _decoded(path, line, read)
        if "\r" in text.removesuffix("\n").removesuffix("\r"):
            raise ExtractError(_("{path} har linjer, der ender på CR alene. Gem den med LF eller CRLF."), path=path)
        header = next(csv.reader([text], delimiter=";"), [])
        read += 1
    refuse_other_header(path, header)
    stretches = _stretches(path, file)
    for stretch in stretches:
        text = _decoded(path, stretch, read)
        if b'"' in stretch or stretch.count(b"\r") != stretch.count(b"\r\n"):
            lines = Lines(text, _texts(path, stretches, read + stretch.count(b"\n")), read)
            yield from _in_blocks(records(lines))
            read = lines.number
        else:
            yield _split(stretch.replace(b"\r\n", b"\n"), read)
            read += stretch.count(b"\n")


def _stretches(path: Path, file: BinaryIO) -> Iterator[bytes]:
    """Give the file in stretches that end at a line end; one is added to the very last line if it has none."""
    while stretch := file.read(STRETCH):
        rest = b"" if stretch.endswith(b"\n") else file.readline(LONGEST_LINE)
        if len(rest) == LONGEST_LINE:
            raise ExtractError(_("{path} har en linje på over 16 MB og er derfor ikke et udtræk."), path=path)
        whole = stretch + rest
        yield whole if whole.endswith(b"\n") else whole + b"\n"


def _texts(path: Path, stretches: Iterator[bytes], before: int) -> Iterator[str]:
    for stretch in stretches:
        yield _decoded(path, stretch, before)
        before += stretch.count(b"\n")


def _decoded(path: Path, stretch: bytes, before: int) -> str:
    try:
        return stretch.decode()
    except UnicodeDecodeError as error:
        raise ExtractError(
            _("{path} er ikke UTF-8: der er fejl i tegnene på linje {line}. Gem filen som CSV UTF-8."),
            path=path,
            line=before + 1 + stretch.count(b"\n", 0, error.start),
        ) from error


def _split(stretch: bytes, before: int) -> Block:
    """Split a stretch without quotes, whose lines are its records, ``before`` lines into the file."""
    characters = np.frombuffer(stretch, np.uint8)
    ends = np.flatnonzero(characters == ord("\n"))
    starts = np.concatenate(([0], ends[:-1] + 1))
    cells = np.diff(np.searchsorted(np.flatnonzero(characters == ord(";")), ends), prepend=0) + 1
    good = cells == len(HEADER)
    bad = np.flatnonzero(~good & (ends > starts))
    if not good.all():
        stretch = characters[np.repeat(good, ends - starts + 1)].tobytes()
    if stretch.startswith(_BOM):
        stretch = _BOM + stretch  # polars takes the first for the file's mark; here it is a cell's own letter
    rows = pl.read_csv(
        io.BytesIO(stretch),
        has_header=False,
        separator=";",
        quote_char=None,
        schema=_TEXT,
        empty_string_is_null=False,
        raise_if_empty=False,
    )
    numbers = pl.Series(LINE, np.flatnonzero(good) + before + 1, dtype=pl.Int64)
    return Block(
        rows=rows.insert_column(0, numbers),
        rejected=tuple(_wrong_width(int(place) + before + 1, int(cells[place])) for place in bad),
    )


def _in_blocks(found: Iterator[tuple[int, list[str]]]) -> Iterator[Block]:
    numbers: list[int] = []
    rows: list[list[str]] = []
    rejected: list[Rejection] = []
    for line, cells in found:
        if len(cells) == len(HEADER):
            numbers.append(line)
            rows.append(cells)
        else:
            rejected.append(_wrong_width(line, len(cells)))
        if len(rows) + len(rejected) == BLOCK:
            yield _block(numbers, rows, rejected)
            numbers, rows, rejected = [], [], []
    yield _block(numbers, rows, rejected)


def _wrong_width(line: int, cells: int) -> Rejection:
    if not cells:
        return Rejection(line=line, reason=faults.OPEN_QUOTE)
    return Rejection(line=line, reason=faults.WRONG_WIDTH.format(count=cells))


def _block(numbers: list[int], rows: list[list[str]], rejected: list[Rejection]) -> Block:
    frame = pl.DataFrame(rows, schema=_TEXT, orient="row")
    return Block(rows=frame.insert_column(0, pl.Series(LINE, numbers, dtype=pl.Int64)), rejected=tuple(rejected))


def _parquet_blocks(path: Path) -> Iterator[Block]:
    try:
        yield from _batches(path)
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the system's own; the library's complaints of the file's content have no number
        raise ExtractError(_("{path} begynder som Parquet, men kan ikke læses."), path=path) from error


def _batches(path: Path) -> Iterator[Block]:
    with pq.ParquetFile(path) as file:
        refuse_other_header(path, file.schema_arrow.names)
        for field in file.schema_arrow:
            refuse_other_type(path, field)
        first = 2
        for batch in file.iter_batches(batch_size=BLOCK):
            batch.validate(full=True)  # text that is no UTF-8 would bring the libraries after this down
            frame = pl.DataFrame({name: _as_text(batch.column(name)) for name in HEADER})
            numbers = pl.int_range(first, first + frame.height, dtype=pl.Int64, eager=True).alias(LINE)
            yield Block(rows=frame.insert_column(0, numbers), rejected=())
            first += frame.height


def _as_text(column: pa.Array) -> pl.Series:
    """Return a column's values as an extract writes them; a day outside the calendar as a number, which is no date."""
    values = pl.Series(values=column)
    if values.dtype.is_temporal():
        days = values.cast(pl.Date).to_physical()
        inside = days.is_between(_FIRST_DAY, _LAST_DAY)
        written = pl.Series(values=days.zip_with(inside, pl.Series([None], dtype=days.dtype))).cast(pl.Date)
        return written.cast(pl.String).fill_null(days.cast(pl.String)).fill_null("")
    return values.cast(pl.String).fill_null("")
