"""What changes from when, said before it is saved; and when what was saved can still be taken back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from vugge.catalogue.rules.overlay import LocalRow, Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a new value does: from a day it counts instead of what would have, until a day or until further notice.

    `past`: the day lies back in time, so that numbers already looked at may change. `same`: nothing changes.
    """

    before: Any
    after: Any
    first: dt.date
    last: dt.date | None
    past: bool

    @property
    def same(self) -> bool:
        """Tell that what would count is what counts anyway."""
        return bool(self.before == self.after)


def change(
    overlay: Overlay,
    *,
    key: str,
    national: Any,
    value: Any,
    valid_from: dt.date,
    today: dt.date,
) -> Change:
    """Return what a value from a day on would change; a value of None follows the national one again."""
    return Change(
        before=overlay.value(key, valid_from, national),
        after=national if value is None else value,
        first=valid_from,
        last=overlay.until(key, valid_from),
        past=valid_from < today,
    )


def withdrawal(overlay: Overlay, row: LocalRow, *, national: Any, today: dt.date) -> Change:  # noqa: ANN401 - any value
    """Return what taking a value back would change."""
    without = Overlay(tuple(each for each in overlay.rows if each.id != row.id))
    return Change(
        before=national if row.value is None else row.value,
        after=without.value(row.key, row.valid_from, national),
        first=row.valid_from,
        last=overlay.until(row.key, row.valid_from),
        past=row.valid_from < today,
    )


def can_be_withdrawn(row: LocalRow, today: dt.date) -> bool:
    """Tell whether a value can be taken back: before it counts, or on the day it was made.

    One that has counted stays: what was done under it was done rightly, and a later value ends it.
    """
    return row.withdrawn_at is None and (row.valid_from > today or row.made_at.date() == today)
