"""The key Django signs with, outside production: made once, kept in the home."""

import secrets
from pathlib import Path

from vugge.base.files import write_private
from vugge.base.home import make_private


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


def _file(home: Path) -> Path:
    return home / "secret-key"
