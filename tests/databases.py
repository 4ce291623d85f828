"""The session's databases: one is migrated as its owner, and every worker and every run of journeys has a copy."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from vugge.base.postgres import roles
from vugge.base.postgres.cluster import DATABASE, Cluster, Role


def copy(cluster: Cluster, name: str) -> None:
    """Make a copy of the migrated database, which is migrated first if nobody has."""
    with (cluster.home / "template.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not lock.tell():
            migrate = [sys.executable, "-m", "vugge.config.command", "migrate"]
            subprocess.run(migrate, check=True, capture_output=True)  # noqa: S603 - our own interpreter and module
            lock.write("migrated")
            lock.flush()
        with as_owner(cluster, "postgres") as connection:
            roles.make_database(connection, name, template=DATABASE)


@contextmanager
def as_owner(cluster: Cluster, name: str) -> Iterator[roles.Connection]:
    """Log in to a database as its owner."""
    owner = cluster.address(Role.OWNER)
    assert owner is not None
    with psycopg.connect(owner.conninfo(name), autocommit=True) as connection:
        yield connection


def mark_as_demo(cluster: Cluster, name: str) -> None:
    """Give a database the mark of a demo."""
    with as_owner(cluster, name) as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(roles.DEMO_MARK)))


def take_mark(cluster: Cluster, name: str) -> None:
    """Take the mark away again."""
    with as_owner(cluster, name) as connection:
        connection.execute(sql.SQL("DROP SCHEMA {}").format(sql.Identifier(roles.DEMO_MARK)))


def url(cluster: Cluster, role: Role, name: str) -> str:
    """Return what DATABASE_URL takes to log in to a copy."""
    found = cluster.address(role)
    assert found is not None
    where = urlencode({"host": found.host, "port": found.port})
    return f"postgresql://{quote(found.user)}:{quote(found.password, safe='')}@/{name}?{where}"
