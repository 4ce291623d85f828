"""DuckDB, opened in this process with a limit on its memory.

It is loaded when the first connection is opened: reading and checking an extract do without it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.base.errors import ExpectedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

THREADS = 2
"""At most so many, however large the machine: each holds memory of its own."""


@contextmanager
def connected(memory: str, spill: Path, *, threads: int = THREADS) -> Iterator["DuckDBPyConnection"]:
    """Open DuckDB; what it cannot hold in memory goes to ``spill``. No room for it either raises ExpectedError."""
    import duckdb  # noqa: PLC0415 - as above

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(spill),
        "threads": threads,
    }
    try:
        with duckdb.connect(config=config) as engine:
            yield engine
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise ExpectedError("Udtrækket er større, end der er plads til i hukommelsen og på drevet.") from error
