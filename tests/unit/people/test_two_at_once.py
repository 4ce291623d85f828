"""Two who change a family in the same moment: one is told, and nothing of either is mixed. Attacks I2, M10."""

from threading import Barrier

import pytest
from django.db import connections, transaction

from tests.people import CODE, household, lind
from tests.world import together
from vugge.access.rules.faults import StaleError, UnfitError
from vugge.base.tenancy.context import within
from vugge.people.actions.living import give_number, speak
from vugge.people.models import Family, PersonNumber
from vugge.people.rules.kinds import Language


@pytest.mark.usefixtures("own_database")
def test_of_two_who_saw_the_same_one_changes_the_family_and_the_other_is_told() -> None:
    with transaction.atomic():
        home = lind()
    seen, ready, outcomes = home.revision, Barrier(2), list[str]()

    def change(number: int) -> None:
        ready.wait()
        try:
            home.do(speak, revision=seen, language=[Language.ARABIC, Language.POLISH][number], interpreter=True)
            outcomes.append("changed")
        except StaleError:
            outcomes.append("told")
        finally:
            connections.close_all()

    together(change, 2)
    assert sorted(outcomes) == ["changed", "told"]
    with within(municipality=CODE):
        assert Family.objects.get(id=home.id).revision == seen + 1


@pytest.mark.usefixtures("own_database")
def test_of_two_who_give_the_same_number_one_is_told() -> None:
    with transaction.atomic():
        homes = [lind(), household()]
        homes[1].child("Bo")
    people, ready, outcomes = [homes[0].people["Rune"], homes[1].people["Bo"]], Barrier(2), list[str]()

    def number(each: int) -> None:
        home = homes[each]
        revision = home.revision
        ready.wait()
        try:
            home.do(give_number, revision=revision, person=people[each], number="070761-4285")
            outcomes.append("given")
        except UnfitError as fault:
            outcomes.append(fault.field)
        finally:
            connections.close_all()

    together(number, 2)
    assert sorted(outcomes) == ["given", "number"]
    with within(municipality=CODE):
        assert PersonNumber.objects.count() == 1
