"""A data set: the good rows of an extract, each once, in one order, frozen as typed Parquet with a checksum.

Rows are spilled as they are checked, sorted by DuckDB outside memory, and written once more while the checksum is
taken, so that a file of any size goes through in bounded memory.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, TextIO

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from vugge.base.errors import on_one_line
from vugge.insight.facts.checking import SCHEMA, check
from vugge.insight.facts.engine import connected
from vugge.insight.facts.reading import BLOCK, blocks, files
from vugge.insight.facts.rejections import Rejection
from vugge.insight.rules.extract import HEADER

if TYPE_CHECKING:
    from _csv import Writer  # the type of what csv.writer returns; at run time it has no public name

MEMORY = "600MB"
"""What DuckDB may use while sorting and counting; more goes to disk beside the data set."""

REJECTED_HEADER = ("line", "column", "value", "reason")
_PLACE = "read_as"


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """A frozen data set.

    ``read`` = new + replaced + rejected; ``rows`` = new. ``sha256`` is that of the good rows written as an extract:
    UTF-8, header, LF, sorted by municipality and activity_id, empty cells empty, lists sorted, numbers plain.
    """

    path: Path
    sha256: str
    rows: int
    read: int
    replaced: int
    rejected: int


@dataclass
class _Tally:
    good: int = 0
    rejected: int = 0


def freeze(
    source: Path,
    target: Path,
    *,
    municipalities: Mapping[str, str],
    rejected: Path | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> DataSet:
    """Read ``source`` (a file, or a folder of them) and write the data set to ``target`` (Parquet).

    The rejected rows go to ``rejected`` as CSV, with the file's name first when the source is a folder. ``progress``
    is told the rows read so far. Raises ExtractError when a file is no extract; then neither file is written.
    """
    with TemporaryDirectory(dir=target.parent, prefix=".freezing-") as folder:
        spill, faults, frozen = (Path(folder) / name for name in ("good.parquet", "rejected.csv", "frozen.parquet"))
        tally = _check_all(source, spill, faults, municipalities, progress)
        rows, sha256 = _sort_and_write(spill, frozen, Path(folder))
        frozen.replace(target)
        if rejected is not None:
            faults.replace(rejected)
    return DataSet(
        path=target,
        sha256=sha256,
        rows=rows,
        read=tally.good + tally.rejected,
        replaced=tally.good - rows,
        rejected=tally.rejected,
    )


def _check_all(
    source: Path,
    spill: Path,
    faults: Path,
    municipalities: Mapping[str, str],
    progress: Callable[[int], None],
) -> _Tally:
    tally = _Tally()
    whole = pl.DataFrame(schema={_PLACE: pl.Int64, **SCHEMA}).to_arrow().schema
    with faults.open("w", encoding="utf-8", newline="") as report, pq.ParquetWriter(spill, whole) as writer:
        plain, quoted = (_report(report, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        several = source.is_dir()
        plain.writerow((*(("file",) if several else ()), *REJECTED_HEADER))
        for path in files(source):
            for block in blocks(path):
                good, bad = check(block.rows, municipalities)
                places = pl.int_range(tally.good, tally.good + good.height, dtype=pl.Int64, eager=True)
                writer.write_table(good.insert_column(0, places.alias(_PLACE)).to_arrow().cast(whole))
                for each in sorted((*block.rejected, *bad), key=_line):
                    rows = quoted if "\r" in each.value else plain  # Python before 3.13 puts no quotes round a lone CR
                    rows.writerow(
                        (
                            *((on_one_line(path.name),) if several else ()),
                            each.line,
                            each.column,
                            each.value,
                            each.reason,
                        )
                    )
                tally.good += good.height
                tally.rejected += len(bad) + len(block.rejected)
                progress(tally.good + tally.rejected)
    return tally


def _report(file: TextIO, quoting: Literal[0, 1]) -> "Writer":
    return csv.writer(file, delimiter=";", lineterminator="\n", quoting=quoting)


def _line(rejection: Rejection) -> int:
    return rejection.line


def _sort_and_write(spill: Path, target: Path, scratch: Path) -> tuple[int, str]:
    """Write each activity's last good row, sorted, and return how many there are and their checksum."""
    digest = hashlib.sha256((";".join(HEADER) + "\n").encode())
    total = 0
    writer: pq.ParquetWriter | None = None
    try:
        for frame in _latest(_sorted(spill, scratch)):
            table = frame.select(list(SCHEMA)).to_arrow()
            writer = writer or pq.ParquetWriter(target, table.schema, compression="zstd")
            writer.write_table(table)
            digest.update(_canonical(frame))
            total += frame.height
    finally:
        if writer is not None:
            writer.close()
    return total, digest.hexdigest()


def _sorted(spill: Path, scratch: Path) -> Iterator[pl.DataFrame]:
    with connected(MEMORY, scratch / "sort") as connection:
        rows = connection.read_parquet(str(spill)).order("municipality, activity_id, read_as")
        for batch in rows.to_arrow_reader(BLOCK):
            yield pl.DataFrame(pa.Table.from_batches([batch]))


def _latest(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Keep the last of each run of rows with the same key; runs may cross frames."""
    held = pl.DataFrame(schema={_PLACE: pl.Int64, **SCHEMA})
    for frame in frames:
        rows = pl.concat([held, frame], how="vertical")
        held = rows.tail(1)
        yield _last_of_each(rows)
    yield held


def _last_of_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows that the next row does not replace; the very last row is left for the next frame."""
    same = [pl.col(each) == pl.col(each).shift(-1) for each in ("municipality", "activity_id")]
    return rows.filter((~pl.all_horizontal(same)).fill_null(value=False))


def _canonical(frame: pl.DataFrame) -> bytes:
    text = io.BytesIO()
    frame.select(HEADER).write_csv(text, separator=";", include_header=False, null_value="", line_terminator="\n")
    return text.getvalue()
