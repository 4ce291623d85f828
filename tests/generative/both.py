"""An extract counted by both: the engine the product uses, and the second evaluator."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tests.second_evaluator import Cells, Extract, Row
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.facts.freezing import DataSet, freeze
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Parameters

Fault = tuple[int, str, str]
"""Line, column and value of a row left out."""


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """What the engine made of an extract."""

    facts: DataSet
    faults: list[Fault]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Read, new, replaced, rejected."""
        return self.facts.read, self.facts.rows, self.facts.replaced, self.facts.rejected

    def cells(self, programme: str) -> Cells:
        """Count every cell of a programme that is not 0."""
        return counted(self.facts.path, FIGURES[programme], national.parameters(programme))

    def rows(self) -> list[tuple[object, ...]]:
        """Return the good rows in the form of `good`, sorted."""
        found = pl.read_parquet(self.facts.path).iter_rows(named=True)
        return sorted((_from_parquet(row) for row in found), key=repr)


def frozen(extract: Path) -> Frozen:
    """Freeze the extract beside itself."""
    rejected = extract.with_suffix(".rejected.csv")
    facts = freeze(
        extract,
        extract.with_suffix(".parquet"),
        municipalities=national.municipality_codes(),
        rejected=rejected,
    )
    with rejected.open(encoding="utf-8", newline="") as lines:
        faults = [(int(row["line"]), row["column"], row["value"]) for row in csv.DictReader(lines, delimiter=";")]
    return Frozen(facts=facts, faults=faults)


def counted(rows: Path, figures: tuple[Figure, ...], parameters: Parameters) -> Cells:
    """Count these figures with the engine, as the second evaluator writes cells down."""
    return as_cells(count_parquet(rows, figures, parameters))


def as_cells(cells: tuple[Cell, ...]) -> Cells:
    """Write the engine's cells as the second evaluator does: those that are not 0."""
    return {cell.key: (cell.value, cell.base) for cell in cells if cell.value}


def told(extract: Extract) -> tuple[int, int, int, int]:
    """Return what the second evaluator counted: read, new, replaced, rejected."""
    return extract.read, extract.new, extract.replaced, len(extract.rejected)


def good(extract: Extract) -> list[tuple[object, ...]]:
    """Return the second evaluator's good rows as plain values, sorted."""
    return sorted((_from_row(row) for row in extract.rows), key=repr)


_LISTS = ("present", "reasons", "referrals")
_CODES = ("response", "place", "instrument", "respondent", "phase", "course_status", "statutory_measure")
_NUMBERS = ("score", "cutoff")
_LARGEST = 10**18


def _from_parquet(row: Mapping[str, object]) -> tuple[object, ...]:
    family = None if row["family_id"] == "-" else (row["municipality"], row["family_id"])
    lists = [sorted(str(row[column]).split("|")) if row[column] else [] for column in _LISTS]
    return (
        *(row["activity_id"], row["municipality"], family, row["activity"]),
        *(row["offered_on"], row["held_on"], row["date"], "none" if row["level"] is None else str(row["level"])),
        *lists,
        *(row[column] or "" for column in _CODES),
        *(row[column] for column in _NUMBERS),
    )


def _from_row(row: Row) -> tuple[object, ...]:
    return (
        *(row.activity_id, row.municipality, row.family, row.activity),
        *(row.offered_on, row.held_on, row.date, row.level),
        *(sorted(getattr(row, column)) for column in _LISTS),
        *(getattr(row, column) for column in _CODES),
        *(number if number is None else min(number, _LARGEST) for number in (row.score, row.cutoff)),
    )
