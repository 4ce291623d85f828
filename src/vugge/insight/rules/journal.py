"""A row of the journal's in the shape of the extract, typed: what the product's own registrations are counted as.

Source: the figures contract, and the domain, § 7. The municipality's own ids stand here; only pseudonyms leave
(`facts.pseudonyms`).
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.insight.rules.codes import (
    Activity,
    CourseStatus,
    Instrument,
    Phase,
    Place,
    Present,
    Reason,
    Respondent,
    Response,
    Statutory,
    Target,
)

LEVELS = range(1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """One activity, with the columns of `rules.extract.HEADER` by their names; None or empty = not known.

    `activity_id` is the journal row's own id, `family_id` and `child_id` our ids of them; no family is None. Lists hold
    each value once. Raises ValueError for what the extract would reject: no date at all, an unknown level, a screening
    without an instrument, a negative number.
    """

    activity_id: UUID
    municipality: str
    family_id: UUID | None
    child_id: UUID | None = None
    activity: Activity
    offered_on: dt.date | None = None
    response: Response | None = None
    responded_on: dt.date | None = None
    held_on: dt.date | None = None
    level: int | None = None
    present: frozenset[Present] = frozenset()
    place: Place | None = None
    reasons: frozenset[Reason] = frozenset()
    instrument: Instrument | None = None
    respondent: Respondent | None = None
    phase: Phase | None = None
    score: int | None = None
    cutoff: int | None = None
    referrals: frozenset[Target] = frozenset()
    course_status: CourseStatus | None = None
    statutory_measure: Statutory | None = None

    def __post_init__(self) -> None:
        """Refuse what an extract may not hold."""
        if not (self.held_on or self.responded_on or self.offered_on):
            raise ValueError(f"{self.activity_id} has no date.")
        if self.level is not None and self.level not in LEVELS:
            raise ValueError(f"{self.activity_id} has the level {self.level}.")
        if self.activity is Activity.SCREENING and self.instrument is None:
            raise ValueError(f"{self.activity_id} is a screening without an instrument.")
        if min(self.score or 0, self.cutoff or 0) < 0:
            raise ValueError(f"{self.activity_id} has a number under 0.")

    @property
    def date(self) -> dt.date:
        """Return the row's one date: held, else responded, else offered."""
        found = self.held_on or self.responded_on or self.offered_on
        assert found is not None  # noqa: S101 - seen to when the row was made; told to the type checker
        return found
