"""A home, a PostgreSQL and a migrated database for the session; each worker of xdist has a copy of its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import copy, copy_demo
from tests.own_databases import OwnDatabase, led_to, own_database, point
from vugge.base.postgres import server
from vugge.base.postgres.cluster import Cluster, Role

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")

# Before Django is loaded, and never the home or the database of the person who runs the tests.
for _name in [name for name in os.environ if name.startswith(("VUGGE_", "DATABASE_")) and not _WORKER]:
    del os.environ[_name]
os.environ["DJANGO_SETTINGS_MODULE"] = "vugge.config.settings"
if not _WORKER:
    os.environ["VUGGE_HOME"] = tempfile.mkdtemp(prefix="vugge-test-")
# Now that the home is the session's, and before the conftests of folders, which import models.
django.setup()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    if not _WORKER:
        shutil.rmtree(os.environ["VUGGE_HOME"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None) -> Iterator[None]:  # noqa: ARG001 - asked for by name, for its effect
    """Migrate a database as its owner once, copy it for this worker, and log in as the web role."""
    home = Path(os.environ["VUGGE_HOME"])
    name = f"test_{_WORKER or 'main'}"
    with server.running(home) as cluster:
        copy(cluster, name)
        point("default", cluster, Role.WEB, name)
        settings.RELEASES = "default"  # in one transaction with the test; the role itself is tested by its login
        yield
        connection.close()


@pytest.fixture(name="own_database")
def _own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[OwnDatabase]:  # noqa: ARG001 - asked for by name, for its effect
    """A migrated database for this test alone. It takes the place of `django_db`: what is committed is committed."""
    with django_db_blocker.unblock(), own_database(Cluster(Path(os.environ["VUGGE_HOME"]))) as own:
        yield own


@pytest.fixture(scope="session")
def _demo_name(django_db_setup: None) -> str:  # noqa: ARG001 - asked for by name, for its effect
    """Copy the demo's database for this worker; return what the copy is called."""
    name = f"demo_{_WORKER or 'main'}"
    copy_demo(Cluster(Path(os.environ["VUGGE_HOME"])), name)
    return name


@pytest.fixture
def demo_database(_demo_name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A demo's database, with what was published in it, and releases; what the test writes there is undone.

    It takes the place of `django_db`. Releases are read as the evaluator role, which sees only what is committed.
    """
    cluster = Cluster(Path(os.environ["VUGGE_HOME"]))
    with django_db_blocker.unblock(), led_to(cluster, _demo_name), transaction.atomic():
        yield
        transaction.set_rollback(True)
