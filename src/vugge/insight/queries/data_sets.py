"""Reads of data sets: the latest, the list, one with what is worth a look in it, and its rows' file."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.insight.facts.frozen import rows_of, sources_of
from vugge.insight.models import DataSet
from vugge.insight.rules.sources import Source, Sources, by_source


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetRow:
    """A frozen data set: which in the row of them, checksum, rows, when and by whom, of what, days, what to see.

    `journal_rows` of the rows are the journal's own.
    """

    id: UUID
    ordinal: int
    sha256: str
    rows: int
    frozen_at: datetime
    frozen_by: str
    sources: Sources
    journal_rows: int
    quality: list[dict[str, Any]]
    first_day: date | None
    last_day: date | None

    @property
    def imports(self) -> tuple[str, ...]:
        """Return the ids of the imports it holds rows of."""
        return tuple(str(each) for each in self.sources.imports)

    @property
    def by_source(self) -> dict[Source, int]:
        """Return how many rows came from where."""
        return by_source(self.rows, self.journal_rows)


def data_sets(by: Member) -> tuple[DataSetRow, ...]:
    """Return the municipality's data sets, the latest first."""
    demand("see_data_sets", by)
    found = list(DataSet.objects.filter(municipality=by.municipality).order_by("number"))
    return tuple(_row(each, place) for place, each in reversed(list(enumerate(found, start=1))))


def data_set(by: Member, data_set_id: UUID) -> DataSetRow | None:
    """Return one data set, or None when the municipality has none by that id."""
    return next((each for each in data_sets(by) if each.id == data_set_id), None)


def latest(by: Member) -> DataSetRow | None:
    """Return the data set the municipality's figures are counted from, or None when there is none yet."""
    demand("see_figures", by)
    found = DataSet.objects.filter(municipality=by.municipality)
    newest = found.order_by("-number").first()
    return None if newest is None else _row(newest, found.count())


def rows_file(by: Member, of: DataSetRow) -> Path:
    """Return the Parquet file with a data set's rows, made again from the database if it is gone."""
    demand("see_figures", by)
    return rows_of(by.municipality, of.sha256, of.sources)


def _row(found: DataSet, ordinal: int) -> DataSetRow:
    return DataSetRow(
        id=found.id,
        ordinal=ordinal,
        sha256=found.sha256,
        rows=found.rows,
        frozen_at=found.frozen_at,
        frozen_by=found.frozen_by,
        sources=sources_of(found),
        journal_rows=found.journal_rows,
        quality=found.quality,
        first_day=found.first_day,
        last_day=found.last_day,
    )
