"""A database that is there and up to date, for commands that must work with nothing set up before."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from vugge.base.errors import ExpectedError
from vugge.base.home import home
from vugge.base.postgres import server
from vugge.config.databases import is_external
from vugge.config.environment import Environment


@contextmanager
def ready_database() -> Iterator[None]:
    """Have a migrated database and Django loaded on it as the web role; the bundled one runs for as long as needed."""
    environment = Environment(os.environ)
    external = is_external(environment) or environment.flag("VUGGE_PRODUCTION")
    with ExitStack() as stack:
        if not external:
            stack.enter_context(server.running(home()))
        # Django comes late: its settings read the passwords, which the first start of the database makes.
        import django  # noqa: PLC0415 - see above
        from django.db import connections  # noqa: PLC0415 - see above

        django.setup()
        stack.callback(connections.close_all)
        if not _is_migrated():
            if external:
                raise ExpectedError("Databasen er ikke bragt op til denne version. Kør først: vugge migrate")
            _migrate()
        yield


def _is_migrated() -> bool:
    from django.db import connection  # noqa: PLC0415 - as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - as above

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _migrate() -> None:
    # A process of its own: one process has one role, and this one is the web's.
    done = subprocess.run(
        [sys.executable, "-m", "vugge.config.command", "migrate"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ExpectedError(f"Databasen kunne ikke bringes op til denne version.\n{done.stderr.strip()}")
