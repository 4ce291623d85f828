"""The disclosure gate when there was a release before."""

import pytest

from tests.unit.insight.disclosure_tables import joint_visits, received, released, told
from vugge.insight.rules.disclosure.table import Hidden

UNDER, WITHHELD = Hidden.UNDER, Hidden.WITHHELD
FIRST = joint_visits(30, 20, 3, 40, 50)


def test_equal_data_give_an_equal_table() -> None:
    before = released(FIRST)
    assert released(FIRST, earlier=(before,)) == before


@pytest.mark.parametrize("more", [-4, -1, 1, 4])
def test_a_number_that_changed_by_1_to_4_is_withheld(more: int) -> None:
    before = released(received(300, 200))
    assert told(released(received(300, 200 + more), earlier=(before,))) == [300, WITHHELD]


def test_a_number_that_changed_by_5_is_shown() -> None:
    before = released(received(300, 200))
    assert told(released(received(300, 205), earlier=(before,))) == [300, 205]


def test_a_rest_that_changed_by_1_to_4_is_not_to_be_worked_out() -> None:
    before = released(received(300, 200))
    assert WITHHELD in told(released(received(320, 218), earlier=(before,)))


def test_what_was_withheld_stays_withheld() -> None:
    before = released(FIRST)
    assert told(before)[1] is WITHHELD
    now = told(released(joint_visits(40, 80, 70, 60, 60), earlier=(before,)))
    assert now[1] is WITHHELD


@pytest.mark.parametrize(("value", "shown"), [(5, False), (8, False), (9, True)])
def test_what_was_under_5_is_shown_when_it_has_grown_by_5_for_certain(value: int, *, shown: bool) -> None:
    before = released(joint_visits(30, 3, 3, 40, 2))
    assert (told(before)[1], told(before)[2]) == (UNDER, UNDER)
    now = told(released(joint_visits(50, value, 90, 80, 70), earlier=(before,)))
    assert (now[1] == value) is shown


def test_every_earlier_release_counts() -> None:
    first = released(received(300, 200))
    second = released(received(300, 210), earlier=(first,))
    assert told(second) == [300, 210]
    assert told(released(received(300, 201), earlier=(first, second))) == [300, WITHHELD]
