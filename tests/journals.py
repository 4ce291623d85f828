"""A journal for tests that need none of the modules that keep one: versions of rows, each from its moment."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from vugge.base.clock import now
from vugge.insight.facts import journal
from vugge.insight.rules.codes import Activity
from vugge.insight.rules.journal import JournalRow

PLACE = "0240"
FAMILY = UUID("0b8f1a2e-3c4d-4e5f-8a9b-0c1d2e3f4a5b")


def row(**given: Any) -> JournalRow:  # noqa: ANN401 - any column
    """Make a need visit of the journal's, with these columns in it."""
    usual = {"activity_id": uuid4(), "municipality": PLACE, "family_id": FAMILY, "activity": Activity.NEED_VISIT}
    return JournalRow(**{**usual, "held_on": dt.date(2020, 6, 1), **given})


@dataclass
class Journal:
    """Rows as they were signed and corrected; the latest version at or before a moment counts."""

    versions: list[tuple[dt.datetime, JournalRow]] = field(default_factory=list)

    def sign(self, *rows: JournalRow, at: dt.datetime | None = None) -> None:
        """Add a version of each."""
        self.versions += [(at or now(), each) for each in rows]

    def rows(self, municipality: str, as_of: dt.datetime) -> Iterator[JournalRow]:
        """Give what counts, as a source of the journal's does."""
        latest = {each.activity_id: each for moment, each in self.versions if moment <= as_of}
        return iter([each for each in latest.values() if each.municipality == municipality])


def kept(patched: pytest.MonkeyPatch) -> Journal:
    """Put a journal of the test's own in place of the modules'."""
    made = Journal()
    patched.setattr(journal, "SOURCES", (made.rows,))
    return made
