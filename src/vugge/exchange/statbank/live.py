"""The StatBank itself, over HTTPS: JSON posted, patience with a busy service, and never a step to another host."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import requests
from requests.auth import AuthBase

from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.errors import StatBankError, shown
from vugge.exchange.statbank.rules.queries import Query
from vugge.exchange.statbank.rules.strict_json import read_json
from vugge.exchange.statbank.rules.tables import table_of

_AGAIN = frozenset({429, 500, 502, 503, 504})
_NEVER = (
    "text/html",
    "application/xhtml",
    "text/xml",
    "application/xml",
    "application/pdf",
    "application/zip",
    "image/",
)
_CHUNK = 64 * 1024
_OK, _MOVED, _REFUSED = 200, 300, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait: seconds to connect, between two bytes, and for a whole answer; and how often to ask again.

    `pauses` are the seconds before each new try; a service that says when to come back is heard, up to `longest`.
    """

    connect: float = 10.0
    silence: float = 60.0
    whole: float = 300.0
    pauses: tuple[float, ...] = (2.0, 10.0, 30.0)
    longest: float = 60.0
    largest: int = 64 * 1024 * 1024
    largest_description: int = 16 * 1024 * 1024


class LiveBank:
    """The StatBank at a base address, such as https://api.statbank.dk/v1. `wait` sleeps for some seconds."""

    def __init__(
        self, base: str, *, patience: Patience | None = None, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._base = base.rstrip("/")
        self._patience = patience or Patience()
        self._wait = wait

    def describe(self, table: str) -> bytes:
        """Return what /tableinfo says of a table."""
        body = {"table": table, "format": "JSON", "lang": "da"}
        content = self._posted("tableinfo", body, table, self._patience.largest_description)
        table_of(content, table)
        return content

    def ask(self, query: Query, metadata: bytes) -> Answer:
        """Return what /data answers, which holds every cell asked for."""
        content = self._posted("data", query.as_sent(), query.table, self._patience.largest)
        answer = Answer(query, query.format, content, metadata)
        cube_of(answer)
        return answer

    def _posted(self, path: str, body: Mapping[str, Any], table: str, largest: int) -> bytes:
        """Post, and again after a pause where the service is busy or the answer is cut off."""
        for pause in (*self._patience.pauses, None):
            longer = 0.0
            try:
                with self._sent(path, body) as response:
                    if response.status_code not in _AGAIN or pause is None:
                        return self._read(response, table, largest)
                    longer = self._asked_to_wait(response)
            except requests.exceptions.SSLError:
                raise StatBankError(
                    f"Forbindelsen til {self._base} er ikke sikker: certifikatet kan ikke godkendes. "
                    "Spørg jeres it-afdeling."
                ) from None
            except requests.RequestException:
                if pause is None:
                    raise StatBankError(
                        f"Danmarks Statistik kan ikke nås på {self._base}, eller svaret om {table} blev afbrudt. "
                        "Prøv igen senere, eller hent filerne i en browser: vugge statbank read MAPPE"
                    ) from None
            self._wait(max(longer, pause or 0.0))
        raise AssertionError("the last try returns or raises")

    def _sent(self, path: str, body: Mapping[str, Any]) -> requests.Response:
        return requests.post(
            f"{self._base}/{path}",
            json=body,
            headers={"Accept-Encoding": "identity", "User-Agent": "Vugge"},
            auth=_Nobody(),
            timeout=(self._patience.connect, self._patience.silence),
            allow_redirects=False,
            stream=True,
        )

    def _asked_to_wait(self, response: requests.Response) -> float:
        said = response.headers.get("Retry-After", "")
        asked = float(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 0.0  # noqa: PLR2004 - a day has five digits
        return min(asked, self._patience.longest)

    def _read(self, response: requests.Response, table: str, largest: int) -> bytes:
        """Return the body of a good answer; StatBankError for every other, in the service's own words if it has any."""
        if _MOVED <= response.status_code < _REFUSED:
            there = shown(response.headers.get("Location", "et andet sted"))
            raise StatBankError(
                f"{self._base} viser videre til {there}. Dertil følger Vugge ikke med. "
                "Er adressen ny, så ret VUGGE_STATBANK_URL."
            )
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise StatBankError(f"{self._base} svarer med pakket indhold, som ikke var bedt om.")
        content = self._bounded(response, table, largest)
        kind = response.headers.get("Content-Type", "").strip().casefold()
        if response.status_code != _OK:
            raise StatBankError(
                f"Danmarks Statistik afviste spørgsmålet om {table} (kode {response.status_code}){_own_words(content)}."
            )
        if kind.startswith(_NEVER):
            raise StatBankError(
                f"{self._base} svarer med {shown(kind)} i stedet for tal om {table}. Er adressen den rette?"
            )
        if not content:
            raise StatBankError(f"{self._base} svarer tomt om {table}.")
        return content

    def _bounded(self, response: requests.Response, table: str, largest: int) -> bytes:
        """Read no more and no longer than there is reason to."""
        parts, size, late = [], 0, time.monotonic() + self._patience.whole
        for part in response.iter_content(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > largest:
                raise StatBankError(f"Svaret om {table} er over {largest // 1024**2} MB. Vælg færre koder.")
            if time.monotonic() > late:
                raise StatBankError(f"Svaret om {table} blev ikke færdigt i tide. Prøv igen senere.")
        return b"".join(parts)


class _Nobody(AuthBase):
    """No sign-in: the StatBank has none, and a file of passwords on the machine is no affair of its."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def _own_words(content: bytes) -> str:
    try:
        said = read_json(content, "svaret")
    except StatBankError:
        return ""
    message = said.get("message") if isinstance(said, dict) else None
    return f": {shown(message)}" if isinstance(message, str) and message else ""
