"""The session's databases, each made once, under a lock, and copied by whoever needs one.

One is migrated as its owner and empty; the other is a demo's, with the cast and its families, and what was published
read in and released.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from vugge.base.postgres import roles
from vugge.base.postgres.cluster import DATABASE, Cluster, Role
from vugge.config.secret import keep_key

DEMO = "demo_template"
_PREPARE = """
import django
django.setup()
from django.conf import settings
from vugge.demo.actions.cast import prepare_cast
from vugge.demo.actions.families.preparing import make
from vugge.demo.actions.panel import prepare_panel
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.known import families
from vugge.base.clock import now
from vugge.demo.actions.registrations import prepare_registrations
prepare_cast()
make(families(Calendar(now())))
prepare_registrations(settings.HOME, print)
prepare_panel(settings.HOME)
"""


def copy(cluster: Cluster, name: str) -> None:
    """Make a copy of the migrated database, which is migrated first if nobody has."""
    with _once(cluster, "migrated", lambda: _migrate(cluster)):
        _copy(cluster, DATABASE, name)


def copy_demo(cluster: Cluster, name: str) -> None:
    """Make a copy of the demo's database, which is prepared first if nobody has.

    The files of the rows frozen in it lie in the session's home and are everybody's: their checksums name them.
    """
    with _once(cluster, "demo", lambda: _prepare_demo(cluster)):
        _copy(cluster, DEMO, name)


def environment(cluster: Cluster, name: str) -> dict[str, str]:
    """Return the environment of a demo's process on a copy."""
    return {
        **os.environ,
        "VUGGE_DEMO": "1",
        "DATABASE_URL": url(cluster, Role.WEB, name),
        "DATABASE_EVALUATOR_URL": url(cluster, Role.EVALUATOR, name),
    }


@contextmanager
def _once(cluster: Cluster, what: str, make: Callable[[], None]) -> Iterator[None]:
    """Have something made by the first who comes; the others wait. One copies at a time."""
    with (cluster.home / f"{what}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not lock.seek(0, os.SEEK_END):  # others may have written while this one waited
            make()
            lock.write("made")
            lock.flush()
        yield


def _copy(cluster: Cluster, template: str, name: str) -> None:
    with as_owner(cluster, "postgres") as connection:
        roles.make_database(connection, name, template=template)


def _migrate(cluster: Cluster) -> None:
    """Migrate, with a server that does not wait for the disk: what a test session writes is gone with it anyway."""
    superuser = cluster.address(Role.SUPERUSER)
    assert superuser is not None
    with psycopg.connect(superuser.conninfo("postgres"), autocommit=True) as connection:
        for each in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(each)))
        connection.execute("SELECT pg_reload_conf()")
    _run("-m", "vugge.config.command", "migrate")


def _prepare_demo(cluster: Cluster) -> None:
    copy(cluster, DEMO)
    mark_as_demo(cluster, DEMO)
    keep_key(cluster.home)
    _run("-c", _PREPARE, given=environment(cluster, DEMO))


def _run(how: str, program: str, *arguments: str, given: Mapping[str, str] = os.environ) -> None:
    command = [sys.executable, how, program, *arguments]
    done = subprocess.run(command, env=given, check=False, capture_output=True, text=True)  # noqa: S603 - our own interpreter and modules
    assert done.returncode == 0, done.stderr


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
