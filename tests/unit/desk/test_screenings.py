"""What is still to be asked: at its time, of everybody it is for, until somebody is asked or it makes no more sense."""

import datetime as dt
from uuid import uuid4

import pytest

from vugge.desk.rules.screenings import Asked, Asking, still_to_ask

FREJA, JONAS, ALMA = uuid4(), uuid4(), uuid4()
FIRST, LAST, ENDS = dt.date(2026, 11, 12), dt.date(2026, 12, 2), dt.date(2027, 4, 24)
DAY = dt.timedelta(days=1)


def asking(subject: object = FREJA, instrument: str = "epds", phase: str = "postpartum", **days: dt.date) -> Asking:
    given = {"first": FIRST, "last": LAST, "ends": ENDS, **days}
    return Asking(subject=subject, instrument=instrument, phase=phase, kind="month_2", **given)  # type: ignore[arg-type]  # ids and days


def test_each_parent_and_the_child_are_asked_and_twins_parents_once() -> None:
    both = [asking(FREJA), asking(JONAS), asking(ALMA, "adbb", "")]
    assert still_to_ask([*both, asking(FREJA)], [], FIRST) == tuple(both)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (Asked(FREJA, "epds", "postpartum", FIRST), 0),
        (Asked(FREJA, "epds", "postpartum", FIRST - 30 * DAY), 0),
        (Asked(FREJA, "epds", "postpartum", FIRST - 400 * DAY), 1),  # of the child before
        (Asked(FREJA, "epds", "pregnancy", FIRST), 1),
        (Asked(FREJA, "gotland", "postpartum", FIRST), 1),
        (Asked(JONAS, "epds", "postpartum", FIRST), 1),
    ],
)
def test_it_is_answered_by_the_same_instrument_of_the_same_person_and_time(asked: Asked, left: int) -> None:
    assert len(still_to_ask([asking()], [asked], LAST)) == left


@pytest.mark.parametrize(
    ("today", "left"), [(FIRST - 91 * DAY, 0), (FIRST - 90 * DAY, 1), (LAST + DAY, 1), (ENDS, 1), (ENDS + DAY, 0)]
)
def test_it_is_shown_three_months_ahead_and_until_it_makes_no_more_sense(today: dt.date, left: int) -> None:
    assert len(still_to_ask([asking()], [], today)) == left


def test_what_ends_first_comes_first() -> None:
    late, soon = asking(JONAS, last=LAST + DAY), asking(FREJA)
    assert still_to_ask([late, soon], [], FIRST) == (soon, late)
