"""Whose a family is, by dates; closing and opening it; and the hour somebody else may look."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.people import CODE, Household, health_visitor, lead, lind
from tests.rows import make
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.people.actions import charges
from vugge.people.models import Charge, Family, Opening
from vugge.people.queries.ties import carers, demand_family
from vugge.people.rules.kinds import ClosedWhy
from vugge.people.rules.ties import TieKind

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(name="mette")
def _mette() -> Member:
    return health_visitor("Mette")


def caring(home: Household) -> list[object]:
    with within(municipality=CODE):
        return list(carers(by=home.by, family=home.id))


def emergency(home: Household, by: Member, **given: Any) -> dt.datetime:  # noqa: ANN401 - the arguments of the action
    with within(municipality=CODE):
        return charges.open_in_emergency(by=by, family=home.id, **{"reason": "Barnet er faldet", **given})


def test_family_passes_to_another_health_visitor_and_back(mette: Member) -> None:
    home, lone = lind(), lead()
    home.do(charges.assign_health_visitor, by=lone, staff=mette.membership, since=today())
    assert caring(home) == [mette.membership]
    with pytest.raises(RefusedError, match="Mette"):
        home.do(charges.assign_health_visitor, staff=home.by.membership, since=today())
    home.do(charges.assign_health_visitor, by=mette, staff=home.by.membership, since=today() + DAY)
    with within(municipality=CODE):
        spans = list(Charge.objects.order_by("valid_from").values_list("staff", "valid_from", "valid_to"))
    assert spans == [(mette.membership, today(), today()), (home.by.membership, today() + DAY, None)]


def test_database_refuses_two_in_charge_at_a_time(mette: Member) -> None:
    home = lind()
    with within(municipality=CODE):
        family = Family.objects.get(id=home.id)
    with pytest.raises(IntegrityError, match="family_has_one_in_charge_at_a_time"), transaction.atomic():
        make(Charge, CODE, family=family, staff_id=mette.membership, valid_from=today() + DAY)


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.DAYCARE])
def test_only_a_health_visitor_is_in_charge(role: Role) -> None:
    home = lind()
    for staff in (member(role=role, municipality=CODE).membership, uuid4(), health_visitor("X", "0101").membership):
        with pytest.raises(UnfitError, match="sundhedsplejerske"):
            home.do(charges.assign_health_visitor, staff=staff, since=today())


def test_substitute_stands_in_for_her_days_alone(mette: Member) -> None:
    home = lind()
    row = home.do(charges.add_substitute, staff=mette.membership, since=today(), until=today() + 7 * DAY)
    assert caring(home) == [home.by.membership, mette.membership]
    with pytest.raises(UnfitError, match="allerede afløser"):
        home.do(charges.add_substitute, staff=mette.membership, since=today() + 7 * DAY, until=None)
    with pytest.raises(UnfitError, match="før den første"):
        home.do(charges.add_substitute, staff=mette.membership, since=today(), until=today() - DAY)
    home.do(charges.end_substitute, substitute=row, last_day=today() - DAY)
    assert caring(home) == [home.by.membership]
    with pytest.raises(GoneError):
        home.do(charges.end_substitute, substitute=row, last_day=today())


def test_family_closes_with_a_reason_and_opens_again() -> None:
    home = lind()
    with pytest.raises(UnfitError, match="åben allerede"):
        home.do(charges.reopen_family)
    with pytest.raises(UnfitError, match="før den dag"):
        home.do(charges.close_family, why=ClosedWhy.GROWN, on=today() - DAY)
    home.do(charges.close_family, why=ClosedWhy.GROWN, on=today())
    home.do(charges.reopen_family)
    with within(municipality=CODE):
        family = Family.objects.get(id=home.id)
    assert (family.closed_on, family.closed_why) == (None, "")


def test_colleague_opens_a_family_for_an_hour_with_a_reason(mette: Member) -> None:
    home = lind()
    until = emergency(home, mette)
    assert dt.timedelta(minutes=59) < until - now() <= dt.timedelta(minutes=60)
    with within(municipality=CODE):
        assert demand_family(by=mette, family=home.id).kind is TieKind.EMERGENCY
    with pytest.raises(UnfitError, match="allerede åbne"):
        emergency(home, mette)


@pytest.mark.parametrize(
    ("given", "field"), [({"reason": " "}, "reason"), ({"minutes": 61}, "minutes"), ({"minutes": 0}, "minutes")]
)
def test_emergency_needs_a_reason_and_lasts_an_hour_at_most(mette: Member, given: dict[str, Any], field: str) -> None:
    with pytest.raises(UnfitError) as raised:
        emergency(lind(), mette, **given)
    assert raised.value.field == field


def test_family_closed_to_colleagues_is_not_opened_in_an_emergency(mette: Member) -> None:
    home = lind()
    home.do(charges.open_to_others, others=False)
    with pytest.raises(RefusedError, match="lukket for kolleger"):
        emergency(home, mette)
    home.do(charges.open_to_others, others=True)
    emergency(home, mette)


def test_emergency_is_for_health_visiting_in_the_same_municipality() -> None:
    home = lind()
    with pytest.raises(RefusedError):
        emergency(home, member(role=Role.TEAM_MEMBER, municipality=CODE))
    stranger = health_visitor("X", "0101")
    with within(municipality="0101"), pytest.raises(GoneError):
        charges.open_in_emergency(by=stranger, family=home.id, reason="Barnet er faldet")


def test_database_refuses_an_opening_of_more_than_an_hour() -> None:
    with pytest.raises(IntegrityError, match="opening_lasts_an_hour_at_most"), transaction.atomic():
        make(Opening, CODE, opened_at=now(), ends_at=now() + dt.timedelta(minutes=61))
