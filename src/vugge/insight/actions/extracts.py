"""Figures straight from an extract, without a database."""

from collections.abc import Callable
from pathlib import Path

from vugge.access.rules.actors import Operator
from vugge.insight.actions.results import write_figures
from vugge.insight.facts import national
from vugge.insight.facts.freezing import freeze
from vugge.insight.rules.manifest import REJECTED, ROWS, DataSetFacts

Progress = Callable[[int], None]


def silent(_rows: int) -> None:
    """Tell nobody how far it has come."""


def count_extract(
    *, by: Operator, source: Path, programme: str, out: Path, progress: Progress = silent
) -> DataSetFacts:
    """Count a programme's figures straight from an extract; write figures.csv, manifest.json and rejected.csv.

    Raises ExtractError when the file is no extract; then none of them is written.
    """
    del by  # the operator's own files on the operator's own machine: there is no trail outside the database

    def frozen(folder: Path) -> DataSetFacts:
        found = freeze(
            source,
            folder / ROWS,
            municipalities=national.municipality_codes(),
            rejected=folder / REJECTED,
            progress=progress,
        )
        return DataSetFacts(
            sha256=found.sha256,
            rows=found.rows,
            read=found.read,
            replaced=found.replaced,
            rejected=found.rejected,
        )

    return write_figures(programme, out, frozen, (REJECTED,))
