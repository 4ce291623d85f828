"""Files that are ours: the national catalogue, and private files in the home."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


def files_in(folder: Path, ending: str = ".toml") -> dict[str, bytes]:
    """Return what stands in each file of a folder that ends so, by its name and in the order of names."""
    return {file.name: file.read_bytes() for file in sorted(folder.glob(f"*{ending}"))}


def place_for(path: Path) -> Path:
    """Return where a file can be put in whole: behind a link, never in the place of a device, a pipe or a folder."""
    try:
        there = path.resolve()
    except RuntimeError as error:  # what Python makes of links in a ring
        raise OSError(errno.ELOOP, "", str(path)) from error
    if there.exists() and not there.is_file():
        raise OSError(errno.EISDIR if there.is_dir() else errno.EEXIST, "", str(path))
    return there


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


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for, then hold, the folder for this process; a process that dies lets go."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """Give a private folder in ``parent`` and take it away again, and with it those of processes that were killed."""
    with locked(parent):
        for other in parent.glob(f"{prefix}*"):
            _remove_if_left(other)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=prefix))
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _remove_if_left(folder: Path) -> None:
    """Remove the folder unless a living process holds it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
        finally:
            os.close(handle)
