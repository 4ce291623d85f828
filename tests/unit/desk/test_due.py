import datetime as dt
from uuid import uuid4

from vugge.desk.rules.due import Pregnancy, Span, expecting, with_ends

DAY = dt.date(2026, 1, 1)


def span(kind: str, first: int, last: int) -> Span:
    """Return the days of a kind, from the first of January."""
    return Span(kind=kind, first=DAY + dt.timedelta(days=first), last=DAY + dt.timedelta(days=last))


def test_a_visit_over_time_can_be_made_until_the_next_kinds_days_are_over() -> None:
    first, second = with_ends([span("b", 49, 69), span("a", 7, 14)], DAY)
    assert (first.span.kind, first.ends) == ("a", DAY + dt.timedelta(days=69))
    assert second.ends == DAY + dt.timedelta(days=69 + 183)


def test_a_visit_over_before_the_family_came_is_nobodys_task() -> None:
    assert [
        each.span.kind for each in with_ends([span("a", 7, 14), span("b", 49, 69)], DAY + dt.timedelta(days=15))
    ] == ["b"]


def test_a_visit_in_a_pregnancy_is_about_the_child_on_its_way_that_day() -> None:
    older = Pregnancy(uuid4(), DAY - dt.timedelta(days=700), DAY - dt.timedelta(days=705))
    younger = Pregnancy(uuid4(), DAY + dt.timedelta(days=60))
    assert expecting(DAY, [older, younger]) == (younger.person,)
    assert expecting(DAY - dt.timedelta(days=750), [older, younger]) == (older.person,)
    assert expecting(DAY - dt.timedelta(days=400), [older, younger]) == ()
