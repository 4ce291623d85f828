"""Which instruments it is time for at a visit. Source: P3, D4.

EPDS and Gotland are offered to both parents at the pregnancy visit and at two months, whoever they are; ADBB is used at
standard visits between 2 and 24 months. Any other instrument can be used at any visit, and is due at none.
"""

from vugge.visits.rules.registration import Subject

_PARENTS = frozenset({"epds", "gotland"})
_PARENTS_AT = frozenset({"pregnancy", "month_2"})
_ADBB_AT = frozenset({"standard_visit", "establishment_visit", "visit_15_18m", "visit_18m"})
_ADBB_DAYS = (56, 731)
"""From the earliest two-month visit to the day before two years, in days."""

PREGNANCY, POSTPARTUM = "pregnancy", "postpartum"


def is_due(instrument: str, *, kind: str, activity: str, role: Subject, age: int | None) -> bool:
    """Tell whether it is time for an instrument with somebody; `age` is a child's in days, None where unknown."""
    if role is not Subject.CHILD:
        return instrument in _PARENTS and kind in _PARENTS_AT
    first, last = _ADBB_DAYS
    return instrument == "adbb" and activity in _ADBB_AT and age is not None and first <= age < last


def phase(kind: str) -> str:
    """Return the phase a parent is in at a visit."""
    return PREGNANCY if kind == "pregnancy" else POSTPARTUM
