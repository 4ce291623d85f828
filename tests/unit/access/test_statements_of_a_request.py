"""What stands round a page in the database is flat: as many statements for one colleague as for a hundred."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.rows import A, make
from tests.world import client_for, evaluator, member
from vugge.access.models import Membership
from vugge.access.rules.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms")]


def statements(client: Client) -> int:
    """Count what the product says to the database round a page that says nothing itself."""
    plain = Client()  # not our own browser, which cares for the test's transaction with statements of its own
    plain.cookies = client.cookies
    plain.get("/test/anyone")
    with CaptureQueriesContext(connection) as captured:
        plain.get("/test/anyone")
    return len(captured)


def test_a_request_costs_the_same_however_many_work_there() -> None:
    lone = client_for(member(role=Role.LEAD, municipality=A))
    before = statements(lone)
    for _ in range(30):
        make(Membership, A)
    assert statements(lone) == before
    assert before <= 14  # eight of them find out who asks; three keep the session's sign of life


def test_roles_cost_nothing_more_and_strangers_less() -> None:
    one = statements(client_for(member(role=Role.LEAD, municipality=A)))
    assert statements(client_for(member(*Role, municipality=A))) == one
    assert statements(client_for(evaluator())) < one
    assert statements(Client()) < 6
