"""The engine figures are counted on: DuckDB, in the process, reading a data set's Parquet."""

from functools import lru_cache
from pathlib import Path

import duckdb
import ibis
import ibis.backends.duckdb  # loads the compiler now, not at the first count
import polars as pl

from vugge.insight.facts.checking import SCHEMA
from vugge.insight.facts.connecting import connected
from vugge.insight.facts.counting import cells
from vugge.insight.facts.scans import Scan, scans
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.parameters import Parameters

MEMORY = "200MB"
"""What DuckDB may use while counting; more goes to disk."""

REGISTRATIONS = "registrations"
_SCHEMA = ibis.schema(pl.DataFrame(schema=SCHEMA).to_arrow().schema)


@lru_cache(maxsize=32)
def _compiled(figures: tuple[Figure, ...], parameters: Parameters) -> tuple[tuple[Scan, str], ...]:
    """Compile once per process: the declarations and the parameters are all that a query depends on."""
    table = ibis.table(_SCHEMA, name=REGISTRATIONS)
    return tuple((scan, ibis.to_sql(scan.query, dialect="duckdb")) for scan in scans(table, figures, parameters))


def count_parquet(rows: Path, figures: tuple[Figure, ...], parameters: Parameters) -> tuple[Cell, ...]:
    """Count a programme's figures over a frozen data set."""
    with connected(MEMORY, rows.parent / ".counting") as engine:
        engine.read_parquet(str(rows)).create_view(REGISTRATIONS)
        return cells(figures, [(scan, _answer(engine, query)) for scan, query in _compiled(figures, parameters)])


def _answer(engine: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, int | None]]:
    found = engine.execute(query)
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
