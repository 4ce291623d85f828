"""An activity extract read row by row, exactly by the contract, in blocks of bounded size.

CSV goes through Python's own reader, so that quotes mean what RFC 4180 says they mean. A quote that is never closed
costs its own line only: reading goes on at the next.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from vugge.base.text import marked as _
from vugge.insight.facts.rejections import ExtractError, Rejection
from vugge.insight.rules.extract import HEADER

BLOCK = 50_000
"""Rows in a block."""

OPEN_QUOTE = 1 << 20
"""Characters after which a quote that is still open is taken to be a fault and not a very long cell."""

LINE = "line"

csv.field_size_limit(1 << 30)


@dataclass(frozen=True)
class Block:
    """Rows of the right width as text, their place (``line``: the line a row starts on), and the rows that were not."""

    rows: pl.DataFrame
    rejected: tuple[Rejection, ...]


def files(path: Path) -> tuple[Path, ...]:
    """Return the extract's files in order: the file itself, or a folder's CSV and Parquet files by name."""
    if not path.exists():
        raise ExtractError(_("Der er ingen fil eller mappe, der hedder {path}."), path=path)
    if not path.is_dir():
        return (path,)
    found = sorted(each for each in path.iterdir() if each.suffix.lower() in {".csv", ".parquet"})
    if not found:
        raise ExtractError(_("Mappen {path} har ingen CSV- eller Parquet-filer."), path=path)
    return tuple(found)


def blocks(path: Path) -> Iterator[Block]:
    """Read one file. Raise ExtractError when it is not an extract at all; nothing of it counts then."""
    with path.open("rb") as file:
        magic = file.read(8)
    return _parquet_blocks(path) if magic.startswith(b"PAR1") else _csv_blocks(path, magic)


def _csv_blocks(path: Path, magic: bytes) -> Iterator[Block]:
    _refuse_other_formats(path, magic)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = _Lines(file)
        try:
            records = _records(lines)
            _refuse_other_header(path, next(records, (0, []))[1])
            yield from _in_blocks(records)
        except UnicodeDecodeError as error:
            raise ExtractError(
                _("{path} er ikke UTF-8: der er fejl i tegnene efter linje {line}. Gem filen som CSV UTF-8."),
                path=path,
                line=lines.number,
            ) from error


def _refuse_other_formats(path: Path, magic: bytes) -> None:
    kinds = {
        b"PK": _("en regnearksfil eller et zip-arkiv"),
        b"%PDF": _("en PDF"),
        b"\xff\xfe": _("UTF-16"),
        b"\xfe\xff": _("UTF-16"),
        b"\xd0\xcf\x11\xe0": _("en ældre regnearksfil"),
        b"\x1f\x8b": _("en pakket fil (gzip)"),
    }
    for start, kind in kinds.items():
        if magic.startswith(start):
            raise ExtractError(
                _("{path} er {kind} og ikke en CSV i UTF-8. Gem den som CSV UTF-8 med semikolon."),
                path=path,
                kind=kind,
            )


def _refuse_other_header(path: Path, header: list[str]) -> None:
    if tuple(header) == HEADER:
        return
    if not header:
        raise ExtractError(_("{path} er tom. Første linje skal være kolonnernes navne."), path=path)
    missing = [name for name in HEADER if name not in header]
    unknown = [name for name in header if name not in HEADER]
    if len(header) == 1:
        raise ExtractError(
            _("{path} har ét felt i første linje: {found}. Felterne skal være adskilt af semikolon."),
            path=path,
            found=header[0][:80],
        )
    if missing or unknown:
        raise ExtractError(
            _("{path} har andre kolonner end udtrækket. Mangler: {missing}. Kendes ikke: {unknown}."),
            path=path,
            missing=", ".join(missing) or "–",
            unknown=", ".join(name[:40] for name in unknown[:10]) or "–",
        )
    raise ExtractError(
        _("{path} har kolonnerne i en anden rækkefølge eller den samme to gange: {found}."),
        path=path,
        found=";".join(header)[:400],
    )


class _Lines:
    """Physical lines with their number; remembers those of the record being read, so that it can be taken back."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._again: list[str] = []
        self.number = 0
        self.record: list[str] = []
        self._size = 0
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._size > OPEN_QUOTE:
            self.broken = True
            raise StopIteration
        line = self._again.pop() if self._again else next(self._source, None)
        if line is None:
            self.broken = bool(self.record)
            raise StopIteration
        self.number += 1
        self.record.append(line)
        self._size += len(line) if len(self.record) > 1 else 0
        return line

    def start_record(self) -> None:
        self.record = []
        self._size = 0

    def take_back(self) -> None:
        """Give back every line of the record but its first, to be read again."""
        self._again += reversed(self.record[1:])
        self.number -= len(self.record) - 1
        self.broken = False
        self.start_record()


def _records(lines: _Lines) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it starts on; blank lines are skipped; an open quote gives an empty record."""
    ended = False
    while not ended:
        ended = True
        for cells in csv.reader(lines, delimiter=";"):
            start = lines.number - len(lines.record) + 1
            if lines.broken:
                lines.take_back()
                yield start, []
                ended = False
                break
            lines.start_record()
            if cells:
                yield start, cells


def _in_blocks(records: Iterator[tuple[int, list[str]]]) -> Iterator[Block]:
    numbers: list[int] = []
    rows: list[list[str]] = []
    rejected: list[Rejection] = []
    for line, cells in records:
        if len(cells) == len(HEADER):
            numbers.append(line)
            rows.append(cells)
        else:
            rejected.append(_wrong_width(line, cells))
        if len(rows) + len(rejected) == BLOCK:
            yield _block(numbers, rows, rejected)
            numbers, rows, rejected = [], [], []
    yield _block(numbers, rows, rejected)


def _wrong_width(line: int, cells: list[str]) -> Rejection:
    if not cells:
        return Rejection(line=line, reason=_("et anførselstegn bliver aldrig lukket"))
    return Rejection(
        line=line, reason=_("rækken har {count} felter og skal have 21").replace("{count}", str(len(cells)))
    )


def _block(numbers: list[int], rows: list[list[str]], rejected: list[Rejection]) -> Block:
    columns = list(zip(*rows, strict=True)) or [()] * len(HEADER)
    frame = pl.DataFrame(
        {LINE: numbers, **dict(zip(HEADER, columns, strict=True))},
        schema={LINE: pl.Int64, **dict.fromkeys(HEADER, pl.String)},
    )
    return Block(rows=frame, rejected=tuple(rejected))


def _parquet_blocks(path: Path) -> Iterator[Block]:
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise ExtractError(_("{path} begynder som Parquet, men kan ikke læses."), path=path) from error
    with file:
        _refuse_other_header(path, file.schema_arrow.names)
        for field in file.schema_arrow:
            _refuse_other_type(path, field)
        first = 2
        for batch in file.iter_batches(batch_size=BLOCK):
            frame = pl.DataFrame(batch).select(_as_text(pl.col(name)) for name in HEADER)
            numbers = pl.int_range(first, first + frame.height, dtype=pl.Int64, eager=True).alias(LINE)
            yield Block(rows=frame.insert_column(0, numbers), rejected=())
            first += frame.height


def _as_text(column: pl.Expr) -> pl.Expr:
    return column.cast(pl.String).fill_null("")


def _refuse_other_type(path: Path, field: pa.Field) -> None:
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    if not (text or pa.types.is_date(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind)):
        raise ExtractError(
            _("{path}: kolonnen {column} har typen {kind}. Brug tekst, dato eller hele tal."),
            path=path,
            column=field.name,
            kind=str(kind),
        )
