"""Where the rows of a data set come from: imports, and the product's own journal as it stood at a moment."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Source(Labelled):
    """What a row came from. A journal's row wins over a file's of the same activity (decision 17)."""

    JOURNAL = "journal", _("Journalen")
    FILES = "files", _("Indlæste udtræk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a data set is made of, and can be made again of, byte for byte.

    `imports` whose rows are current, the first read in first; the journal as it stood at `journal_at`, or None where
    nothing of it counted then.
    """

    imports: tuple[UUID, ...]
    journal_at: dt.datetime | None = None


def by_source(rows: int, journal_rows: int) -> dict[Source, int]:
    """Return how many of some rows came from where, both sources always."""
    return {Source.JOURNAL: journal_rows, Source.FILES: rows - journal_rows}
