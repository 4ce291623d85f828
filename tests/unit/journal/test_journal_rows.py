"""A row of the journal's has the columns of the extract, and refuses what an extract may not hold."""

import datetime as dt
from dataclasses import fields
from typing import Any

import pytest

from tests.journals import row
from vugge.insight.rules.codes import Activity
from vugge.insight.rules.extract import HEADER
from vugge.insight.rules.journal import JournalRow

DAY = dt.date(2020, 6, 1)


def test_a_row_has_the_columns_of_the_extract_and_no_other() -> None:
    assert tuple(each.name for each in fields(JournalRow)) == HEADER


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"held_on": None}, "no date"),
        ({"level": 5}, "level 5"),
        ({"level": 0}, "level 0"),
        ({"activity": Activity.SCREENING}, "without an instrument"),
        ({"score": -1}, "under 0"),
        ({"cutoff": -1}, "under 0"),
    ],
)
def test_a_row_an_extract_may_not_hold_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        row(**given)


@pytest.mark.parametrize(
    ("days", "date"),
    [((1, 2, 3), 3), ((1, 2, None), 2), ((1, None, None), 1), ((1, None, 3), 3), ((None, 2, None), 2)],
)
def test_a_rows_date_is_held_else_responded_else_offered(days: tuple[int | None, ...], date: int) -> None:
    offered, responded, held = (None if day is None else DAY.replace(day=day) for day in days)
    assert row(offered_on=offered, responded_on=responded, held_on=held).date == DAY.replace(day=date)
