"""Tasks are worked out: which are there, when they may, should and can no more be done, and what an answer does."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vugge.care.rules.codes import Handling
from vugge.care.rules.tasks.answering import Answered, standing, unfit
from vugge.care.rules.tasks.helping import OpenService, sparring, without_contact
from vugge.care.rules.tasks.offering import OpenOffer, attempts_due
from vugge.care.rules.tasks.screening import Screening, screening_tasks
from vugge.care.rules.tasks.shape import State, Task, TaskRule, Window, in_sight
from vugge.care.rules.tasks.visiting import DueVisit, PlannedVisit, Visit, due_visits, unfinished

PATIENT = settings(deadline=None)
"""A machine that does much else is slow now and then."""
TODAY = dt.date(2026, 11, 10)
FAMILY, ALMA, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("today", "state"),
    [(-11, "early"), (-10, "may"), (-1, "may"), (0, "now"), (5, "now"), (6, "over"), (20, "over"), (21, "expired")],
)
def test_state_follows_the_window(today: int, state: str) -> None:
    window = Window(opens=day(-10), due=day(0), last=day(5), ends=day(20))
    assert window.state(day(today)) == state


def test_window_without_more_is_now_until_it_is_over_for_good() -> None:
    window = Window(opens=day(0), last=day(5))
    assert [window.state(day(at)) for at in (-1, 0, 5, 6, 9999)] == ["early", "now", "now", "over", "over"]


@PATIENT
@given(st.lists(st.integers(-30, 30), min_size=4, max_size=4).map(sorted), st.integers(-40, 39))
def test_state_never_goes_back(at: list[int], today: int) -> None:
    window = Window(opens=day(at[0]), due=day(at[1]), last=day(at[2]), ends=day(at[3]))
    order = list(State)
    assert order.index(window.state(day(today))) <= order.index(window.state(day(today + 1)))


def due(kind: str = "month_2", subject: UUID = ALMA) -> DueVisit:
    return DueVisit(
        family=FAMILY, subject=subject, name="Alma", kind=kind, title="2-måneders besøg", first=day(-9), last=day(12)
    )


def test_visit_is_due_until_it_is_held_or_planned() -> None:
    (task,) = due_visits([due()], [], [])
    assert str(task.do) == "Planlæg 2-måneders besøg hos Alma"
    assert task.key == f"due_visit.month_2:{ALMA}:2026-11-01"
    assert due_visits([due()], [Visit(ALMA, "month_2", day(-30))], []) == ()
    assert due_visits([due()], [], [Visit(ALMA, "month_2", day(3))]) == ()


def test_twins_visit_and_another_kind_do_not_count_as_ones_own() -> None:
    held = [Visit(OTHER, "month_2", day(0)), Visit(ALMA, "maternity", day(0))]
    assert [task.subject for task in due_visits([due(), due(subject=OTHER)], held, [])] == [ALMA]


@pytest.mark.parametrize(
    ("on", "signed", "cancelled", "there"),
    [
        (0, False, False, True),
        (-1, False, False, True),
        (1, False, False, False),
        (0, True, False, False),
        (0, False, True, False),
    ],
)
def test_registration_is_unfinished_from_its_day(on: int, *, signed: bool, cancelled: bool, there: bool) -> None:
    visit = PlannedVisit(
        appointment=OTHER, family=FAMILY, name="Alma", title="besøget", on=day(on), signed=signed, cancelled=cancelled
    )
    found = unfinished([visit], TODAY)
    assert bool(found) is there
    assert [task.state(TODAY) for task in found] == ([State.NOW if on == 0 else State.OVER] if there else [])


def screened(on: int, *, positive: bool = True, alarm: str = "", **given: str) -> Screening:
    said = {"instrument": "epds", "title": "EPDS", "phase": "postpartum", "name": "Camilla"} | given
    return Screening(
        family=FAMILY,
        subject=ALMA,
        held_on=day(on),
        positive=positive,
        alarm=alarm,
        repeat_from=day(on + 14) if positive else None,
        repeat_to=day(on + 28) if positive else None,
        **said,
    )


def rules_of(*screenings: Screening) -> list[TaskRule]:
    return [task.rule for task in screening_tasks(screenings)]


def test_positive_is_asked_about_again_in_its_window_without_a_number() -> None:
    (task,) = screening_tasks([screened(-14)])
    assert (task.rule, task.state(TODAY)) == (TaskRule.REPEAT_SCREENING, State.NOW)
    assert (str(task.do), str(task.why.data)) == (
        "Følg op på Camillas EPDS",
        "På grænsen eller over. Tallet står i Camillas journal",
    )
    assert task.why.day == day(-14)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((screened(-14, positive=False),), []),
        ((screened(-30), screened(-14, positive=False)), []),
        ((screened(-30), screened(-14)), [TaskRule.FOLLOW_UP]),
        ((screened(-14), screened(-30)), [TaskRule.FOLLOW_UP]),
        ((screened(-200), screened(-14)), [TaskRule.REPEAT_SCREENING]),
        ((screened(-30, phase="pregnancy"), screened(-14)), [TaskRule.REPEAT_SCREENING]),
        ((screened(-30), screened(-14, instrument="gotland")), [TaskRule.REPEAT_SCREENING] * 2),
        ((screened(0, positive=False, alarm="raised"),), [TaskRule.ITEM_ALERT]),
        ((screened(0, alarm="unknown"),), [TaskRule.ITEM_ALERT, TaskRule.REPEAT_SCREENING]),
        ((screened(-9, positive=False, alarm="raised"), screened(0, positive=False)), [TaskRule.ITEM_ALERT]),
    ],
)
def test_what_follows_a_row_of_screenings(row: tuple[Screening, ...], expected: list[TaskRule]) -> None:
    assert rules_of(*row) == expected


def test_item_10_is_now_on_its_day_and_over_the_next() -> None:
    (task,) = screening_tasks([screened(0, positive=False, alarm="raised")])
    assert [task.state(day(at)) for at in (0, 1)] == [State.NOW, State.OVER]
    assert str(task.do) == "Tal med Camilla i dag om et svar i EPDS"
    assert task.state(day(400)) is State.OVER


def test_total_without_answers_is_looked_at_for_a_fortnight_and_not_for_good() -> None:
    (task,) = screening_tasks([screened(0, positive=False, alarm="unknown")])
    assert [task.state(day(at)) for at in (0, 14, 15)] == [State.NOW, State.OVER, State.EXPIRED]


def helped(*visits: int, contacted: int | None = None) -> OpenService:
    return OpenService(
        service=OTHER,
        family=FAMILY,
        name="Elliot",
        reason="søvn",
        opened_on=day(-100),
        visits=[day(each) for each in visits],
        contacted_on=None if contacted is None else day(contacted),
    )


def test_sparring_is_asked_for_once_from_the_municipalitys_number_of_visits() -> None:
    assert sparring([helped(-90)], limit=2) == ()
    first, later = sparring([helped(-7, -21)], limit=2), sparring([helped(-21, -7, 0)], limit=2)
    assert [task.key for task in first] == [task.key for task in later] == [f"sparring:{OTHER}:{day(-7).isoformat()}"]
    assert str(later[0].why.data) == "3 behovsbesøg om søvn"


@pytest.mark.parametrize(("contacted", "opens"), [(None, -10), (-50, 40)])
def test_service_without_contact_is_asked_about_after_90_days(contacted: int | None, opens: int) -> None:
    (task,) = without_contact([helped(contacted=contacted)], days=90)
    assert task.window.opens == day(opens)
    assert str(task.do) == "Skal hjælpen om søvn hos Elliot fortsætte?"


def test_help_for_one_reason_at_two_levels_is_asked_about_once() -> None:
    two = [helped(), replace(helped(), service=uuid4())]
    assert len(without_contact(two, days=90)) == 1
    assert len(without_contact([*two, replace(helped(), reason="vægt")], days=90)) == 2


def offered(*attempts: int) -> OpenOffer:
    tried = [day(each) for each in attempts]
    return OpenOffer(
        offer=OTHER, family=FAMILY, name="familien Thorup", title="Besøg", offered_on=day(-20), attempts=tried
    )


def test_offer_is_tried_again_until_the_attempts_are_used_up() -> None:
    (task,) = attempts_due([offered(-7)], limit=3)
    assert (task.day, task.state(TODAY), task.state(day(-7))) == (day(-7), State.NOW, State.EARLY)
    assert str(task.why.rule) == "3 forsøg, før svaret bliver “ingen kontakt”"
    assert attempts_due([offered(-9, -8, -7)], limit=3) == ()


def test_only_tasks_in_sight_are_shown_and_the_one_that_ends_first_comes_first() -> None:
    far = without_contact([helped(contacted=-10)], days=90)
    near = attempts_due([offered(-1)], limit=3)
    urgent = screening_tasks([screened(0, positive=False, alarm="raised")])
    gone = due_visits([replace(due(), ends=day(-1))], [], [])
    shown = in_sight([*far, *near, *urgent, *gone], TODAY, dt.timedelta(days=14))
    assert list(shown) == [*urgent, *near]


def task_now() -> Task:
    return attempts_due([offered(-7)], limit=3)[0]


def test_handled_is_gone_put_off_comes_back_and_handed_over_says_to_whom() -> None:
    task, colleague = task_now(), uuid4()
    key = task.key
    off = Answered(key=key, handling=Handling.PUT_OFF, until=day(3))
    over = Answered(key=key, handling=Handling.HANDED_OVER, to=colleague)
    done = Answered(key=key, handling=Handling.HANDLED)
    assert standing([task], [done], TODAY) == ()
    assert [bool(standing([task], [off], day(at))) for at in (0, 2, 3)] == [False, False, True]
    assert [each.to for each in standing([task], [over], TODAY)] == [colleague]
    assert standing([task], [over, done], TODAY) == ()
    assert len(standing([task], [Answered(key="another", handling=Handling.HANDLED)], TODAY)) == 1


@pytest.mark.parametrize(
    ("handling", "reason", "until", "to", "field"),
    [
        (Handling.HANDLED, " ", None, None, "reason"),
        (Handling.HANDLED, "Ringet", None, None, ""),
        (Handling.PUT_OFF, "Ferie", None, None, "until"),
        (Handling.PUT_OFF, "Ferie", TODAY, None, "until"),
        (Handling.PUT_OFF, "Ferie", day(1), None, ""),
        (Handling.HANDED_OVER, "", None, None, "to"),
        (Handling.HANDED_OVER, "", None, OTHER, ""),
    ],
)
def test_answer_says_what_it_must(
    handling: Handling, reason: str, until: dt.date | None, to: UUID | None, field: str
) -> None:
    found, sentence = unfit(handling=handling, reason=reason, until=until, to=to, today=TODAY)
    assert (found, bool(sentence)) == (field, bool(field))
