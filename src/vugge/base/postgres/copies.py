"""Safety copies of the private PostgreSQL's database: to a file, and back without risk to what is there."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from vugge.base.errors import ExpectedError, reason
from vugge.base.postgres import programs, roles
from vugge.base.postgres.cluster import DATABASE, Address, Cluster, Role
from vugge.base.postgres.server import running

_INCOMING = f"{DATABASE}_incoming"
_MARK = b"\nVUGGE COPY SHA-256 "
_SEAL = len(_MARK) + hashlib.sha256().digest_size
FORMER = f"{DATABASE}_before_restore"


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished safety copy: the file and its size in bytes."""

    file: Path
    size: int


def backup(home: Path, file: Path) -> Copy:
    """Write the whole database to a new file (`pg_dump -Fc`, mode 0600), whole or not at all."""
    if file.exists():
        raise ExpectedError(f"{file} findes allerede. Vælg et andet navn.")
    if not file.parent.is_dir():
        raise ExpectedError(f"Mappen {file.parent} findes ikke.")
    half = file.with_name(f".{file.name}.half")
    half.unlink(missing_ok=True)
    with running(home) as cluster:
        try:
            half.touch(mode=0o600)
            _client(cluster, "pg_dump", "--format=custom", "--file", half, "--dbname", DATABASE)
            _seal(half)
            half.rename(file)
        except OSError as error:
            raise ExpectedError(f"{file} kan ikke skrives: {reason(error)}.") from error
        finally:
            half.unlink(missing_ok=True)
    return Copy(file, file.stat().st_size)


def restore(home: Path, file: Path) -> None:
    """Read a safety copy into a fresh database and let it take the place of the present one, in one transaction.

    A file that cannot be read to its end, or is no copy of Vugge's, leaves everything as it was. The database that
    was there is kept as `FORMER` until the next restore.
    """
    if not file.is_file():
        raise ExpectedError(f"{file} findes ikke.")
    _refuse_unsealed(file)
    with running(home) as cluster, _as_owner(cluster, "postgres") as connection, _fresh(connection):
        _client(
            cluster,
            "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--dbname", _INCOMING, file,
        )  # fmt: skip
        _refuse_a_stranger(cluster)
        _swap(connection)


def _seal(file: Path) -> None:
    """Write the copy's checksum after its end, where pg_restore does not look: it notices few flipped bits itself."""
    with file.open("r+b") as copy:
        seal = _MARK + hashlib.file_digest(copy, "sha256").digest()
        copy.seek(0, os.SEEK_END)
        copy.write(seal)
        copy.flush()
        os.fsync(copy.fileno())


def _refuse_unsealed(file: Path) -> None:
    digest, tail = hashlib.sha256(), b""
    try:
        with file.open("rb") as copy:
            while read := copy.read(1 << 20):
                tail += read
                digest.update(tail[:-_SEAL])
                tail = tail[-_SEAL:]
    except OSError as error:
        raise ExpectedError(f"{file} kan ikke læses: {reason(error)}.") from error
    if tail != _MARK + digest.digest():
        raise ExpectedError(f"{file} er ikke en hel og uændret kopi fra vugge database backup. Intet er ændret.")


@contextmanager
def _fresh(connection: roles.Connection) -> Iterator[None]:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_INCOMING))
    connection.execute(drop)
    roles.make_database(connection, _INCOMING)
    try:
        yield
    finally:
        connection.execute(drop)


def _refuse_a_stranger(cluster: Cluster) -> None:
    with _as_owner(cluster, _INCOMING) as connection:
        ours = connection.execute("SELECT to_regclass('public.access_municipality') IS NOT NULL").fetchone()
        demo = roles.is_demo(connection)
    if ours != (True,):
        raise ExpectedError("Filen er en kopi af en anden database end Vugges. Intet er ændret.")
    with _as_owner(cluster, DATABASE) as connection:
        if roles.is_demo(connection) != demo:
            raise ExpectedError("En demo kan kun læses ind i en demo, og andet kun uden for den. Intet er ændret.")


def _swap(connection: roles.Connection) -> None:
    former, incoming, present = (sql.Identifier(name) for name in (FORMER, _INCOMING, DATABASE))
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(former))
    connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(present))
    try:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = ANY(%s)",
            [[DATABASE, _INCOMING]],
        )
        with connection.transaction():
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(present, former))
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(incoming, present))
    finally:
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(present))


def _as_owner(cluster: Cluster, database: str) -> roles.Connection:
    return psycopg.connect(_owner(cluster).conninfo(database), autocommit=True)


def _owner(cluster: Cluster) -> Address:
    address = cluster.address(Role.OWNER)
    if address is None:
        raise ExpectedError(f"Der er endnu ingen database i {cluster.data}.")
    return address


def _client(cluster: Cluster, program: str, *arguments: str | Path) -> None:
    address = _owner(cluster)
    done = programs.run(
        program,
        "--host", address.host,
        "--port", str(address.port),
        "--username", address.user,
        "--no-password",
        *arguments,
        passwords={"PGPASSWORD": address.password},
    )  # fmt: skip
    if done.returncode != 0:
        first = (done.stderr.strip().splitlines() or ["uden forklaring"])[0]
        raise ExpectedError(f"{program} gik i stå: {first} Intet er ændret.")
