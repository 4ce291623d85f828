"""A file somebody has handed in: where it lies while it is looked through, and how far that has come.

It lies in the home, in a folder of the municipality's, private to the product, and is gone when its rows are read in
or it is dropped; the list of rejected rows stays until it is cleared.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from uuid import UUID

from django.conf import settings

from vugge.base.files import write_private
from vugge.base.home import make_private
from vugge.insight.facts.copying import rows_for_copy
from vugge.insight.facts.intake import Checked, check_extract

_EVERY = 50_000  # rows between two words on how far it has come


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the worker has come: rows read so far, and of how many (0 = not known yet)."""

    rows: int = 0
    total: int = 0


def lying() -> Iterator["UploadedFile"]:
    """Give every file there is something left of."""
    for folder in sorted(Path(settings.UPLOADS).glob("[0-9][0-9][0-9][0-9]/*-*-*-*-*")):
        yield UploadedFile(folder.parent.name, UUID(folder.name))


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """The folder of one import's file."""

    municipality: str
    import_id: UUID

    @property
    def folder(self) -> Path:
        """Where everything about the file lies."""
        return Path(settings.UPLOADS) / self.municipality / str(self.import_id)

    @property
    def rejected(self) -> Path:
        """The rows left out, as the contract writes them."""
        return self.folder / "rejected.csv"

    def save(self, chunks: Iterable[bytes]) -> tuple[int, str]:
        """Write the file as it comes, and return its size in bytes and its checksum; whole, or nothing is left."""
        make_private(make_private(Path(settings.UPLOADS)) / self.municipality)
        make_private(self.folder)
        digest, size = sha256(), 0
        try:
            with self._file.open("xb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += file.write(chunk)
        except BaseException:
            rmtree(self.folder, ignore_errors=True)
            raise
        return size, digest.hexdigest()

    def check(self, municipalities: Mapping[str, str]) -> Checked:
        """Read the file through; its good rows and its rejected ones lie beside it then. Raises ExtractError.

        ``municipalities`` maps every way to write one to its code.
        """
        return check_extract(
            self._file,
            municipalities=municipalities,
            own=self.municipality,
            good=self._good,
            rejected=self.rejected,
            progress=self._telling(0),
        )

    def rows(self, total: int) -> Iterator[bytes]:
        """Give the good rows as the database takes them."""
        tell, rows = self._telling(total), 0
        for chunk in rows_for_copy(self._good):
            yield chunk
            rows += chunk.count(b"\n")
            tell(rows)

    def progress(self) -> Progress:
        """Return how far the worker has come."""
        try:
            return Progress(**json.loads(self._progress.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return Progress()

    def drop(self) -> None:
        """Remove the file and its good rows; what was rejected stays to be read."""
        for file in (self._file, self._good, self._progress):
            file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove all there is of it, what was rejected too."""
        rmtree(self.folder, ignore_errors=True)

    @property
    def _file(self) -> Path:
        return self.folder / "upload"

    @property
    def _good(self) -> Path:
        return self.folder / "good.parquet"

    @property
    def _progress(self) -> Path:
        return self.folder / "progress.json"

    def _telling(self, total: int) -> Callable[[int], None]:
        said = 0

        def tell(rows: int) -> None:
            nonlocal said
            if rows - said >= _EVERY:
                said = rows
                write_private(self._progress, json.dumps({"rows": rows, "total": total}))

        return tell
