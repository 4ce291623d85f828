"""A file looked through before anything of it is kept: what a dry run shows, and its good rows to be copied in."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow.parquet as pq

from vugge.insight.facts import national
from vugge.insight.facts.checking import DATE
from vugge.insight.facts.quality import Finding, distinct_keys, quality
from vugge.insight.facts.reading import written_as
from vugge.insight.facts.sifting import Report, Sifted, arrow_schema, as_arrow, sift
from vugge.insight.rules.extract import HEADER
from vugge.insight.rules.faults import FAULT_KINDS, kind_of
from vugge.insight.rules.figures import FIGURES


@dataclass(frozen=True, kw_only=True)
class MunicipalityRows:
    """A known municipality's share of a file: its four-digit code, its good rows and its rejected ones."""

    code: str
    good: int
    rejected: int


@dataclass(frozen=True, kw_only=True)
class FaultCount:
    """How many rows were rejected for faults of a kind (`rules.faults.FaultKind`)."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a file holds. ``dataclasses.asdict`` gives plain JSON values.

    ``read`` = ``good`` + ``rejected``; ``keys`` is how many different activities the good rows are, so that
    ``good - keys`` of them are replaced inside the file. ``written_as`` is utf-8, utf-8 with a mark (utf-8-sig), or
    parquet; the dates are the first and last of the good rows' own date.
    """

    read: int
    good: int
    rejected: int
    keys: int
    sha256: str
    size: int
    written_as: str
    columns: int
    municipalities: tuple[MunicipalityRows, ...]
    first_date: str | None
    last_date: str | None
    faults: tuple[FaultCount, ...]
    quality: tuple[Finding, ...]


@dataclass
class _Tally:
    good: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None

    def add(self, part: Sifted) -> None:
        self.good.update(dict(part.good["municipality"].value_counts().iter_rows()))
        self.rejected.update(each.municipality for each in part.rejected)
        self.faults.update(kind_of(each.column, each.reason).code for each in part.rejected)
        if part.good.height:
            first, last = part.good.select(pl.col(DATE).min().alias("first"), pl.col(DATE).max().alias("last")).row(0)
            self.first, self.last = min(self.first or first, first), max(self.last or last, last)

    @property
    def read(self) -> int:
        return self.good.total() + self.rejected.total()


def check_extract(
    source: Path,
    *,
    municipalities: Mapping[str, str],
    own: str | None,
    good: Path,
    rejected: Path,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Checked:
    """Read a file once, in bounded memory; write its good rows and the report of the rejected.

    ``good`` becomes Parquet with the columns of `checking.SCHEMA` in the file's order, every row of it, replaced ones
    too: the last of a key wins. ``rejected`` becomes the contract's CSV. ``own`` is the one municipality whose rows the
    file may hold, if it is a leader's. ``progress`` is told the rows read so far. Raises ExtractError when the file is
    no extract; then neither is written.
    """
    with TemporaryDirectory(dir=good.parent, prefix=".checking-") as folder:
        rows, report = Path(folder) / "good.parquet", Path(folder) / "rejected.csv"
        tally = _sift_into(rows, report, (source, municipalities, own), progress)
        there = set(tally.good)
        programmes = [national.participants(each) for each in FIGURES] if len(there) > 1 else []
        found = quality(rows, own=own, programmes=programmes)
        keys = distinct_keys(rows)
        rows.replace(good)
        report.replace(rejected)
    with source.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Checked(
        read=tally.read,
        good=tally.good.total(),
        rejected=tally.rejected.total(),
        keys=keys,
        sha256=sha256,
        size=source.stat().st_size,
        written_as=written_as(source),
        columns=len(HEADER),
        municipalities=_by_municipality(tally),
        first_date=tally.first.isoformat() if tally.first else None,
        last_date=tally.last.isoformat() if tally.last else None,
        faults=_by_kind(tally),
        quality=found,
    )


def _sift_into(
    good: Path, rejected: Path, sifting: tuple[Path, Mapping[str, str], str | None], progress: Callable[[int], None]
) -> _Tally:
    tally = _Tally()
    schema = arrow_schema()
    with ExitStack() as files:
        report = Report(files.enter_context(rejected.open("w", encoding="utf-8", newline="")))
        writer = files.enter_context(pq.ParquetWriter(good, schema, compression="zstd"))
        for part in sift(*sifting):
            writer.write_table(as_arrow(part.good, schema))
            report.write(part.rejected)
            tally.add(part)
            progress(tally.read)
    return tally


def _by_municipality(tally: _Tally) -> tuple[MunicipalityRows, ...]:
    known = sorted({*tally.good, *tally.rejected} - {""})
    return tuple(MunicipalityRows(code=each, good=tally.good[each], rejected=tally.rejected[each]) for each in known)


def _by_kind(tally: _Tally) -> tuple[FaultCount, ...]:
    """Count the rejected rows by kind of fault, the most frequent first."""
    labels = {kind.code: kind.label for kind in FAULT_KINDS}
    return tuple(FaultCount(code=code, label=labels[code], count=count) for code, count in tally.faults.most_common())
