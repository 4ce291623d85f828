"""What the demo's database holds when all is read in: its people, Birkeby's data set, and releases."""

import pytest
from django.db import connection

from vugge.access.queries.members import member
from vugge.access.queries.municipalities import municipality_names
from vugge.access.queries.people import known_person, sign_in_of
from vugge.access.rules.actors import Member, Operator
from vugge.base.clock import today
from vugge.base.postgres.roles import is_demo
from vugge.demo.actions.cast import prepare_cast
from vugge.demo.rules.cast import BIRKEBY, CAST, FJORDBY, Part
from vugge.insight.queries.data_sets import data_sets, latest
from vugge.insight.queries.releases import latest_release
from vugge.insight.rules.figures import FIGURES

pytestmark = pytest.mark.usefixtures("demo_database")
PIA, ULLA = (next(part for part in CAST if part.key == key) for key in ("pia", "ulla"))


def at_work(part: Part) -> Member:
    user = sign_in_of(part.email)
    assert user is not None
    found = member(user, part.municipality, today())
    assert found is not None
    return found


def test_database_carries_the_mark_of_a_demo() -> None:
    connection.ensure_connection()
    assert is_demo(connection.connection)


@pytest.mark.parametrize("part", CAST, ids=lambda part: part.key)
def test_each_of_the_cast_is_at_work_with_their_roles(part: Part) -> None:
    assert known_person(part.email) is not None
    if part.municipality:
        assert {str(role) for role in at_work(part).roles} == set(part.roles)


def test_cast_called_again_is_left_as_they_are() -> None:
    before = [sign_in_of(part.email) for part in CAST]
    prepare_cast()
    assert [sign_in_of(part.email) for part in CAST] == before


def test_birkeby_has_a_data_set_of_its_own_and_fjordby_none() -> None:
    (birkebys,) = data_sets(at_work(PIA))
    assert birkebys.rows > 5_000
    assert birkebys.quality
    assert latest(at_work(ULLA)) is None


@pytest.mark.parametrize("programme", FIGURES)
def test_each_programme_is_released_without_the_invented_municipalities(programme: str) -> None:
    found = latest_release(Operator(), programme)
    assert found is not None
    assert found.number == 1
    assert not {BIRKEBY, FJORDBY} & set(found.municipalities)
    assert set(municipality_names(found.municipalities)) == set(found.municipalities)
