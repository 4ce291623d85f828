"""The same declarations on another engine: PostgreSQL gives every cell that DuckDB gives."""

import os
from collections.abc import Iterator
from pathlib import Path

import ibis
import pyarrow.parquet as pq
import pytest
from ibis.backends.postgres import Backend

from tests.generative.both import frozen
from tests.generative.registrations import csv_text, family
from vugge.base.postgres import server
from vugge.base.postgres.cluster import Role
from vugge.insight.facts import national
from vugge.insight.facts.counting import Answer, count
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.figures import FIGURES

EXAMPLE = Path(__file__).parent / "example" / "activities.csv"


@pytest.fixture(scope="module")
def postgres() -> Iterator[Backend]:
    with server.running(Path(os.environ["VUGGE_HOME"])) as cluster:
        address = cluster.address(Role.OWNER)
        assert address is not None
        connection = ibis.postgres.connect(
            host=address.host,
            port=address.port,
            user=address.user,
            password=address.password,
            database=address.database,
        )
        yield connection
        connection.disconnect()


def invented() -> str:
    return csv_text(row for seed in range(1, 500) for row in family(seed))


@pytest.mark.parametrize("text", [EXAMPLE.read_text("utf-8"), invented()], ids=["the example", "invented families"])
def test_postgresql_gives_every_cell_that_duckdb_gives(postgres: Backend, tmp_path: Path, text: str) -> None:
    path = tmp_path / "extract.csv"
    path.write_text(text, encoding="utf-8")
    rows = frozen(path).facts.path

    def run(query: ibis.Table) -> Answer:
        answer: list[dict[str, int | None]] = postgres.to_pyarrow(query).to_pylist()
        return answer

    table = postgres.create_table("registrations", obj=pq.read_table(rows), temp=True, overwrite=True)
    for programme, figures in FIGURES.items():
        parameters = national.parameters(programme)
        assert count(table, figures, parameters, run) == count_parquet(rows, figures, parameters)
