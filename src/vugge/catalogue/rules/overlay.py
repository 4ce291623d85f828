"""A municipality's own values, each from a day on: on a date the latest begun counts, else the national value."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRow:
    """A municipality's value of a key from a day until the next row's. A value of None follows the national again.

    The moments are in Copenhagen's time: their dates are those people know them by.
    """

    id: UUID
    key: str
    value: Any
    valid_from: dt.date
    made_at: dt.datetime
    made_by: str
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """All of a municipality's rows, those withdrawn too: they are shown, and count for nothing."""

    rows: tuple[LocalRow, ...] = ()

    def row(self, key: str, on: dt.date) -> LocalRow | None:
        """Return the row of a key that counts on a day; None where the national value does, or there is no row."""
        begun = [each for each in self.standing(key) if each.valid_from <= on]
        return begun[-1] if begun and begun[-1].value is not None else None

    def value(self, key: str, on: dt.date, national: Any) -> Any:  # noqa: ANN401 - each key has a kind of its own
        """Return the municipality's value on a day, else the national one."""
        row = self.row(key, on)
        return national if row is None else row.value

    def standing(self, key: str) -> tuple[LocalRow, ...]:
        """Return a key's rows that are not withdrawn, by the day they count from."""
        rows = (each for each in self.rows if each.key == key and each.withdrawn_at is None)
        return tuple(sorted(rows, key=lambda each: each.valid_from))

    def history(self, key: str) -> tuple[LocalRow, ...]:
        """Return all of a key's rows, the last made first."""
        rows = (each for each in self.rows if each.key == key)
        return tuple(sorted(rows, key=lambda each: each.made_at, reverse=True))

    def version(self, key: str) -> str:
        """Return what a form carries of a key, so that nobody writes over what somebody else did meanwhile."""
        rows = [each for each in self.rows if each.key == key]
        return f"{len(rows)}.{sum(each.withdrawn_at is not None for each in rows)}"

    def until(self, key: str, valid_from: dt.date) -> dt.date | None:
        """Return the last day of a value that begins on a day: the day before the next; None until further notice."""
        later = [each.valid_from for each in self.standing(key) if each.valid_from > valid_from]
        return later[0] - dt.timedelta(days=1) if later else None

    def keys(self, beginning: str) -> tuple[str, ...]:
        """Return the keys that begin so and have a row, withdrawn or not, in order of when they were made."""
        rows = sorted(self.rows, key=lambda each: each.made_at)
        return tuple(dict.fromkeys(each.key for each in rows if each.key.startswith(beginning)))
