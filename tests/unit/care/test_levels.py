"""The level of help rises and falls with what is open. Families are invented by Hypothesis."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vugge.care.rules.levels import DAY, Given, Help, highest, intervals, level_on, propose

PATIENT = settings(deadline=None)
"""A machine that does much else is slow now and then."""
FIRST = dt.date(2026, 1, 1)
days = st.integers(0, 60).map(lambda number: FIRST + number * DAY)


@st.composite
def helps(draw: st.DrawFn) -> Help:
    opened = draw(days)
    closed = draw(st.none() | st.integers(0, 30).map(lambda number: opened + number * DAY))
    return Help(draw(st.integers(1, 4)), opened, closed)


services = st.lists(helps(), max_size=6)


@PATIENT
@given(services, days)
def test_level_is_the_highest_open_and_1_without_any(family: list[Help], day: dt.date) -> None:
    open_ones = [h.level for h in family if h.opened_on <= day and (h.closed_on is None or h.closed_on >= day)]
    assert level_on(family, day) == max([1, *open_ones])


@PATIENT
@given(services, days, st.none() | st.integers(0, 60))
def test_intervals_say_of_every_day_what_the_level_was(family: list[Help], first: dt.date, long: int | None) -> None:
    last = None if long is None else first + long * DAY
    found = intervals(family, first, last)
    assert (found[0].first, found[-1].last) == (first, last)
    horizon = last or FIRST + dt.timedelta(days=120)
    for each in found:
        day = each.first
        while day <= (each.last or horizon):
            assert level_on(family, day) == each.level
            day += DAY


@PATIENT
@given(services, days)
def test_intervals_follow_one_another_without_a_gap_and_change_each_time(family: list[Help], first: dt.date) -> None:
    found = intervals(family, first)
    for before, after in pairwise(found):
        assert before.last is not None
        assert before.last + DAY == after.first
        assert before.level != after.level


@PATIENT
@given(services, helps())
def test_one_more_service_never_lowers_and_its_end_brings_it_back(family: list[Help], more: Help) -> None:
    with_it = [*family, more]
    assert level_on(with_it, more.opened_on) == max(more.level, level_on(family, more.opened_on))
    if more.closed_on is not None:
        after = more.closed_on + DAY
        assert level_on(with_it, after) == level_on(family, after)
    assert highest(with_it) == max(highest(family), more.level)


@PATIENT
@given(services.map(lambda family: [h for h in family if h.closed_on is not None]))
def test_when_the_last_has_ended_the_family_is_back_on_1(family: list[Help]) -> None:
    assert level_on(family, FIRST + dt.timedelta(days=200)) == 1
    assert intervals(family, FIRST)[-1].level == 1


@pytest.mark.parametrize(
    ("given_now", "level"),
    [
        (Given(), 1),
        (Given(referred=("general_practitioner",)), 1),
        (Given(others=("psychologist",)), 1),
        (Given(others=("psychologist",), referred=("psychologist",)), 1),
        (Given(beyond_standard=True), 2),
        (Given(beyond_standard=True, referred=("physio_occupational",)), 2),
        (Given(beyond_standard=True, others=("social_worker",)), 3),
        (Given(under_social_law=True), 4),
        (Given(under_social_law=True, beyond_standard=True, others=("social_worker",)), 4),
    ],
)
def test_level_is_proposed_with_its_reason(given_now: Given, level: int) -> None:
    found = propose(given_now)
    assert found.level == level
    assert all(sentence.endswith(".") for sentence in found.why)


@PATIENT
@given(
    st.builds(
        Given, beyond_standard=st.booleans(), others=st.lists(st.just("psychologist")), under_social_law=st.booleans()
    ),
    st.lists(st.sampled_from(["general_practitioner", "social_services"])),
)
def test_referral_never_changes_a_level(given_now: Given, referred: list[str]) -> None:
    with_it = Given(
        beyond_standard=given_now.beyond_standard,
        others=given_now.others,
        under_social_law=given_now.under_social_law,
        referred=referred,
    )
    assert propose(with_it).level == propose(given_now).level


def test_background_cannot_be_given() -> None:
    assert set(Given.__slots__) == {"beyond_standard", "others", "referred", "under_social_law"}
