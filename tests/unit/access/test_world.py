"""The people other tests are made of come in through the doors."""

import datetime as dt
from http import HTTPStatus

import pytest

from tests.world import client_for, evaluator, member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import current

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms")]


def test_member_holds_the_role_in_the_municipality() -> None:
    lone = member(role=Role.LEAD, municipality="0751", name="Lone")
    assert (lone.municipality, lone.roles, lone.name) == ("0751", frozenset({Role.LEAD}), "Lone")
    assert current() == ("", "")


def test_client_is_signed_in_and_leaves_the_transaction_alone() -> None:
    assert client_for(member(role=Role.LEAD, name="Lone")).get("/test/anyone").content == b"Lone"
    assert client_for(evaluator()).get("/test/anyone").content == b"Eva"
    assert current() == ("", "")


def test_client_of_somebody_without_the_role_is_refused() -> None:
    assert client_for(member(role=Role.DAYCARE)).get("/test/staff").status_code == HTTPStatus.FORBIDDEN


def test_client_can_have_proved_long_ago() -> None:
    anne = member(role=Role.ADMINISTRATOR)
    assert client_for(anne).get("/test/proved").status_code == HTTPStatus.OK
    stale = client_for(anne, proved=dt.timedelta(hours=1)).session["account_authentication_methods"]
    assert stale[0]["at"] < client_for(anne).session["account_authentication_methods"][0]["at"] - 3000
