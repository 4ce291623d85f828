"""A day and a family's page take the same statements however many families and visits there are."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.courses import Course, course
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.desk.queries.family import course as read_course
from vugge.desk.queries.my_day import my_day
from vugge.people.rules.kinds import ParentRole, Sex

pytestmark = pytest.mark.django_db


def family(by: Member, number: int) -> Course:
    """Make a family with a visit held, one ahead, a screening over the cut-off and an offer nobody answered."""
    made = course(by, f"Familien {number}")
    made.child("Alma", born_on=today() - dt.timedelta(days=100), sex=Sex.FEMALE, gestation_days=278)
    made.parent("Freja", ParentRole.MOTHER)
    made.lives("Engvej 27")
    made.visited("month_2", 40, children=["Alma"], parents=["Freja"], agreed="Vejes igen.")
    made.books("month_4_6", made.at(0, 6) + dt.timedelta(minutes=20 * number), about=["Alma"], minutes=15)
    made.asked("Freja", 16, 13)
    made.offered("visit_18m", 10, tried=[3], name="Alma")
    return made


def statements_of_a_day(by: Member) -> int:
    with CaptureQueriesContext(connection) as captured:
        my_day(by=by, day=today(), now=now())
    return len(captured)


def test_a_day_takes_the_same_statements_for_one_family_and_for_six(signe: Member) -> None:
    family(signe, 0)
    one = statements_of_a_day(signe)
    for number in range(1, 6):
        family(signe, number)
    assert statements_of_a_day(signe) == one
    assert len(my_day(by=signe, day=today(), now=now()).stops) == 6
    assert one <= 60  # a third of them ask for whom the transaction is


def test_a_familys_page_takes_the_same_statements_for_one_visit_and_for_five(signe: Member) -> None:
    made = family(signe, 0)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            read_course(by=signe, family=made.id, now=now())
        return len(captured)

    one = statements()
    for days in (38, 35, 31, 25):
        made.visited("general_small", days, children=["Alma"], parents=["Freja"])
    assert statements() - one <= 4 * 3  # each day has its catalogue, in which the codes have the words of that day
