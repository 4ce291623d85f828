"""Measure what keeping municipalities apart costs: the same statements with and without the policy and the write guard.

`python -m bench.tenants`, or `--rows 500000`. In a database of its own in a home of its own; medians and ratios are
printed, and how many statements stand round one request.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from vugge.base.postgres import roles, server
from vugge.base.postgres.cluster import Cluster, Role
from vugge.base.tenancy.policies import row_security

MUNICIPALITIES = 98
HERE = "0050"
STATEMENTS = {
    "one row by its key": "SELECT note FROM {} WHERE municipality_id = '0050' AND person = 4711",
    "a page of 50, newest first": "SELECT * FROM {} WHERE municipality_id = '0050' ORDER BY day DESC LIMIT 50",
    "one municipality counted": "SELECT count(*), max(day) FROM {} WHERE municipality_id = '0050'",
    "one row by its id alone": "SELECT note FROM {} WHERE id = 250000",
    "one row written": "INSERT INTO {} (municipality_id, person, day, note) VALUES ('0050', 1, '2026-01-01', 'x')",
    "a thousand rows written": "INSERT INTO {} (municipality_id, person, day, note) "
    "SELECT '0050', n, '2026-01-01', 'x' FROM generate_series(1, 1000) n",
}
FILL = """
CREATE TABLE {name} (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, municipality_id varchar(4) NOT NULL, person int NOT NULL,
    day date NOT NULL, note text NOT NULL
);
INSERT INTO {name} (municipality_id, person, day, note)
SELECT lpad((1 + n %% {municipalities})::text, 4, '0'), n %% 20011, date '2015-01-01' + n %% 4000, repeat('x', 60)
FROM generate_series(1, {rows}) n;
CREATE INDEX ON {name} (municipality_id, person);
CREATE INDEX ON {name} (municipality_id, day);
ANALYZE {name};
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.tenants")
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--times", type=int, default=400, help="how often each statement is run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vugge-bench-") as home:
        os.environ["VUGGE_HOME"] = home
        with server.running(Path(home)) as cluster:
            subprocess.run([sys.executable, "-m", "vugge.config.command", "migrate"], check=True, capture_output=True)
            with _login(cluster, Role.OWNER) as owner:
                for name in ("plain", "kept"):
                    owner.execute(sql.SQL(FILL.replace("%%", "%").format(
                        name=name, rows=arguments.rows, municipalities=MUNICIPALITIES)))  # fmt: skip
                owner.execute(str(row_security("kept").sql).encode())
                owner.execute("VACUUM ANALYZE")
            _print(cluster, arguments.times)


@contextmanager
def _login(cluster: Cluster, role: Role) -> Iterator[roles.Connection]:
    address = cluster.address(role)
    assert address is not None  # noqa: S101 - told to the type checker
    with psycopg.connect(address.conninfo(), autocommit=True) as connection:
        yield connection


def _print(cluster: Cluster, times: int) -> None:
    print("| statement | plain, ms | kept apart, ms | ratio |\n| --- | --- | --- | --- |")
    with _login(cluster, Role.WEB) as web:
        for name, statement in STATEMENTS.items():
            plain, kept = _in_turn(web, statement, times if "thousand" not in name else max(10, times // 20))
            print(f"| {name} | {plain:.3f} | {kept:.3f} | {kept / plain:.2f} |")


def _in_turn(web: roles.Connection, statement: str, times: int) -> tuple[float, float]:
    """Return the median milliseconds of a statement on each table, run in turn so that neither has the quieter hour."""
    took: dict[str, list[float]] = {"plain": [], "kept": []}
    for _ in range(times):
        for table, seen in took.items():
            with web.transaction(force_rollback=True):
                web.execute(
                    "SELECT set_config('app.municipality', %s, true), set_config('app.writing', 'yes', true)", [HERE]
                )
                started = time.perf_counter()
                web.execute(statement.format(table).encode())
                seen.append((time.perf_counter() - started) * 1000)
    return statistics.median(took["plain"]), statistics.median(took["kept"])


if __name__ == "__main__":
    main()
