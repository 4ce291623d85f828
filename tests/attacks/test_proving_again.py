"""J3 and J4: proving again, codes used twice, and access that ends; each test falls when its guard is taken away."""

import datetime as dt
from http import HTTPStatus
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from tests.attacks.routes import Route, routes
from tests.own_databases import OwnDatabase
from tests.world import (
    PASSWORD,
    Browser,
    app_of,
    client_for,
    code_of,
    email_of,
    emergency_codes_of,
    evaluator,
    member,
    password_of,
    together,
)
from vugge.access.models import Membership, RoleGrant
from vugge.access.rules.actors import ActorKind, Member
from vugge.access.rules.roles import Role
from vugge.access.web.doors import Door
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing

rooms = pytest.mark.urls("tests.rooms")
db = pytest.mark.django_db
WRONG = "forkert kodeord"


# J3: proving again, codes


def test_code_used_twice_at_the_same_time_opens_once(own_database: OwnDatabase) -> None:
    assert own_database
    with transaction.atomic():
        signe = member(role=Role.LEAD)
        password, secret, email = password_of(signe), app_of(signe), email_of(signe)
    clients = [Browser() for _ in range(4)]
    for each in clients:
        each.post("/log-ind", {"login": email, "password": password})
    start, found, code = Barrier(len(clients)), [], code_of(secret)

    def enter(number: int) -> None:
        start.wait()
        found.append(clients[number].post("/log-ind/kode", {"code": code}).status_code)
        connection.close()

    together(enter, len(clients))
    assert sorted(found) == [HTTPStatus.OK, HTTPStatus.OK, HTTPStatus.OK, HTTPStatus.FOUND]


@db
def test_emergency_code_opens_once() -> None:
    signe = member(role=Role.LEAD)
    password, email = password_of(signe), email_of(signe)
    app_of(signe)
    code = emergency_codes_of(signe)[0]
    found = []
    for _ in range(2):
        client = Browser()
        client.post("/log-ind", {"login": email, "password": password})
        found.append(client.post("/log-ind/kode", {"code": code}).status_code)
    assert found == [HTTPStatus.FOUND, HTTPStatus.OK]


@db
def test_codes_cannot_be_guessed_at_for_long() -> None:
    signe = member(role=Role.LEAD)
    password, secret, email = password_of(signe), app_of(signe), email_of(signe)
    client = Browser()
    client.post("/log-ind", {"login": email, "password": password})
    for _ in range(10):
        client.post("/log-ind/kode", {"code": "000000"})
    answer = client.post("/log-ind/kode", {"code": code_of(secret)})
    assert answer.status_code == HTTPStatus.OK
    assert "for mange forsøg" in answer.content.decode()


@pytest.fixture
def anne() -> Member:
    found = member(role=Role.ADMINISTRATOR, name="Anne")
    password_of(found)
    return found


OLD = dt.timedelta(minutes=5)

ANYBODYS = {"effekt/<slug:question>.zip", "effekt/<slug:question>/<slug:part>.csv"}
"""Files of Statistics Denmark's own numbers of whole municipalities, and what is counted of them: nobody's secret."""


def leaves_unproved(route: Route) -> bool:
    """Tell whether a member may take a file through this address, or give access, without a fresh proof."""
    door = route.door
    takes = isinstance(door, Door) and (door.permission.startswith("take_") or route.written.endswith(".csv"))
    gives = isinstance(door, Door) and door.permission == "manage_staff"
    return (takes or gives) and route.written not in ANYBODYS and ActorKind.MEMBER not in door.step_up


def test_every_file_of_a_members_and_every_change_of_access_asks_for_a_fresh_proof() -> None:
    found = routes()
    assert "take_figures" in {getattr(route.door, "permission", "") for route in found}
    assert [route.written for route in found if leaves_unproved(route)] == []


@rooms
def test_door_that_gives_access_on_an_old_proof_is_found() -> None:
    assert "test/staff" in {route.written for route in routes() if leaves_unproved(route)}


@db
@rooms
def test_old_proof_leads_to_proving_again_and_the_form_is_then_carried_out_once(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    where = client.post("/test/proved", {"who": "Signe"})["Location"]
    assert where == "/bekraeft?next=/test/proved"
    assert client.post(where, {"password": PASSWORD}).content == b"Anne"
    again = client.post(where, {"password": PASSWORD})
    assert again["Location"] == "/test/proved"


@db
@rooms
def test_wrong_password_carries_nothing_out(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    where = client.post("/test/proved")["Location"]
    answer = client.post(where, {"password": WRONG})
    assert answer.status_code == HTTPStatus.OK
    assert "Det er ikke din adgangskode" in answer.content.decode()


@db
@rooms
@pytest.mark.parametrize("spoilt", ["at", "user", "action"])
def test_kept_form_is_not_carried_out_late_by_another_or_for_another_action(anne: Member, spoilt: str) -> None:
    client = client_for(anne, proved=OLD)
    client.post("/test/proved")
    session = client.session
    kept = session["account_reauthentication_state"]
    if spoilt == "at":
        kept["at"] -= OLD.total_seconds()
    if spoilt == "user":
        kept["user"] = str(evaluator().user)
    session.save()
    where = "/test/changes" if spoilt == "action" else "/test/proved"
    answer = client.post("/bekraeft", {"password": PASSWORD, "next": where})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, where)


@db
@rooms
def test_form_left_behind_is_dropped_when_the_page_is_asked_for_anew(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    client.post("/test/proved")
    client.get("/test/proved")
    answer = client.post("/bekraeft", {"password": PASSWORD, "next": "/test/proved"})
    assert answer["Location"] == "/test/proved"


@db
@rooms
def test_form_that_is_carried_out_later_had_its_own_token(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    client.handler.enforce_csrf_checks = True
    assert client.post("/test/proved").status_code == HTTPStatus.FORBIDDEN
    assert "account_reauthentication_state" not in client.session


@db
@rooms
def test_right_lost_while_proving_again_is_lost(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    client.post("/test/proved")
    with within(municipality=anne.municipality), writing():
        RoleGrant.objects.update(valid_to=today() - dt.timedelta(days=1))
    answer = client.post("/bekraeft", {"password": PASSWORD, "next": "/test/proved"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


# J4: access that ends


@db
@rooms
def test_closed_sign_in_is_out_at_the_next_page() -> None:
    signe = member(role=Role.LEAD)
    client = client_for(signe)
    get_user_model().objects.filter(pk=signe.user).update(is_active=False)
    assert client.get("/test/anyone")["Location"].startswith("/log-ind")


@db
@rooms
def test_ended_work_is_out_at_the_next_page() -> None:
    signe = member(role=Role.LEAD)
    client = client_for(signe)
    with within(municipality=signe.municipality), writing():
        Membership.objects.update(valid_to=today() - dt.timedelta(days=1))
    where = client.get("/test/anyone")["Location"]
    assert client.get(where).status_code == HTTPStatus.FORBIDDEN


@db
@rooms
def test_ended_role_is_gone_at_the_next_page() -> None:
    anne = member(role=Role.ADMINISTRATOR)
    client = client_for(anne)
    with within(municipality=anne.municipality), writing():
        RoleGrant.objects.update(valid_to=today() - dt.timedelta(days=1))
    assert client.get("/test/staff").status_code == HTTPStatus.FORBIDDEN


@db
@rooms
def test_new_password_ends_every_other_session() -> None:
    signe = member(role=Role.LEAD)
    password = password_of(signe)
    here, elsewhere = client_for(signe), client_for(signe)
    new = "et helt andet kodeord 27"
    here.post("/min-adgang/kode", {"oldpassword": password, "password1": new, "password2": new})
    assert here.get("/test/anyone").status_code == HTTPStatus.OK
    assert elsewhere.get("/test/anyone").status_code == HTTPStatus.FOUND
