"""Who may open a family: in charge, substitute on the day, lead, and whoever says why for an hour. Attacks B1, B14."""

import datetime as dt
from uuid import uuid4

import pytest

from tests.rows import make
from tests.world import LONG_AGO, member
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.faults import GoneError
from vugge.access.rules.reading import CARE, EMERGENCY, LEADING, SUBSTITUTE, Reading
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.people.models import Charge, Family, Opening, Substitute
from vugge.people.queries.ties import carers, demand_family
from vugge.people.rules.ties import Tie, TieKind

pytestmark = pytest.mark.django_db
HERE, THERE = "0751", "0101"
DAY = dt.timedelta(days=1)


@pytest.fixture(name="signe")
def _signe() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Signe")


@pytest.fixture(name="mette")
def _mette() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Mette")


@pytest.fixture(name="family")
def _family(signe: Member) -> Family:
    family: Family = make(Family, HERE, name="Familien Lind")
    make(Charge, HERE, family=family, staff_id=signe.membership, valid_from=LONG_AGO)
    return family


def tie(by: Member | Operator, family: Family, *, change: bool = False) -> Tie:
    with within(municipality=HERE):
        return demand_family(by=by, family=family.id, change=change)


def refused(by: Member, family: Family) -> RefusedError:
    with pytest.raises(RefusedError) as raised:
        tie(by, family)
    return raised.value


def test_health_visitor_in_charge_opens_and_changes_her_family(signe: Member, family: Family) -> None:
    found = tie(signe, family, change=True)
    assert (found.kind, found.purpose, found.revision, found.ended) == (TieKind.IN_CHARGE, CARE, 1, False)


def test_colleague_is_refused_kindly_and_the_refusal_says_what_of(mette: Member, family: Family) -> None:
    fault = refused(mette, family)
    assert str(fault) == ("Familien hører til hos Signe. Er du afløser, kan Signe eller jeres leder skrive dig på.")
    assert fault.reading == Reading(subject=family.id, kind="family", purpose=CARE)


def test_family_nobody_has_says_who_can_help(mette: Member) -> None:
    assert "Familien har ingen sundhedsplejerske endnu." in str(refused(mette, make(Family, HERE)))


def stands_in(family: Family, by: Member, first: int, last: int) -> None:
    days = {"valid_from": today() + first * DAY, "valid_to": today() + last * DAY}
    make(Substitute, HERE, family=family, staff_id=by.membership, **days)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (-1, 1)])
def test_substitute_opens_on_the_days(mette: Member, family: Family, first: int, last: int) -> None:
    stands_in(family, mette, first, last)
    assert (tie(mette, family).kind, tie(mette, family).purpose) == (TieKind.SUBSTITUTE, SUBSTITUTE)


@pytest.mark.parametrize(("first", "last"), [(-2, -1), (1, 2)])
def test_substitute_opens_on_no_other_day(mette: Member, family: Family, first: int, last: int) -> None:
    stands_in(family, mette, first, last)
    refused(mette, family)


def test_lead_opens_every_family_also_a_closed_one(family: Family) -> None:
    lone = member(role=Role.LEAD, municipality=HERE)
    assert (tie(lone, family).kind, tie(lone, family).purpose) == (TieKind.LEAD, LEADING)
    assert tie(lone, make(Family, HERE, closed_to_colleagues=True)).kind is TieKind.LEAD


def opened(family: Family, by: Member, minutes_left: int) -> None:
    end = now() + dt.timedelta(minutes=minutes_left)
    reason = {"reason": "Barnet er indlagt", "opened_at": end - dt.timedelta(hours=1), "ends_at": end}
    make(Opening, HERE, family=family, staff_id=by.membership, **reason)


def test_an_emergency_opens_until_its_end(mette: Member, family: Family) -> None:
    opened(family, mette, -1)
    refused(mette, family)
    opened(family, mette, 1)
    found = tie(mette, family)
    assert (found.kind, found.purpose) == (TieKind.EMERGENCY, EMERGENCY)
    assert found.ends_at is not None
    refused(member(role=Role.HEALTH_VISITOR, municipality=HERE), family)


def test_a_closed_family_is_refused_even_in_an_emergency(mette: Member) -> None:
    family = make(Family, HERE, closed_to_colleagues=True)
    opened(family, mette, 30)
    assert str(refused(mette, family)).startswith("Familien er lukket for kolleger.")


def test_another_municipalitys_family_is_as_one_that_is_not(family: Family) -> None:
    stranger = member(*Role, municipality=THERE)
    for which in (family.id, uuid4()):
        with pytest.raises(GoneError), within(municipality=THERE):
            demand_family(by=stranger, family=which)


def test_others_than_health_visiting_have_no_families(family: Family) -> None:
    for role in set(Role) - {Role.HEALTH_VISITOR, Role.LEAD}:
        assert "sundhedsplejerske" in str(refused(member(role=role, municipality=HERE), family))


def test_the_machine_has_every_family_of_the_place_it_is_in(family: Family) -> None:
    assert tie(Operator(), family).kind is TieKind.MACHINE
    with pytest.raises(GoneError), within(municipality=THERE):
        demand_family(by=Operator(), family=family.id)


def test_carers_are_who_is_in_charge_and_who_stands_in_today(signe: Member, mette: Member, family: Family) -> None:
    late = {"valid_from": today() + DAY}
    make(Substitute, HERE, family=family, staff_id=signe.membership, valid_from=today())
    make(Substitute, HERE, family=family, staff_id=mette.membership, **late)
    with within(municipality=HERE):
        assert carers(by=signe, family=family.id) == (signe.membership,)
        assert carers(by=signe, family=uuid4()) == ()
