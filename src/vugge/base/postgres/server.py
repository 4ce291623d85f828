"""Start, stop and ask about the private PostgreSQL. Safe to call twice at once; safe after any kill."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import Ping

from vugge.base.errors import ExpectedError
from vugge.base.files import write_private
from vugge.base.home import make_private
from vugge.base.postgres import programs, roles
from vugge.base.postgres.cluster import CLUSTER_NAME, PORT, Cluster, Record, Role

_PATIENCE = 60.0  # seconds: a crash recovery or a slow disk may take most of a minute
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Status:
    """What can be said of a home's database: where it lies, whether it is made and answers, its version and its log."""

    data: Path
    log: Path
    made: bool
    running: bool
    major: int | None
    socket: str | None


def status(home: Path) -> Status:
    """Say how things stand. Starts nothing and writes nothing."""
    cluster = Cluster(home)
    record = cluster.record()
    return Status(
        data=cluster.data,
        log=cluster.log,
        made=record is not None and record.ready,
        running=_ping(record) is Ping.OK,
        major=record.major if record else None,
        socket=record.socket if record else None,
    )


def start(home: Path, *, demo: bool = False) -> Cluster:
    """Start the home's PostgreSQL, making it at the first call; return when it takes connections.

    It runs until `stop`. `demo` marks a database when it is made, and refuses one that was made without the mark.
    Raises ExpectedError, also when the production setting is on.
    """
    _refuse_in_production()
    make_private(home)
    cluster = Cluster(home)
    make_private(cluster.folder)
    with _locked(cluster, "start.lock"):
        _start(cluster, demo=demo)
        _on_demand(cluster).unlink(missing_ok=True)
    return cluster


def stop(home: Path) -> bool:
    """Stop the home's PostgreSQL, breaking off whoever uses it. Return whether it ran."""
    cluster = Cluster(home)
    if not cluster.folder.is_dir():
        return False
    with _locked(cluster, "start.lock"):
        return _stop(cluster)


@contextmanager
def running(home: Path, *, demo: bool = False) -> Iterator[Cluster]:
    """Have the home's PostgreSQL running for a while; the last one out stops it, unless `start` had started it.

    Everyone inside holds a shared lock, which the kernel takes back even from a process that was killed.
    """
    _refuse_in_production()
    make_private(home)
    cluster = Cluster(home)
    make_private(cluster.folder)
    with (cluster.folder / "users.lock").open("a") as users:
        with _locked(cluster, "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            if _ping(cluster.record()) is Ping.NO_RESPONSE:
                _on_demand(cluster).touch()
            _start(cluster, demo=demo)
        try:
            yield cluster
        finally:
            with _locked(cluster, "start.lock"):
                if _on_demand(cluster).exists() and _alone(users):
                    _stop(cluster)


def _refuse_in_production() -> None:
    # Anything but "" and "0" counts: a misspelt setting must not open the door.
    if os.environ.get("VUGGE_PRODUCTION", "") not in {"", "0"}:
        raise ExpectedError(
            f"Den medfølgende PostgreSQL er til demo, udvikling og test, ikke til drift. {programs.OWN_SERVER}"
        )


@contextmanager
def _locked(cluster: Cluster, name: str) -> Iterator[None]:
    with (cluster.folder / name).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _on_demand(cluster: Cluster) -> Path:
    return cluster.folder / "on-demand"


def _alone(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(cluster: Cluster, *, demo: bool) -> None:
    cluster.check()
    if not cluster.data.exists():
        _make(cluster)
    elif cluster.address(Role.SUPERUSER) is None:
        raise ExpectedError(
            f"Adgangskoderne til databasen i {cluster.data} er væk. Hent passwords.json og record.json igen."
        )
    record = Record(programs.major(), str(cluster.data), str(cluster.socket_folder()), ready=_is_ready(cluster))
    cluster.remember(record)
    _launch(cluster, record)
    if not record.ready or cluster.lacks_a_role():
        roles.set_up(cluster, demo=demo and not record.ready)
        cluster.remember(replace(record, ready=True))
    roles.require(cluster, demo=demo)


def _is_ready(cluster: Cluster) -> bool:
    record = cluster.record()
    return record is not None and record.ready


def _make(cluster: Cluster) -> None:
    """Make the data directory beside its place and move it there whole, so that a kill leaves none half made."""
    half = cluster.folder / "data.making"
    shutil.rmtree(half, ignore_errors=True)
    (cluster.folder / "record.json").unlink(missing_ok=True)
    secret = cluster.folder / "first-password"
    write_private(secret, cluster.passwords()[Role.SUPERUSER])
    try:
        made = programs.run(
            "initdb",
            "--pgdata", half,
            "--username", Role.SUPERUSER.value,
            "--pwfile", secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
        )  # fmt: skip
    finally:
        secret.unlink(missing_ok=True)
    if made.returncode != 0:
        raise ExpectedError(f"Databasen kunne ikke laves i {cluster.folder}: {made.stderr.strip()}")
    cluster.remember(Record(programs.major(), str(cluster.data), str(cluster.socket_folder()), ready=False))
    half.rename(cluster.data)


def _launch(cluster: Cluster, record: Record) -> None:
    """Start the postmaster unless one answers, and try again while the remains of a killed one let go."""
    give_up = time.monotonic() + _PATIENCE
    options = " ".join(
        f"-c {setting}"
        for setting in (
            "listen_addresses=''",
            f"unix_socket_directories='{record.socket}'",
            "unix_socket_permissions=0700",
            f"port={PORT}",
            f"cluster_name={CLUSTER_NAME}",
            # The log says what went wrong and not with which row: details, contexts and statements quote values.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
        )
    )
    while not _answers(cluster, record):
        if time.monotonic() > give_up:
            raise ExpectedError(f"Databasen i {cluster.data} svarer ikke. Se de sidste linjer i {cluster.log}.")
        if _ping(record) is Ping.NO_RESPONSE:
            _clear_stale_pid(cluster)
            programs.run("pg_ctl", "-D", cluster.data, "-w", "-t", "30", "-l", cluster.log, "-o", options, "start")
        time.sleep(_PAUSE)


def _ping(record: Record | None) -> Ping:
    if record is None:
        return Ping.NO_RESPONSE
    asked = make_conninfo(host=record.socket, port=PORT, connect_timeout=5)
    return Ping(psycopg.pq.PGconn.ping(asked.encode()))  # psycopg gives a bare int, whatever its types say


def _answers(cluster: Cluster, record: Record) -> bool:
    """Prove it with a real login: a pid in a file proves nothing."""
    if _ping(record) is not Ping.OK:
        return False
    address = cluster.address(Role.OWNER if record.ready else Role.SUPERUSER)
    if address is None:
        return False
    try:
        with psycopg.connect(address.conninfo("postgres")) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError as error:
        if "authentication failed" in str(error):
            raise ExpectedError(
                f"Adgangskoderne i {cluster.folder} passer ikke til databasen. Hent passwords.json igen."
            ) from error
        return False
    return True


def _clear_stale_pid(cluster: Cluster) -> None:
    """Remove a postmaster.pid whose number now belongs to somebody else, which PostgreSQL takes for a running server.

    Only where /proc can show that no process at all, postmaster or orphan, works in the data directory.
    """
    file = cluster.data / "postmaster.pid"
    processes = Path("/proc")
    if not file.exists() or not (processes / "self" / "cwd").exists():
        return
    for process in processes.iterdir():
        if process.name.isdigit() and _works_in(process, cluster.data):
            return
    file.unlink(missing_ok=True)


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder
    except OSError:
        return False


def _stop(cluster: Cluster) -> bool:
    if _ping(cluster.record()) is Ping.NO_RESPONSE:
        return False
    stopped = programs.run("pg_ctl", "-D", cluster.data, "-m", "fast", "-w", "-t", "60", "stop")
    if stopped.returncode != 0 and _ping(cluster.record()) is not Ping.NO_RESPONSE:
        raise ExpectedError(f"Databasen i {cluster.data} ville ikke stoppe: {stopped.stderr.strip()}")
    return True
