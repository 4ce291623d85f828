"""What screenings are counted as: one row each, offered and answered as much as it was. `as_of` reads them.

One that was done or declined was offered that day; one that was not done was not offered.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.instruments.models import Administration
from vugge.instruments.rules.codes import State

COLUMNS: Mapping[str, str] = {
    "activity_id": "The screening's id, the same in all its versions",
    "family": "The family it was done in",
    "subject": "The person it is about",
    "instrument": "Code: epds, gotland, adbb, topi …",
    "respondent": "mother, father, partner, child",
    "phase": "pregnancy, postpartum, or empty",
    "offered_on": "The day it was offered; none when it was not",
    "response": "accepted, declined, or empty",
    "held_on": "The day it was done; none when it was not",
    "score": "The total; none for a position on a scale, and where it was not done",
    "cutoff": "The cut-off that counted there and then",
    "level": "1 to 4 as its visit was signed, or none: not levelled",
    "part_of": "The contact it was done at, if any",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningFact:
    """A row. What each column holds stands in `COLUMNS`."""

    activity_id: UUID
    family: UUID
    subject: UUID
    instrument: str
    respondent: str
    phase: str
    offered_on: dt.date | None
    response: str
    held_on: dt.date | None
    score: int | None
    cutoff: int | None
    level: int | None
    part_of: UUID | None


def screening_fact(row: Administration) -> ScreeningFact:
    """Return a screening's row, by the version that counts."""
    done, declined = row.state == State.DONE, row.state == State.DECLINED
    return ScreeningFact(
        activity_id=row.administration,
        family=row.family_id,
        subject=row.subject_id,
        instrument=row.instrument,
        respondent=row.respondent,
        phase=row.phase,
        offered_on=row.held_on if done or declined else None,
        response="accepted" if done else "declined" if declined else "",
        held_on=row.held_on if done else None,
        score=row.score,
        cutoff=row.cutoff,
        level=row.level,
        part_of=row.part_of,
    )
