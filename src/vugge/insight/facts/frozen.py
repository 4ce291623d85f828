"""Where a municipality's frozen rows lie, and how they are made, and made again: the checksum names the file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

import polars as pl
from django.conf import settings
from django.db import connection, transaction

from vugge.access.queries.municipalities import municipality_codes
from vugge.base.files import scratch
from vugge.base.home import make_private
from vugge.base.tenancy.context import within
from vugge.insight.facts import stored
from vugge.insight.facts.canonical import FrozenRows, freeze_rows
from vugge.insight.facts.copying import frames_from_copy
from vugge.insight.models import Import
from vugge.insight.rules.manifest import DataSetFacts

_FILE = ("file_sha256", "file_read", "file_rejected")


def freeze_imports(municipality: str, imports: Sequence[UUID]) -> FrozenRows:
    """Write a municipality's current rows of these imports as a file named by their checksum."""
    folder = make_private(make_private(Path(settings.DATA_SETS)) / municipality)
    with scratch(folder, ".freezing-") as room:
        frozen = freeze_rows(frames_from_copy(stored.current_rows(municipality, imports)), room / "rows.parquet")
        kept = frozen.path.replace(_file(municipality, frozen.sha256))
    return FrozenRows(path=kept, sha256=frozen.sha256, rows=frozen.rows)


def days_of(rows: Path) -> tuple[date | None, date | None]:
    """Return the first and the last day of a file of rows; None of none."""
    found = pl.scan_parquet(rows).select(first=pl.col("date").min(), last=pl.col("date").max()).collect()
    first, last = found.row(0)
    return first, last


def rows_of(municipality: str, sha256: str, imports: Sequence[str]) -> Path:
    """Return the file of a data set's rows; it is made again from its imports' rows when it is gone."""
    file = _file(municipality, sha256)
    if not file.is_file():
        freeze_imports(municipality, [UUID(each) for each in imports])
    return file


def _file(municipality: str, sha256: str) -> Path:
    return Path(settings.DATA_SETS) / municipality / f"{sha256}.parquet"


def freeze_everyone(target: Path) -> DataSetFacts:
    """Write the current rows of every municipality as one file, each read under its own name.

    A file that became several imports, or was read in twice, is counted once in what was read and rejected.
    """
    files: dict[str, tuple[int, int]] = {}
    with _one_moment():
        frozen = freeze_rows(_everyones(files), target)
    read, rejected = (sum(each[place] for each in files.values()) for place in (0, 1))
    return DataSetFacts(
        sha256=frozen.sha256,
        rows=frozen.rows,
        read=read,
        replaced=read - rejected - frozen.rows,
        rejected=rejected,
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


def _everyones(files: dict[str, tuple[int, int]]) -> Iterator[pl.DataFrame]:
    for code in sorted(set(municipality_codes().values())):
        with within(municipality=code):
            imports = list(stored.current_imports(code))
            if imports:
                of = Import.objects.filter(municipality=code, id__in=imports)
                files |= {sha: (read, rejected) for sha, read, rejected in of.values_list(*_FILE)}
                yield from frames_from_copy(stored.current_rows(code, imports))
