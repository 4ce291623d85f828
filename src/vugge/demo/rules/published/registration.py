"""One row of the extract, and the family it is about."""

from typing import NamedTuple


class Registration(NamedTuple):
    """The 21 cells of a row, in the extract's column order; "" = not known."""

    activity_id: str
    municipality: str
    family_id: str
    child_id: str
    activity: str
    offered_on: str = ""
    response: str = ""
    responded_on: str = ""
    held_on: str = ""
    level: str = ""
    present: str = ""
    place: str = ""
    reasons: str = ""
    instrument: str = ""
    respondent: str = ""
    phase: str = ""
    score: str = ""
    cutoff: str = ""
    referrals: str = ""
    course_status: str = ""
    statutory_measure: str = ""


class Family(NamedTuple):
    """A made-up family with one child; `born` is the day's ordinal (`datetime.date.toordinal`)."""

    municipality: str
    family_id: str
    child_id: str
    born: int

    def about(self, activity_id: str, activity: str, *, unborn: bool = False) -> tuple[str, str, str, str, str]:
        """Give the first five cells of a row about this family; an unborn child has no pseudonym yet."""
        return activity_id, self.municipality, self.family_id, "" if unborn else self.child_id, activity
