"""What a draft is of, and what its author is told of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

LARGEST = 200_000
"""Signs a draft may hold: far more than a visit ever does, and little enough to be saved as it is typed."""

Typed = Mapping[str, Sequence[str]]
"""What was typed into a form: each field's values by its name, as a browser sends them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a draft is of: an appointment, or a visit nobody planned, of a kind with a family."""

    family: UUID
    kind: str
    appointment: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A draft as it is kept.

    With `stale` what was just sent was typed from an older revision and stands in `beside`, at `beside_at`: both are
    kept until their author chooses. `signed` is the contact where the visit is signed already by the same form, and
    nothing was kept.
    """

    revision: int
    saved_at: dt.datetime | None = None
    typed: Typed = field(default_factory=dict)
    beside: Typed | None = None
    beside_at: dt.datetime | None = None
    stale: bool = False
    signed: UUID | None = None
