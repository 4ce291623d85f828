"""The home: the one folder under which everything the embedded default keeps lies."""

import os
import stat
from pathlib import Path

from vugge.base.errors import ExpectedError, reason

PRIVATE = 0o700


def home() -> Path:
    """Return the home's path without making it: `$VUGGE_HOME`, else the user's data folder."""
    if given := os.environ.get("VUGGE_HOME"):
        return Path(given).expanduser().absolute()
    data = os.environ.get("XDG_DATA_HOME", "")
    base = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return base / "vugge"


def make_private(folder: Path) -> Path:
    """Make the folder 0700 and return it; the folders above it keep the rights they have.

    A folder that others may enter is only tightened while it is empty: `VUGGE_HOME=/tmp` must not close /tmp.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE, exist_ok=True)
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & 0o077:
            if any(folder.iterdir()):
                raise ExpectedError(
                    f"{folder} kan læses af andre og rummer allerede noget. Vælg en tom mappe med VUGGE_HOME, "
                    f"eller kør: chmod 700 {folder} (kun hvis mappen er Vugges egen)."
                )
            folder.chmod(PRIVATE)
    except OSError as error:
        raise ExpectedError(
            f"Vugge kan ikke bruge mappen {folder}: {reason(error)}. Vælg en anden med VUGGE_HOME."
        ) from error
    return folder
