"""Birkeby's families on paper: the same for a moment, whatever the day, and nothing that the actions would refuse."""

import datetime as dt
from collections import Counter
from itertools import combinations

import pytest

from vugge.base.cpr import read_cpr
from vugge.demo.rules.cast import STAFF
from vugge.demo.rules.families.crowd import CROWD, crowd
from vugge.demo.rules.families.days import ZONE, Calendar
from vugge.demo.rules.families.known import families
from vugge.demo.rules.families.people import epds
from vugge.demo.rules.families.shape import Booking, Household, Screening, Visit
from vugge.demo.rules.families.sizes import size
from vugge.demo.rules.families.towns import DISTRICTS

MOMENTS = {
    "an ordinary day": dt.datetime(2026, 11, 10, 9, 42, tzinfo=ZONE),
    "29 February": dt.datetime(2028, 2, 29, 11, 0, tzinfo=ZONE),
    "a Sunday": dt.datetime(2027, 1, 3, 15, 30, tzinfo=ZONE),
    "the night the clock is put back": dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZONE),
    "the night the clock is put forward": dt.datetime(2027, 3, 28, 3, 5, tzinfo=ZONE),
    "just after midnight": dt.datetime(2027, 6, 1, 0, 10, tzinfo=ZONE),
    "New Year's Eve": dt.datetime(2026, 12, 31, 23, 50, tzinfo=ZONE),
}
each_moment = pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)


def everybody(moment: dt.datetime) -> tuple[Household, ...]:
    return (*families(Calendar(moment)), *crowd(Calendar(moment)))


def bookings(homes: tuple[Household, ...]) -> list[tuple[str, Booking]]:
    return [(deed.staff or home.keeper, deed) for home in homes for deed in home.deeds if isinstance(deed, Booking)]


def visits(homes: tuple[Household, ...]) -> list[tuple[Household, Visit]]:
    return [(home, deed) for home in homes for deed in home.deeds if isinstance(deed, Visit)]


@each_moment
def test_families_are_the_same_for_the_same_moment(moment: dt.datetime) -> None:
    assert everybody(moment) == everybody(moment)


@each_moment
def test_a_visit_held_is_over_and_on_a_working_day_unless_it_is_todays(moment: dt.datetime) -> None:
    for home, visit in visits(everybody(moment)):
        assert visit.at.astimezone(dt.UTC) <= moment.astimezone(dt.UTC), home.key
        assert visit.at.isoweekday() <= 5 or visit.place == "phone" or visit.at.date() == moment.date()


@each_moment
def test_nobody_is_in_two_places(moment: dt.datetime) -> None:
    planned = bookings(everybody(moment))
    for (one, first), (other, second) in combinations(planned, 2):
        if one == other:
            apart = dt.timedelta(minutes=first.minutes if first.at <= second.at else second.minutes)
            assert abs(first.at - second.at) >= apart, (one, first, second)


@each_moment
def test_each_number_is_one_persons_and_none_adds_up(moment: dt.datetime) -> None:
    homes = everybody(moment)
    own = [each.number for home in homes for each in home.parents if not each.from_family]
    numbers = own + [each.number for home in homes for each in home.children if each.number]
    assert len(set(numbers)) == len(numbers)
    assert not any(read_cpr(each).adds_up for each in numbers)
    assert all(home.mark for home in homes)


@each_moment
def test_a_childs_number_says_its_birth_and_its_sex(moment: dt.datetime) -> None:
    for home in everybody(moment):
        for child in home.children:
            if child.number and child.born_at:
                read = read_cpr(child.number)
                assert read.born_on == child.born_at.date()
                assert ("female" if read.female else "male") == child.sex


def test_who_they_are_hangs_on_no_day_so_that_one_made_yesterday_is_known_today() -> None:
    one, other = (everybody(MOMENTS[each]) for each in ("an ordinary day", "29 February"))
    assert [(home.key, home.mark) for home in one] == [(home.key, home.mark) for home in other]


def test_the_crowd_is_some_hundred_of_all_districts() -> None:
    homes = crowd(Calendar(MOMENTS["an ordinary day"]))
    assert len(homes) == CROWD
    assert {home.district for home in homes} == set(DISTRICTS)
    assert {home.keeper for home in homes} <= {part.key for part in STAFF if "health_visitor" in part.roles}
    assert {home.keeper for home in homes} == {key for keys in DISTRICTS.values() for key in keys}


def test_shares_are_near_what_is_told() -> None:
    held = visits(crowd(Calendar(MOMENTS["an ordinary day"])))
    epds = [each for _home, visit in held for each in visit.screenings if each.instrument == "epds"]
    states = Counter(each.state for each in epds)
    over = [each for each in epds if _over(each)]
    assert 0.04 < len(over) / states["done"] < 0.15
    assert 0.03 < states["declined"] / len(epds) < 0.2
    assert 0.02 < sum(bool(visit.missing) for _home, visit in held) / len(held) < 0.15
    needs = Counter(home.key for home, visit in held if visit.kind == "need_small")
    assert 0.1 < len(needs) / CROWD < 0.4
    assert max(needs.values()) > 2


def test_signes_day_holds_four_visits_whatever_the_day() -> None:
    for moment in MOMENTS.values():
        mine = [each for who, each in bookings(families(Calendar(moment))) if who == "signe"]
        today = sorted(each.at for each in mine if each.at.date() == moment.date())
        assert len(today) == 4


def test_a_child_keeps_its_own_curve_and_grows() -> None:
    weights = [float(size("weight", age, "2209255301", boy=True)) for age in (14, 60, 142, 268, 480)]
    assert weights == sorted(weights)
    assert size("weight", 60, "2209255301", boy=True) != size("weight", 60, "1009255301", boy=True)


def test_points_are_shared_out_among_the_answers_and_none_is_one_to_act_on() -> None:
    for points in range(28):
        asked = epds("Freja", points)
        assert sum(asked.answers or ()) == points
        assert max(asked.answers or ()) <= 3
        assert (asked.answers or ())[9] == 0


def _over(asked: Screening) -> bool:
    return sum(asked.answers or ()) >= 11
