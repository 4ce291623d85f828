"""What is true of visits on paper."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.visits.rules import appointments, days, moments, versions
from vugge.visits.rules.appointments import FOLLOWS, Slot, State, may_follow
from vugge.visits.rules.completeness import Demand, anchor, lacking, lacking_in_frame, listed
from vugge.visits.rules.measures import per_week
from vugge.visits.rules.places import OTHERS, Place, Present
from vugge.visits.rules.registration import (
    FrameEntry,
    Measured,
    Missing,
    PartEntry,
    Registration,
    Seen,
    as_json,
    fingerprint,
    measured,
    seen,
)

ALMA, FREJA = uuid4(), uuid4()
AT = dt.datetime(2026, 11, 10, 10, 0, tzinfo=moments.ZONE)
FRAME = FrameEntry(kind="month_2", started_at=AT, place=Place.HOME, present=(FREJA,), level=1)


@pytest.mark.parametrize(("now", "then"), [*product(State, State)])
def test_only_a_planned_appointment_goes_on(now: State, then: State) -> None:
    assert may_follow(now, then) is (now is State.PLANNED)
    assert set(FOLLOWS) == set(State)


@pytest.mark.parametrize(
    ("starts", "minutes", "field"),
    [(0, 60, None), (0, 0, "ends_at"), (0, 600, "ends_at"), (-40, 60, "starts_at"), (1200, 60, "starts_at")],
)
def test_slot_says_what_is_wrong_with_it(starts: int, minutes: int, field: str | None) -> None:
    start = AT + dt.timedelta(days=starts)
    slot = Slot(staff=uuid4(), starts_at=start, ends_at=start + dt.timedelta(minutes=minutes), place=Place.HOME)
    fault = appointments.why_not(slot, AT)
    assert (fault and fault[0]) == field


def test_half_past_two_comes_twice_in_october() -> None:
    night, clock = dt.date(2026, 10, 25), dt.time(2, 30)
    first, second = moments.instant(night, clock), moments.instant(night, clock, second_time=True)
    assert first is not None
    assert second is not None
    assert moments.minutes_between(first, second) == 60
    assert first.utcoffset() == dt.timedelta(hours=2)
    assert moments.comes_twice(night, clock)
    assert not moments.comes_twice(night, dt.time(3, 30))


def test_a_visit_is_over_when_the_second_half_past_two_has_come() -> None:
    night, clock = dt.date(2026, 10, 25), dt.time(2, 30)
    first, second = moments.instant(night, clock), moments.instant(night, clock, second_time=True)
    assert first is not None
    assert second is not None
    assert days.frame_fault(second, first, night, None) == days.IN_THE_FUTURE
    assert days.frame_fault(first, second, night, None) == ""


def test_half_past_two_never_comes_in_march() -> None:
    assert moments.instant(dt.date(2026, 3, 29), dt.time(2, 30)) is None
    assert moments.instant(dt.date(2026, 3, 29), dt.time(3, 0)) is not None
    assert not moments.comes_twice(dt.date(2026, 3, 29), dt.time(2, 30))


def test_a_visit_through_the_night_of_october_lasts_what_it_lasts() -> None:
    start = moments.instant(dt.date(2026, 10, 25), dt.time(1, 30))
    assert start is not None
    end = moments.end_of(start, 120)
    assert (end.hour, end.minute) == (2, 30)
    assert moments.minutes_between(start, end) == 120
    assert moments.civil_day(dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC)) == dt.date(2026, 10, 25)


def test_growth_is_told_by_the_week() -> None:
    assert per_week(Decimal(4180), Decimal(4720), 14) == Decimal(270)
    assert per_week(Decimal(4180), Decimal(4200), 1) is None


def test_missing_is_what_has_neither_value_nor_reason() -> None:
    demands = [
        Demand(subject=ALMA, code="weight", title="Vægt"),
        Demand(subject=ALMA, code="head", title="Hovedomfang"),
        Demand(subject=ALMA, code="motor", title="Motorik"),
        Demand(subject=FREJA, code="mental", title="Psykisk tilstand", whose="Freja"),
    ]
    part = PartEntry(
        subject=ALMA,
        measures=(Measured(code="weight", number=Decimal(4720)), Measured(code="head")),
        observations=(Seen(code="motor", missing=Missing.NOT_ASKED), Seen(code="mental", step="1")),
    )
    lacks = lacking(demands, [part])
    assert [each.title for each in lacks] == ["hovedomfang", "psykisk tilstand (Freja)"]
    assert lacks[0].anchor == anchor(ALMA, "head")


def test_a_weight_of_nought_is_a_value() -> None:
    demand = Demand(subject=ALMA, code="weight", title="Vægt")
    assert lacking([demand], [PartEntry(subject=ALMA, measures=(Measured(code="weight", number=Decimal(0)),))]) == ()


def test_nobody_there_and_no_level_cannot_be_excused() -> None:
    bare = replace(FRAME, present=(), level=None)
    assert [each.anchor for each in lacking_in_frame(bare)] == ["present", "level"]
    assert not any(each.excusable for each in lacking_in_frame(bare))
    assert lacking_in_frame(replace(bare, others=(Present.TEACHER,), level=1)) == ()
    assert Present.MOTHER not in OTHERS


def test_what_is_missing_is_listed_as_danes_do() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a og b"
    assert listed(["a", "b", "c"]) == "a, b og c"


@pytest.mark.parametrize(
    ("life", "held_on", "fault"),
    [
        (days.Life(name="Alma", born_on=AT.date()), AT.date(), ""),
        (days.Life(name="Alma", born_on=AT.date()), AT.date() - dt.timedelta(days=1), days.BEFORE_BIRTH),
        (days.Life(name="Alma", born_on=AT.date(), died_on=AT.date()), AT.date(), ""),
        (days.Life(name="Alma", died_on=AT.date()), AT.date() + dt.timedelta(days=1), days.AFTER_DEATH),
        (days.Life(name="Barnet", unborn=True), AT.date(), days.UNBORN),
        (days.Life(name="Liv", born_on=AT.date(), stillborn=True), AT.date(), days.STILLBORN),
        (days.Life(name="Freja"), AT.date(), ""),
    ],
)
def test_a_person_is_seen_while_they_live(life: days.Life, held_on: dt.date, fault: str) -> None:
    assert days.part_fault(life, held_on) == fault


def test_a_visit_lies_neither_ahead_nor_after_the_family_was_closed() -> None:
    later = AT + dt.timedelta(minutes=1)
    assert days.frame_fault(later, AT, AT.date(), None) == days.IN_THE_FUTURE
    assert days.frame_fault(AT, later, AT.date(), AT.date()) == ""
    assert days.frame_fault(AT, later, AT.date(), AT.date() - dt.timedelta(days=1)) == days.AFTER_CLOSING


codes = st.text(min_size=1, max_size=8)
missing = st.none() | st.sampled_from(Missing)
numbers = st.none() | st.decimals(0, 99999, places=1)


@given(st.builds(Measured, code=codes, number=numbers, missing=missing, sure=st.booleans()))
def test_a_measure_comes_back_as_it_was_stored(entry: Measured) -> None:
    assert measured(as_json(entry)) == entry


@given(st.builds(Seen, code=codes, step=st.text(max_size=8), missing=missing, note=st.text(max_size=20)))
def test_an_observation_comes_back_as_it_was_stored(entry: Seen) -> None:
    assert seen(as_json(entry)) == entry


def test_the_same_registration_has_the_same_fingerprint_in_any_zone() -> None:
    abroad = replace(FRAME, started_at=AT.astimezone(dt.UTC))
    other = replace(FRAME, minutes=45)
    assert fingerprint(Registration(frame=FRAME)) == fingerprint(Registration(frame=abroad))
    assert fingerprint(Registration(frame=FRAME)) != fingerprint(Registration(frame=other))


@given(st.lists(st.integers(1, 6), unique=True, max_size=5))
def test_a_chain_is_whole_when_nothing_is_left_out(numbers_given: list[int]) -> None:
    from_one = sorted(numbers_given) == list(range(1, len(numbers_given) + 1))
    chain = [_Version(each, "" if each == 1 else "Tastefejl") for each in numbers_given]
    assert versions.is_whole(chain) is from_one
    if chain:
        assert versions.current(chain).version == max(numbers_given)


def test_a_correction_without_a_reason_breaks_the_chain() -> None:
    assert not versions.is_whole([_Version(1, ""), _Version(2, "")])
    assert versions.is_whole([_Version(1, "Glemt ved besøget")])


class _Version:
    def __init__(self, version: int, why: str) -> None:
        self.version = version
        self.why = why
