"""Files that are ours: the national catalogue, and private files in the home."""

import os
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def catalogue_file(*parts: str) -> Path:
    """Return the path of a national catalogue file, in the checkout if this is one, else in the wheel.

    `catalogue_file("municipalities.csv")`, `catalogue_file("programmes", "early-intervention.toml")`.
    Raises FileNotFoundError when it is in neither.
    """
    checkout = _PACKAGE.parents[1]
    places = [_PACKAGE / "catalogue" / "national"]
    if (checkout / "pyproject.toml").is_file():
        places.insert(0, checkout / "catalogue")
    for place in places:
        if (found := place.joinpath(*parts)).exists():
            return found
    raise FileNotFoundError("catalogue/" + "/".join(parts))


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner may read (0600), whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
