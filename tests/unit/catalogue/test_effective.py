"""What counts in a municipality on a date, read from the database as it was set up."""

import datetime as dt

import pytest

from vugge.base.tenancy.context import within
from vugge.catalogue.queries.effective import ElsewhereError, catalogue_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.observations import Subject
from vugge.catalogue.rules.windows import Beginning, Span

ON = dt.date(2026, 11, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture(name="found")
def _found() -> Catalogue:
    with within(municipality="0751"):
        return catalogue_of("0751", ON)


def test_small_childrens_visits_are_in_use_and_school_is_not(found: Catalogue) -> None:
    assert [each.code for each in found.in_use()] == [
        "pregnancy", "maternity", "establishment", "second_first_month", "month_2", "month_4_6", "month_8_11",
        "general_small", "need_small", "visit_15_18m", "visit_18m", "visit_3y",
    ]  # fmt: skip
    assert not found.kind("school_entry").in_use


def test_two_month_visit_demands_of_child_and_parent(found: Catalogue) -> None:
    kind = found.kind("month_2")
    assert [each.code for each in kind.demanded_of(Subject.PARENT, "home")] == ["parent_mental_state"]
    assert [each.code for each in kind.demanded_of(Subject.CHILD, "clinic")] == [
        "social_contact", "relation", "weight", "length", "head", "feeding", "communication", "sleep", "motor",
    ]  # fmt: skip
    assert kind.demanded("online") == kind.demanded("phone") == ()


def test_national_numbers_and_cutoffs_are_the_default(found: Catalogue) -> None:
    assert (found.number("need_visits_before_sparring"), found.number("days_without_contact")) == (2, 90)
    assert found.cutoff("epds", "mother", "postpartum") == 11
    assert found.cutoff("epds", "father", "pregnancy") == 10
    assert found.cutoff("adbb", "child", "") == 5


def test_window_is_counted_from_birth(found: Catalogue) -> None:
    days = found.days("month_4_6", Beginning(born=dt.date(2026, 3, 10)))
    assert days == Span(first=dt.date(2026, 7, 10), last=dt.date(2026, 10, 9), guessed=True)


def test_another_municipality_is_refused_loudly() -> None:
    with within(municipality="0751"), pytest.raises(ElsewhereError):
        catalogue_of("0101", ON)


def test_reading_takes_two_statements(found: Catalogue, django_assert_max_num_queries: object) -> None:
    assert found
    with within(municipality="0751"), django_assert_max_num_queries(3):  # type: ignore[operator]  # a fixture's function
        catalogue_of("0751", ON)
