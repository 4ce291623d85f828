import datetime as dt

import pytest

from vugge.desk.rules.sorting import Dated, Group, friday, group_of, sorted_by_when

TUESDAY = dt.date(2026, 11, 10)


def thing(opens: int, last: int, due: int | None = None, *, first: bool = False) -> Dated[str]:
    """Return something to do, by days from Tuesday."""
    begins, ends = (TUESDAY + dt.timedelta(days=each) for each in (opens, last))
    return Dated("x", begins, ends, None if due is None else TUESDAY + dt.timedelta(days=due), first=first)


@pytest.mark.parametrize(
    ("given", "group"),
    [
        (thing(-5, -1), Group.TODAY),  # over time
        (thing(-5, 0), Group.TODAY),  # ends today
        (thing(0, 14), Group.TODAY),  # opens today
        (thing(-5, 3), Group.FRIDAY),  # ends on Friday
        (thing(-6, 10, due=0), Group.FRIDAY),  # falls due today
        (thing(-3, 11), Group.FRIDAY),  # a short window that is open
        (thing(-3, 80), Group.SOON),  # a long window that is open
        (thing(-3, 14, due=9), Group.SOON),  # may be done, and is not due yet
        (thing(22, 140), Group.SOON),  # opens later
    ],
)
def test_things_are_grouped_by_when_they_should_be_done(given: Dated[str], group: Group) -> None:
    assert group_of(given, TUESDAY) is group


@pytest.mark.parametrize(
    ("days", "until"),
    [(0, 3), (2, 3), (3, 10), (4, 10), (5, 10), (6, 13 - 3)],
    ids=["Tue", "Thu", "Fri", "Sat", "Sun", "Mon"],
)
def test_there_is_time_until_a_friday_to_come(days: int, until: int) -> None:
    assert friday(TUESDAY + dt.timedelta(days=days)) == TUESDAY + dt.timedelta(days=until)


def test_on_a_friday_what_is_near_is_for_next_week() -> None:
    assert group_of(thing(-3, 8), TUESDAY + dt.timedelta(days=3)) is Group.NEXT_WEEK


def test_the_window_that_ends_first_comes_first_and_empty_groups_are_left_out() -> None:
    days = [thing(-9, 2), thing(-9, -2), thing(-9, -4), thing(-9, -1, first=True)]
    named = [Dated(name, each.opens, each.last, first=each.first) for name, each in zip("dbca", days, strict=True)]
    assert sorted_by_when(named, TUESDAY) == ((Group.TODAY, ("a", "c", "b")), (Group.FRIDAY, ("d",)))
