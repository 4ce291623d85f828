"""For the tests that read the database's own catalogue, and plant faults in it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from vugge.base.postgres.cluster import Cluster, Role
from vugge.base.postgres.roles import Connection


@pytest.fixture
def owner(db: None) -> Iterator[Connection]:  # noqa: ARG001 - asked for by name, for its effect
    """Log in as the owner to the test's database; whatever is planted there is taken back afterwards."""
    address = Cluster(Path(settings.HOME)).address(Role.OWNER)
    assert address is not None
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(address.conninfo(name), autocommit=True) as login, login.transaction(force_rollback=True):
        yield login
