"""Which questionnaires the page of a visit offers, and of whom. Source: the domain, P3, D4.

EPDS and Gotland are for every parent at the pregnancy visit and at two months; ADBB for a child from 2 to 24 months. At
other visits they can be used too, when there is a reason to ask again.
"""

from collections.abc import Mapping

from vugge.visits.rules.registration import Subject

PREGNANCY = "pregnancy"
_UNIVERSAL = frozenset({PREGNANCY, "month_2"})
_FOR_PARENTS: Mapping[str, bool] = {"epds": True, "gotland": False}
"""The instruments for parents, and whether they stand open at the visits where all parents are asked."""

_FOR_CHILDREN = ("adbb",)
FIRST_DAY, LAST_DAY = 53, 730
"""From when to when ADBB can be used: from the weeks round two months until the child is two years."""


def offered(kind: str, role: Subject, days_old: int | None, *, for_all: bool) -> dict[str, bool]:
    """Return the codes of what the page offers of somebody, and whether each stands open or lies folded.

    `days_old` is a child's age, None where nobody knows; `for_all` is that the visit is offered to every family.
    """
    if role is Subject.CHILD:
        fits = days_old is not None and FIRST_DAY <= days_old <= LAST_DAY
        return dict.fromkeys(_FOR_CHILDREN, for_all) if fits else {}
    return {code: opened and kind in _UNIVERSAL for code, opened in _FOR_PARENTS.items()}


def asked_of_all(kind: str, role: Subject) -> tuple[str, ...]:
    """Return the codes of what everybody in a role is asked with at a kind of visit: a child the first time it can."""
    if kind not in _UNIVERSAL:
        return ()
    if role is Subject.CHILD:
        return () if kind == PREGNANCY else _FOR_CHILDREN
    return tuple(code for code, opened in _FOR_PARENTS.items() if opened)


def phase_of(kind: str, role: Subject) -> str:
    """Return the phase a questionnaire belongs to by the codes of the extract; a child has none."""
    if role is Subject.CHILD:
        return ""
    return PREGNANCY if kind == PREGNANCY else "postpartum"
