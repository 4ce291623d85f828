"""The keys of a home, outside production: what Django signs with, and what CPR numbers are sealed with.

Each is made once and kept in a file of its own (0600). Whoever loses the second has numbers nobody can read.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from vugge.base.files import write_private
from vugge.base.home import make_private
from vugge.base.sealing import KEY_SIZE


def kept_key(home: Path) -> str:
    """Return the home's key, or one for this process alone while there is none: reading settings writes nothing."""
    try:
        return _file(home).read_text(encoding="ascii")
    except FileNotFoundError:
        return secrets.token_urlsafe(50)


def keep_key(home: Path) -> None:
    """Make the home's key if it has none (0600), so that what was signed survives a restart."""
    make_private(home)
    if not _file(home).exists():
        write_private(_file(home), secrets.token_urlsafe(50))


def kept_cpr_keys(home: Path) -> dict[str, bytes]:
    """Return the keys numbers are sealed with, by name; while there is no file, one for this process alone.

    `vugge migrate` makes the file, so that none is sealed with a key that is gone tomorrow.
    """
    try:
        return {"home": urlsafe_b64decode(_cpr_file(home).read_text(encoding="ascii"))}
    except FileNotFoundError:
        return {"alone": secrets.token_bytes(KEY_SIZE)}


def keep_cpr_keys(home: Path) -> None:
    """Make the key numbers are sealed with, if the home has none (0600)."""
    make_private(home)
    if not _cpr_file(home).exists():
        write_private(_cpr_file(home), urlsafe_b64encode(secrets.token_bytes(KEY_SIZE)).decode())


def _file(home: Path) -> Path:
    return home / "secret-key"


def _cpr_file(home: Path) -> Path:
    return home / "cpr-key"
