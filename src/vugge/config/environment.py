"""Typed readers of environment variables that fail with the mend."""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from vugge.base.errors import ExpectedError

_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
_CONNECTION = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment as settings want it. Every reader raises ExpectedError that says what to write."""

    values: Mapping[str, str]

    def text(self, name: str, default: str | None = None, *, example: str = "") -> str:
        """Return the text; without a default it must be given and not be empty."""
        if value := self.values.get(name, "").strip():
            return value
        if default is None:
            raise ExpectedError(f"{name} mangler." + (f" Skriv for eksempel: {name}={example}" if example else ""))
        return default

    def flag(self, name: str) -> bool:
        """Return True for 1 and False for 0 or nothing."""
        value = self.text(name, "0")
        if value not in {"0", "1"}:
            raise ExpectedError(f"{name} er {value!r}. Skriv {name}=1 for ja eller {name}=0 for nej.")
        return value == "1"

    def number(self, name: str, default: int) -> int:
        """Return a whole number from 1."""
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdecimal() and 0 < int(value) < 10**6):
            raise ExpectedError(f"{name} er {value!r}. Skriv et helt tal fra 1, fx {name}={default}.")
        return int(value)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return one of the choices; the first is the default."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise ExpectedError(f"{name} er {value!r}. Vælg mellem: {', '.join(choices)}.")
        return value

    def service(self, name: str, default: str) -> str:
        """Return the address of a service, without a slash at its end: https, or http on this very machine."""
        value = self.text(name, default).rstrip("/")
        try:
            parts = urlsplit(value)
            well = parts.port != 0 and bool(parts.hostname)
        except ValueError:
            raise ExpectedError(f"{name} kan ikke læses. Skriv en adresse, fx {name}={default}") from None
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_MACHINE)
        if not (well and safe) or parts.username or parts.password or parts.query or parts.fragment:
            raise ExpectedError(
                f"{name} skal være en adresse med https:// (eller http:// på denne maskine), uden bruger og kode, "
                f"fx {name}={default}"
            )
        return value

    def items(self, name: str, default: tuple[str, ...] | None = None, *, example: str = "") -> tuple[str, ...]:
        """Return the parts of a list written with commas."""
        text = self.text(name, None if default is None else ",".join(default), example=example)
        return tuple(part.strip() for part in text.split(",") if part.strip())

    def keys(self, name: str, *, size: int) -> dict[str, bytes]:
        """Return keys by their names, in order, written `name:key,name:key`. No error repeats a key."""
        wrong = ExpectedError(
            f"{name} kan ikke læses. Skriv navn:nøgle med komma mellem; en nøgle er {size} tilfældige byte som base64, "
            f'fx fra: python3 -c "import base64, os; print(base64.urlsafe_b64encode(os.urandom({size})).decode())"'
        )
        found = {}
        for part in self.items(name, example="1:(nøgle)"):
            label, _colon, key = part.partition(":")
            try:
                found[label] = urlsafe_b64decode(key)
            except (binascii.Error, ValueError):
                raise wrong from None
            if not label or len(found[label]) != size:
                raise wrong
        return found

    def database(self, name: str) -> dict[str, Any]:
        """Return Django's settings for the PostgreSQL a URL points to. No error repeats the URL and its password."""
        url = self.text(name, example="postgresql://bruger:kode@vært:5432/database")
        unreadable = ExpectedError(
            f"{name} kan ikke læses. Skriv den som postgresql://bruger:kode@vært:5432/database "
            "(tegn som @ og / i koden skrives %40 og %2F)."
        )
        if not url.startswith(("postgres://", "postgresql://")):
            raise unreadable
        try:
            parts = conninfo_to_dict(url)
        except psycopg.ProgrammingError:
            raise unreadable from None
        if not parts.get("dbname") or not parts.get("user"):
            raise ExpectedError(f"{name} mangler bruger eller database: postgresql://bruger:kode@vært:5432/database")
        if not str(parts.get("port") or "5432").isdecimal():
            raise unreadable
        known = {django: str(parts.pop(libpq, "") or "") for libpq, django in _CONNECTION.items()}
        return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts}
