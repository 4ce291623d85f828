"""Where a municipality's frozen rows lie, and how they are made, and made again: the checksum names the file."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import polars as pl
from django.conf import settings
from django.db import connection, transaction

from vugge.access.queries.municipalities import municipality_codes
from vugge.base.errors import ExpectedError
from vugge.base.files import scratch
from vugge.base.home import make_private
from vugge.base.tenancy.context import within
from vugge.insight.facts import journal, stored
from vugge.insight.facts.canonical import FrozenRows, freeze_rows
from vugge.insight.facts.copying import frames_from_copy
from vugge.insight.facts.sorting import Sorter, sorter
from vugge.insight.models import DataSet, Import
from vugge.insight.rules.manifest import DataSetFacts
from vugge.insight.rules.sources import Sources

_FILE = ("file_sha256", "file_read", "file_rejected")


@dataclass(frozen=True, kw_only=True)
class FrozenUnion(FrozenRows):
    """Rows frozen of imports and journal together; `journal_rows` of them are the journal's."""

    journal_rows: int = 0


def freeze_sources(municipality: str, sources: Sources) -> FrozenUnion:
    """Write a municipality's current rows of these sources as a file named by their checksum."""
    folder = make_private(make_private(Path(settings.DATA_SETS)) / municipality)
    with scratch(folder, ".freezing-") as room:
        gathered = Union(room)
        frozen = freeze_rows(gathered.rows(municipality, sources), room / "rows.parquet")
        kept = frozen.path.replace(_file(municipality, frozen.sha256))
    return FrozenUnion(path=kept, sha256=frozen.sha256, rows=frozen.rows, journal_rows=gathered.journal_rows)


def days_of(rows: Path) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a file of rows; None of none."""
    found = pl.scan_parquet(rows).select(first=pl.col("date").min(), last=pl.col("date").max()).collect()
    first, last = found.row(0)
    return first, last


def rows_by_municipality(rows: Path) -> dict[str, int]:
    """Return how many rows of a file each municipality has."""
    found = pl.scan_parquet(rows).group_by("municipality").len().sort("municipality").collect()
    return dict(found.iter_rows())


def sources_of(found: DataSet) -> Sources:
    """Return what a data set is made of."""
    return Sources(imports=tuple(UUID(each["id"]) for each in found.imports), journal_at=found.journal_at)


def rows_of(municipality: str, sha256: str, sources: Sources) -> Path:
    """Return the file of a data set's rows; it is made again from its sources when it is gone.

    Raises ExpectedError when they give other rows than they did: somebody has changed what is only added to.
    """
    file = _file(municipality, sha256)
    if not file.is_file() and freeze_sources(municipality, sources).sha256 != sha256:
        raise ExpectedError(f"Datasættet {sha256[:8]} kan ikke dannes igen: dets rækker er ændret siden. Frys et nyt.")
    return file


def _file(municipality: str, sha256: str) -> Path:
    return Path(settings.DATA_SETS) / municipality / f"{sha256}.parquet"


class Union:
    """Rows of imports and journal in one order, the journal's in place of an imported one of the same activity.

    A municipality without a journal is not sorted anew: its rows come from the database in order.
    """

    def __init__(self, room: Path) -> None:
        """Begin with no row; ``room`` is a folder for what does not fit in memory."""
        self._room = room
        self.journal_rows = 0

    def rows(self, municipality: str, sources: Sources) -> Iterator[pl.DataFrame]:
        """Give a municipality's rows by activity, byte by byte."""
        imported = self._imported(municipality, sources.imports)
        if sources.journal_at is None:
            yield from imported
            return
        with sorter(self._room / "runs.arrow") as together:
            for frame in imported:
                together.add(frame)
            self.journal_rows += self._add_journal(together, municipality, sources.journal_at)
            yield from together.in_order()

    @staticmethod
    def _imported(municipality: str, imports: Sequence[UUID]) -> Iterator[pl.DataFrame]:
        return frames_from_copy(stored.current_rows(municipality, imports)) if imports else iter(())

    @staticmethod
    def _add_journal(together: Sorter, municipality: str, as_of: dt.datetime) -> int:
        """Add the journal's rows after the others: the last one added of an activity is kept."""
        before = together.added
        for frame in journal.frames(municipality, as_of):
            together.add(frame)
        return together.added - before


def freeze_everyone(target: Path, now: dt.datetime, only: str = "") -> DataSetFacts:
    """Write the current rows of every municipality, or of one, as one file, each read under its own name.

    A file that became several imports, or was read in twice, is counted once in what was read and rejected. The rows
    are those of one moment, which nothing remembers: they are for a file, not for a data set.
    """
    files: dict[str, tuple[int, int]] = {}
    with TemporaryDirectory(dir=target.parent, prefix=".gathering-") as room, _one_moment():
        gathered = Union(Path(room))
        codes = [only] if only else sorted(set(municipality_codes().values()))
        frozen = freeze_rows(_everyones(codes, gathered, files, now), target)
    filed, rejected = (sum(each[place] for each in files.values()) for place in (0, 1))
    read = filed + gathered.journal_rows
    return DataSetFacts(
        sha256=frozen.sha256,
        rows=frozen.rows,
        read=read,
        replaced=read - rejected - frozen.rows,
        rejected=rejected,
        journal_rows=gathered.journal_rows,
    )


@contextmanager
def _one_moment() -> Iterator[None]:
    """See the database as it stood at one moment: a file of several municipalities is in whole, or not at all."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _everyones(
    codes: Sequence[str], gathered: Union, files: dict[str, tuple[int, int]], now: dt.datetime
) -> Iterator[pl.DataFrame]:
    for code in codes:
        with within(municipality=code):
            imports = tuple(stored.current_imports(code))
            of = Import.objects.filter(municipality=code, id__in=imports)
            files |= {sha: (read, rejected) for sha, read, rejected in of.values_list(*_FILE)}
            journal_at = now if journal.holds_any(code, now) else None
            if imports or journal_at:
                yield from gathered.rows(code, Sources(imports=imports, journal_at=journal_at))
