"""The engine figures are counted on: DuckDB, in the process, reading a data set's Parquet."""

from pathlib import Path

import ibis
import ibis.expr.types as ir

from vugge.insight.facts.counting import Answer, count
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.parameters import Parameters

MEMORY = "1200MB"
"""What DuckDB may use while counting; more goes to disk."""


def count_parquet(rows: Path, figures: tuple[Figure, ...], parameters: Parameters) -> tuple[Cell, ...]:
    """Count a programme's figures over a frozen data set."""
    connection = ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(rows.parent / ".counting"))
    try:

        def run(query: ir.Table) -> Answer:
            return connection.to_pyarrow(query).to_pylist()

        return count(connection.read_parquet(str(rows)), figures, parameters, run)
    finally:
        connection.disconnect()
