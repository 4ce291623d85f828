"""A death written by mistake is taken back, and setting a birth right loses nothing that was known of it."""

import datetime as dt
from uuid import UUID

import pytest

from tests.people import CODE, Household, household, lind
from tests.world import client_for
from vugge.access.rules.faults import UnfitError
from vugge.base.clock import COPENHAGEN, today
from vugge.base.tenancy.context import within
from vugge.people.actions.creating import Birth, register_birth
from vugge.people.actions.living import register_death, take_back_death
from vugge.people.models import Child
from vugge.people.queries.families import family
from vugge.people.rules.kinds import Sex
from vugge.people.rules.naming import ChildState

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def born(days_ago: int, *, stillborn: bool = False) -> Birth:
    at = dt.datetime.combine(today() - days_ago * DAY, dt.time(4, 10), COPENHAGEN)
    return Birth(born_at=at, sex=Sex.FEMALE, stillborn=stillborn)


def state(home: Household, number: int = 0) -> ChildState:
    with within(municipality=CODE):
        return family(by=home.by, family=home.id).children[number].state


def expecting() -> tuple[Household, UUID]:
    home = household()
    return home, home.child("Asta", due_on=today() + 3 * DAY)


@pytest.mark.parametrize("days_ago", [3, 1])
def test_a_child_that_was_born_alive_after_all_is_alive(days_ago: int) -> None:
    home, asta = expecting()
    home.do(register_birth, child=asta, birth=born(3, stillborn=True))
    assert state(home) is ChildState.STILLBORN
    home.do(register_birth, child=asta, birth=born(days_ago))
    assert state(home) is ChildState.ALIVE


def test_a_death_on_the_wrong_child_is_taken_back() -> None:
    home = lind()
    home.do(register_death, person=home.people["Asta"], on=today())
    client = client_for(home.by)
    address = f"/personer/{home.people['Asta']}/doed/tilbage"
    assert address in client.get(f"/personer/{home.people['Asta']}").content.decode()
    assert client.post(address, {"revision": home.revision}).status_code == 302
    assert state(home) is ChildState.ALIVE
    assert address not in client.get(f"/personer/{home.people['Asta']}").content.decode()
    with pytest.raises(UnfitError, match="ikke skrevet"):
        home.do(take_back_death, person=home.people["Asta"])


def test_a_pregnancy_that_goes_on_is_expected_again() -> None:
    home, asta = expecting()
    home.do(register_death, person=asta, on=today())
    assert state(home) is ChildState.LOST
    home.do(take_back_death, person=asta)
    assert state(home) is ChildState.UNBORN


def test_a_stillborn_child_is_set_right_by_its_birth() -> None:
    home, asta = expecting()
    home.do(register_birth, child=asta, birth=born(3, stillborn=True))
    with pytest.raises(UnfitError, match="Ret fødslen"):
        home.do(take_back_death, person=asta)


def test_setting_a_birth_right_loses_neither_the_hour_nor_the_weeks() -> None:
    home = household()
    at = dt.datetime.combine(today() - 9 * DAY, dt.time(4, 10), COPENHAGEN)
    asta = home.child("Asta", born_at=at, gestation_days=29 * 7)
    client = client_for(home.by)
    page = client.get(f"/personer/{asta}/foedsel").content.decode()
    assert 'value="04.10"' in page
    assert 'value="29+0"' in page
    sent = {"revision": home.revision, "born_on": f"{at:%d.%m.%Y}", "born_time": "04.10", "sex": "female"}
    assert client.post(f"/personer/{asta}/foedsel", sent).status_code == 302
    with within(municipality=CODE):
        child = Child.objects.get()
    assert (child.born_at, child.gestation_days) == (at, 29 * 7)
