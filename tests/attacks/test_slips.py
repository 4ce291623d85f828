"""Slips of the hand that must do no harm: pressed twice, gone back to, mistyped. Source: attacks E4, M1, N3."""

import datetime as dt

import pytest

from tests.courses import course
from tests.homes import Home, home, planned
from tests.people import CODE, health_visitor, lind
from tests.unit.visits.forms import Desk
from tests.world import client_for
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.care.actions.offers import attempt
from vugge.care.models import ContactAttempt
from vugge.people.queries.search import MISSES
from vugge.people.rules.kinds import ParentRole

pytestmark = pytest.mark.django_db


def test_an_attempt_noted_twice_by_one_press_is_one() -> None:
    made = course(health_visitor(), "Familien Thorup")
    made.child("Asger", born_on=today() - dt.timedelta(days=520))
    made.parent("Maja", ParentRole.MOTHER)
    offered = made.offered("visit_18m", 20, name="Asger")
    with within(municipality=CODE, user=str(made.by.user)):
        for channel in ("phone", "phone", "sms"):
            attempt(by=made.by, offer=offered, channel=channel, on=today())
        assert sorted(ContactAttempt.objects.values_list("channel", flat=True)) == ["phone", "sms"]


def test_a_number_at_odds_with_the_birth_is_said_on_the_page() -> None:
    made = lind()
    client = client_for(made.by)
    address = f"/personer/{made.people['Asta']}/cpr"
    answer = client.post(address, {"number": "070761-4285", "revision": made.revision}, follow=True)
    assert "Nummerets fødselsdato er en anden" in answer.content.decode()


def test_what_a_form_alone_opens_says_so_when_it_is_gone_back_to() -> None:
    made = lind()
    answer = client_for(made.by).get(f"/personer/{made.people['Asta']}/vis-cpr")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "kan ikke åbnes sådan" in answer.content.decode()


@pytest.mark.parametrize("typed", ["9" * 5000, "٣", "-1", "4"])
def test_a_point_no_questionnaire_has_is_a_fault_and_no_crash(typed: str) -> None:
    at: Home = home()
    with within(municipality=CODE, user=str(at.signe.user)):
        desk = Desk(at, f"/besoeg/{planned(at)}")
    answer = desk.keeps({**desk.fields(), f"epds-{at.freja}-1": [typed]})
    assert answer.status_code == 200


@pytest.mark.parametrize(("key", "status"), [("x", 200), ("", 200), ("\x00", 200), ("0" * 31, 200), ("0" * 32, 302)])
def test_a_plan_with_a_key_that_is_none_is_refused_and_no_crash(key: str, status: int) -> None:
    at: Home = home()
    sent = {"key": key, "staff": str(at.signe.membership), "kind": "need_small", "clock": "9.00", "minutes": "45"}
    sent |= {"day": f"{today() + dt.timedelta(days=2):%d.%m.%Y}", "place": "home"}
    assert client_for(at.signe).post(f"/besoeg/planlaeg/{at.family}", sent).status_code == status


def test_numbers_are_not_walked_through_by_a_form_that_is_never_saved() -> None:
    made = lind()
    client = client_for(made.by)
    typed = {
        "name": "Familien X",
        "born": "yes",
        "born_on": f"{today() - dt.timedelta(days=90):%d.%m.%Y}",
        "children": "1",
        "child_1_given_names": "Asta",
        "child_family_name": "Lind",
        "language": "da",
        "parent_1_role": "mother",
        "parent_1_given_names": "Freja",
        "in_charge": str(made.by.membership),
    }
    answers = [
        client.post("/familier/ny", {**typed, "parent_1_number": f"080926-{serial}"})
        for serial in range(4000, 4000 + MISSES + 2)
    ]
    assert [each.status_code for each in answers] == [200] * MISSES + [403] * 2
    assert client.post("/familier/ny", {**typed, "seen": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("day", "clock"), [("01.01.0001", "0.10"), ("31.12.9999", "23.50"), ("01.01.1900", "0.00"), ("31.12.2199", "23.59")]
)
def test_a_day_in_no_calendar_is_a_fault_and_no_crash(day: str, clock: str) -> None:
    at: Home = home()
    with within(municipality=CODE, user=str(at.signe.user)):
        desk = Desk(at, f"/besoeg/{planned(at)}")
    coming = {"next": ["own"], "next_kind": ["need_small"], "next_day": [day], "next_clock": [clock]}
    typed = desk.fields() | coming | {"started_at": [day], "clock": [clock]}
    assert desk.keeps(typed).status_code == 200
    assert desk.sends(typed).status_code in {200, 409}
