"""When guessing closes the way in, and how long a sign-in lasts: on paper."""

import datetime as dt

import pytest

from vugge.access.rules.lockout import ACCOUNT, ADDRESS, Limit
from vugge.access.rules.sessions import IDLE, LONGEST, Ended, SignedIn

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
THREE = Limit(3, 10 * MINUTE)


def before(*minutes: int) -> list[dt.datetime]:
    return [NOON - each * MINUTE for each in minutes]


def test_limits_are_those_promised() -> None:
    assert (ACCOUNT.failures, ACCOUNT.within) == (10, 15 * MINUTE)
    assert (ADDRESS.failures, ADDRESS.within) == (20, 60 * MINUTE)


def test_too_many_failures_close_until_the_first_of_them_is_old() -> None:
    assert THREE.opens_at(before(1, 7, 4), NOON) == NOON + 3 * MINUTE


def test_failures_as_old_as_the_limit_do_not_count() -> None:
    assert THREE.opens_at(before(1, 4, 10), NOON) is None
    assert THREE.opens_at([], NOON) is None


def test_more_failures_than_the_limit_open_when_few_enough_are_left() -> None:
    assert THREE.opens_at(before(9, 8, 2, 1), NOON) == NOON + 2 * MINUTE


@pytest.mark.parametrize(
    ("at", "seen", "ended"),
    [
        (MINUTE, MINUTE, None),
        (IDLE, IDLE - dt.timedelta(seconds=1), None),
        (IDLE, IDLE, Ended.IDLE),
        (LONGEST, MINUTE, Ended.LONGEST),
        (-MINUTE, -MINUTE, Ended.LONGEST),
    ],
)
def test_sign_in_ends(at: dt.timedelta, seen: dt.timedelta, ended: Ended | None) -> None:
    assert SignedIn(at=NOON - at, seen=NOON - seen).ended(NOON) == ended
