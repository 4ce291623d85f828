"""A home, a PostgreSQL and a migrated database for the session; each worker of xdist has a copy of its own."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import as_owner, copy
from vugge.base.postgres import server
from vugge.base.postgres.cluster import Role
from vugge.demo.actions import prepare

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")

# Before Django is loaded, and never the home or the database of the person who runs the tests.
for _name in [name for name in os.environ if name.startswith(("VUGGE_", "DATABASE_")) and not _WORKER]:
    del os.environ[_name]
os.environ["DJANGO_SETTINGS_MODULE"] = "vugge.config.settings"
if not _WORKER:
    os.environ["VUGGE_HOME"] = tempfile.mkdtemp(prefix="vugge-test-")


def pytest_configure() -> None:
    """Load the settings now that the home is the session's; pytest-django would do it before this file is read."""
    django.setup()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    if not _WORKER:
        shutil.rmtree(os.environ["VUGGE_HOME"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - asked for by name, for its effect
    """Migrate a database as its owner once, copy it for this worker, and log in as the web role."""
    home = Path(os.environ["VUGGE_HOME"])
    name = f"test_{_WORKER or 'main'}"
    with server.running(home) as cluster:
        copy(cluster, name)
        address = cluster.address(Role.WEB)
        assert address is not None
        with django_db_blocker.unblock():
            connection.settings_dict.update(
                NAME=name, USER=address.user, PASSWORD=address.password, HOST=address.host, PORT=address.port
            )
            settings.RELEASES = "default"  # in one transaction with the test; the role itself is tested by its login
            yield
            connection.close()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:  # noqa: ARG001 - as above
    """Give a test a database of its own, where it may commit, from several threads; return its name."""
    name, before = f"own_{_WORKER or 'main'}", connection.settings_dict["NAME"]
    with server.running(Path(os.environ["VUGGE_HOME"])) as cluster, django_db_blocker.unblock():
        connection.close()
        copy(cluster, name)
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            with as_owner(cluster, "postgres") as owner:
                owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def published_data_set() -> Path:
    """Freeze the published extract as the data set in use, once for all workers; return the home it lies in."""
    home = Path(os.environ["VUGGE_HOME"])
    with (home / "data-set.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepare(home, lambda _sentence: None)
    return home
