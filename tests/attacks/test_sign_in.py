"""Attacks on the way in: J1 to J4 and F1 of the list, each failing when its guard is taken away."""

import datetime as dt
from http import HTTPStatus
from threading import Barrier, Thread

import pytest
from axes.models import AccessFailureLog
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpResponse

from tests.own_databases import OwnDatabase
from tests.world import (
    Browser,
    app_of,
    client_for,
    code_of,
    email_of,
    emergency_codes_of,
    evaluator,
    member,
    password_of,
)
from vugge.access.actions.lockout import unlock
from vugge.access.models import AuditEvent, Membership, NationalEvent, RoleGrant
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.access.web.entrance import SignIn
from vugge.access.web.signing_in import AT, SEEN
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing

rooms = pytest.mark.urls("tests.rooms")
db = pytest.mark.django_db
WRONG = "forkert kodeord"


def tries(email: str, password: str, address: str = "192.0.2.1", **headers: str) -> HttpResponse:
    return Browser(REMOTE_ADDR=address, headers=headers).post("/log-ind", {"login": email, "password": password})  # type: ignore[return-value]  # Django's stubs


def is_locked(answer: HttpResponse) -> bool:
    return answer.status_code == HTTPStatus.TOO_MANY_REQUESTS


def aged(client: Browser, key: str, **ago: int) -> None:
    session = client.session
    session[key] -= dt.timedelta(**ago).total_seconds()
    session.save()


# J1: how long a sign-in lasts


@db
@rooms
def test_quarter_of_an_hour_without_a_sign_of_life_ends_it() -> None:
    client = client_for(member(role=Role.LEAD))
    aged(client, SEEN, minutes=15)
    answer = client.get("/test/anyone")
    assert answer["Location"] == "/log-ind?next=/test/anyone"
    assert "ikke skete noget i et kvarter" in client.get("/log-ind").content.decode()


@db
@rooms
def test_page_that_asks_by_itself_is_no_sign_of_life() -> None:
    client = client_for(member(role=Role.LEAD))
    aged(client, SEEN, minutes=14)
    before = client.session[SEEN]
    assert client.get("/test/polls").status_code == HTTPStatus.OK
    assert client.session[SEEN] == before
    client.get("/test/anyone")
    assert client.session[SEEN] > before


@db
@rooms
def test_twelve_hours_end_it_however_busy() -> None:
    client = client_for(member(role=Role.LEAD))
    aged(client, AT, hours=12)
    assert client.get("/test/anyone").status_code == HTTPStatus.FOUND
    assert "12 timer" in client.get("/log-ind").content.decode()


@db
@rooms
def test_session_has_a_new_id_after_signing_in_and_after_proving_again() -> None:
    signe = member(role=Role.ADMINISTRATOR)
    password, secret = password_of(signe), app_of(signe)
    client = Browser()
    client.get("/log-ind")
    client.post("/log-ind", {"login": email_of(signe), "password": password})
    half = client.session.session_key
    client.post("/log-ind/kode", {"code": code_of(secret)})
    whole = client.session.session_key
    client.post("/bekraeft", {"password": password, "next": "/test/anyone"})
    proved = client.session.session_key
    assert len({half, whole, proved}) == 3
    assert not Session.objects.filter(session_key__in=[half, whole]).exists()
    old = Browser()
    old.cookies["sessionid"] = str(whole)
    assert old.get("/test/anyone").status_code == HTTPStatus.FOUND
    assert client.get("/test/anyone").status_code == HTTPStatus.OK


# J2: too many guesses close the way in


@db
def test_one_account_sprayed_from_many_addresses_closes_for_all() -> None:
    signe = member(role=Role.LEAD)
    password, email = password_of(signe), email_of(signe)
    for number in range(10):
        assert not is_locked(tries(email, WRONG, f"192.0.2.{number}"))
    answer = tries(email.upper(), password, "198.51.100.7")
    assert is_locked(answer)
    assert "kl. " in answer.content.decode()


@db
def test_one_address_over_many_accounts_closes_for_that_address_alone() -> None:
    signe = member(role=Role.LEAD)
    password, email = password_of(signe), email_of(signe)
    for number in range(20):
        tries(f"person{number}@example.dk", WRONG)
    assert is_locked(tries(email, password))
    assert tries(email, password, "198.51.100.7").status_code == HTTPStatus.FOUND


@db
def test_addresses_of_one_ipv6_subscriber_are_one() -> None:
    for number in range(20):
        tries(f"person{number}@example.dk", WRONG, f"2001:db8:1:2::{number:x}")
    assert is_locked(tries("anna@example.dk", WRONG, "2001:db8:1:2:ffff::1"))
    assert not is_locked(tries("anna@example.dk", WRONG, "2001:db8:1:3::1"))


@db
def test_forged_forwarding_changes_nothing() -> None:
    for number in range(20):
        tries(f"person{number}@example.dk", WRONG, x_forwarded_for=f"203.0.113.{number}")
    assert is_locked(tries("anna@example.dk", WRONG, x_forwarded_for="203.0.113.200"))


@db
def test_behind_a_proxy_its_own_word_counts_and_no_other(settings: object) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]  # pytest-django's wrapper has no fields
    for number in range(20):
        tries(f"person{number}@example.dk", WRONG, x_forwarded_for=f"198.51.100.{number}, 203.0.113.9")
    assert is_locked(tries("anna@example.dk", WRONG, x_forwarded_for="198.51.100.77, 203.0.113.9"))
    assert not is_locked(tries("anna@example.dk", WRONG, x_forwarded_for="203.0.113.8"))


@db
def test_guessing_on_does_not_hold_the_door_closed_and_it_opens_again() -> None:
    signe = member(role=Role.LEAD)
    password, email = password_of(signe), email_of(signe)
    for number in range(15):
        tries(email, WRONG, f"192.0.2.{number}")
    assert AccessFailureLog.objects.count() == 10
    for row in AccessFailureLog.objects.all():
        AccessFailureLog.objects.filter(pk=row.pk).update(attempt_time=row.attempt_time - dt.timedelta(minutes=15))
    assert tries(email, password).status_code == HTTPStatus.FOUND


@db
def test_administrator_unlocks_a_colleague_at_once() -> None:
    signe, anne = member(role=Role.HEALTH_VISITOR), member(role=Role.ADMINISTRATOR)
    password, email = password_of(signe), email_of(signe)
    for number in range(10):
        tries(email, WRONG, f"192.0.2.{number}")
    with within(municipality=anne.municipality, user=str(anne.user)):
        unlock(by=anne, email=email)
    assert tries(email, password).status_code == HTTPStatus.FOUND


@db
def test_failure_is_counted_though_the_request_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_self: object, _form: object) -> HttpResponse:
        raise RuntimeError

    monkeypatch.setattr(SignIn, "form_invalid", breaks)
    client = Browser(raise_request_exception=False)
    answer = client.post("/log-ind", {"login": "anna@example.dk", "password": WRONG})
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert AccessFailureLog.objects.count() == 1


@db
def test_known_and_unknown_addresses_are_answered_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    signe = member(role=Role.LEAD)
    password_of(signe)
    email = email_of(signe)
    worked: list[str] = []
    encode = ScryptPasswordHasher.encode

    def counted(self: ScryptPasswordHasher, password: str, *given: object, **named: object) -> str:
        worked.append(password)
        return encode(self, password, *given, **named)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(ScryptPasswordHasher, "encode", counted)
    unknown = "x" * (len(email) - len("@example.dk")) + "@example.dk"
    answers = []
    for each in (email, unknown):
        worked.clear()
        client = Browser()
        page = client.post("/log-ind", {"login": each, "password": WRONG})
        token = client.cookies["csrftoken"].value
        assert token
        text = page.content.decode().replace(each, "")
        answers.append((page.status_code, without_tokens(text), len(worked)))
    assert answers[0] == answers[1]
    assert answers[0][2] == 1


def without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


@db
def test_trail_of_a_failure_names_nobody_we_do_not_know() -> None:
    signe = member(role=Role.LEAD, municipality="0751")
    tries(email_of(signe), WRONG)
    tries("anna@example.dk", WRONG)
    with within(municipality="0751"):
        event = AuditEvent.objects.get(action="fail_sign_in")
    assert event.subject == f"user:{signe.user}"
    national = NationalEvent.objects.filter(action="fail_sign_in").get()
    assert (national.subject, national.actor) == ("", None)
    assert AccessFailureLog.objects.filter(username__contains="@").count() == 0


def test_guesses_made_at_the_same_time_are_counted_each_by_itself(own_database: OwnDatabase) -> None:
    assert own_database
    guesses = 24
    start, found = Barrier(guesses), []

    def guess(number: int) -> None:
        start.wait()
        found.append(is_locked(tries("anna@example.dk", WRONG, f"192.0.2.{number}")))
        connection.close()

    together(guess, guesses)
    assert found.count(False) == 10
    assert found.count(True) == guesses - 10


def together(act: object, number: int) -> None:
    threads = [Thread(target=act, args=(each,)) for each in range(number)]  # type: ignore[arg-type]  # a function of a number
    for each in threads:
        each.start()
    for each in threads:
        each.join()


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


@db
@rooms
def test_old_proof_leads_to_proving_again_and_the_form_is_then_carried_out_once(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    where = client.post("/test/proved", {"who": "Signe"})["Location"]
    assert where == "/bekraeft?next=/test/proved"
    assert client.post(where, {"password": "et langt kodeord til prøver"}).content == b"Anne"
    again = client.post(where, {"password": "et langt kodeord til prøver"})
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
    answer = client.post("/bekraeft", {"password": "et langt kodeord til prøver", "next": where})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, where)


@db
@rooms
def test_form_left_behind_is_dropped_when_the_page_is_asked_for_anew(anne: Member) -> None:
    client = client_for(anne, proved=OLD)
    client.post("/test/proved")
    client.get("/test/proved")
    answer = client.post("/bekraeft", {"password": "et langt kodeord til prøver", "next": "/test/proved"})
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
    answer = client.post("/bekraeft", {"password": "et langt kodeord til prøver", "next": "/test/proved"})
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
