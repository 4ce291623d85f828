"""Where the private PostgreSQL lies, what the home remembers of it, and how each role reaches it."""

import hashlib
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo

from vugge.base.errors import ExpectedError
from vugge.base.files import write_private
from vugge.base.home import PRIVATE, make_private
from vugge.base.postgres import programs

DATABASE = "vugge"
PORT = 5432
CLUSTER_NAME = "vugge-bundled"  # any role may ask for it: that is how a production start knows this server
_LONGEST_SOCKET = 107  # sun_path less its closing NUL, on Linux; macOS has 103
_SOCKET_NAME = len("/.s.PGSQL.5432") + 4


class Role(StrEnum):
    """Who logs in. The superuser only sets the cluster up; pages never use anything but WEB."""

    SUPERUSER = "postgres"
    OWNER = "vugge_owner"
    WEB = "vugge_web"
    EVALUATOR = "vugge_evaluator"


@dataclass(frozen=True, slots=True)
class Address:
    """What a client needs to log in: socket folder, port, database, user and password."""

    host: str
    port: int
    database: str
    user: str
    password: str

    def conninfo(self, database: str | None = None) -> str:
        """Return what `psycopg.connect` takes, for this database or another."""
        return make_conninfo(
            host=self.host,
            port=self.port,
            dbname=database or self.database,
            user=self.user,
            password=self.password,
            connect_timeout=10,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """What the home remembers: the major version that wrote the data, where, the socket folder, and if it is set up."""

    major: int
    data: str
    socket: str
    ready: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """The paths of one home's PostgreSQL. Making one touches nothing."""

    home: Path

    @property
    def folder(self) -> Path:
        """Everything of PostgreSQL's."""
        return self.home.resolve() / "postgres"

    @property
    def data(self) -> Path:
        """The data directory proper."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "log"

    def record(self) -> Record | None:
        """Return what the home remembers, or None before the first start."""
        found = _read(self.folder / "record.json")
        return None if found is None else Record(**found)

    def remember(self, record: Record) -> None:
        """Write the record down."""
        write_private(self.folder / "record.json", json.dumps(asdict(record)))

    def passwords(self) -> Mapping[str, str]:
        """Return the roles' passwords, made up at the first call and kept in a file of mode 0600."""
        file = self.folder / "passwords.json"
        known = _read(file) or {}
        if missing := [role.value for role in Role if role.value not in known]:
            known |= {role: secrets.token_urlsafe(24) for role in missing}
            write_private(file, json.dumps(known))
        return known

    def lacks_a_role(self) -> bool:
        """Tell whether an older Vugge made the roles, before there were as many."""
        known = _read(self.folder / "passwords.json")
        return known is not None and any(role.value not in known for role in Role)

    def address(self, role: Role) -> Address | None:
        """Return how the role logs in, or None before the first start. Reads, never writes."""
        record, known = self.record(), _read(self.folder / "passwords.json")
        if record is None or known is None or role.value not in known:
            return None
        database = "postgres" if role is Role.SUPERUSER else DATABASE
        return Address(record.socket, PORT, database, role.value, known[role.value])

    def socket_folder(self) -> Path:
        """Return a folder of mode 0700 for the socket: in the home, or a short one if the home's is too long."""
        inside = self.folder / "socket"
        if len(os.fsencode(inside)) + _SOCKET_NAME <= _LONGEST_SOCKET:
            return make_private(inside)
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        short = Path(tempfile.gettempdir()).resolve() / f"vugge-{os.geteuid()}-{digest}"
        if len(os.fsencode(short)) + _SOCKET_NAME > _LONGEST_SOCKET:
            raise ExpectedError(f"Stien {inside} er for lang til en socket. Vælg et kortere hjem med VUGGE_HOME.")
        short.mkdir(mode=PRIVATE, exist_ok=True)
        found = short.lstat()  # lstat: in a folder open to all, another user may have laid a link there first
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) != PRIVATE:
            raise ExpectedError(f"{short} tilhører en anden eller er åben for andre. Fjern den, og prøv igen.")
        return short

    def check(self) -> None:
        """Raise when this is not the place or not the version that wrote the data."""
        record = self.record()
        if record is None:
            return
        if record.major != programs.major():
            raise ExpectedError(
                f"Databasen i {self.data} er skrevet af PostgreSQL {record.major}, men {programs.major()} følger med. "
                "Tag en kopi med den Vugge, der skrev den, og læs den ind i et nyt hjem (vugge database …)."
            )
        if record.data != str(self.data):
            raise ExpectedError(
                f"Databasen i {self.data} blev lavet i {record.data}. Flyt mappen tilbage, eller tag en kopi dér "
                "(vugge database backup FIL), og læs den ind i et nyt hjem (vugge database restore FIL)."
            )


def _read(file: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ExpectedError(f"{file} kan ikke læses ({error}). Hent den fra en sikkerhedskopi af mappen.") from error
    return found
