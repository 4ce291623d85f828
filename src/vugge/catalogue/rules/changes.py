"""What changes from when, said before it is saved; and when what was saved can still be taken back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.fields import Field, FieldForm, Misfit, misfit
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


def change(overlay: Overlay, field: Field, value: Any, *, valid_from: dt.date, today: dt.date) -> Change:  # noqa: ANN401 - any value
    """Return what a value from a day on would change; a value of None follows the national one again."""
    return Change(
        before=overlay.value(field.key, valid_from, field.national),
        after=field.national if value is None else value,
        first=valid_from,
        last=overlay.until(field.key, valid_from),
        past=valid_from < today,
    )


def unfit_change(overlay: Overlay, field: Field, value: Any, valid_from: dt.date) -> Misfit | None:  # noqa: ANN401 - any value
    """Tell why a value cannot count from a day; None where it can."""
    if found := misfit(field, value):
        return found
    if any(each.valid_from == valid_from for each in overlay.standing(field.key)):
        text = _("Der begynder allerede en værdi den dag. Vælg en anden dag, eller træk den tilbage først.")
        return Misfit("valid_from", text, {})
    if overlay.value(field.key, valid_from, field.national) == (field.national if value is None else value):
        name = {FieldForm.WINDOW: "last"}.get(field.form, "valid_from" if value is None else "value")
        return Misfit(name, _("Det er det, der gælder den dag i forvejen. Der er ikke noget at gemme."), {})
    return None


def withdrawal(overlay: Overlay, row: LocalRow, field: Field, today: dt.date) -> Change:
    """Return what taking a value back would change."""
    without = Overlay(tuple(each for each in overlay.rows if each.id != row.id))
    return Change(
        before=field.national if row.value is None else row.value,
        after=without.value(row.key, row.valid_from, field.national),
        first=row.valid_from,
        last=overlay.until(row.key, row.valid_from),
        past=row.valid_from < today,
    )


def can_be_withdrawn(row: LocalRow, today: dt.date) -> bool:
    """Tell whether a value can be taken back: before it counts, or on the day it was made.

    One that has counted stays: what was done under it was done rightly, and a later value ends it.
    """
    return row.withdrawn_at is None and (row.valid_from > today or row.made_at.date() == today)
