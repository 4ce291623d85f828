"""J1 and J2: how long a sign-in lasts, and guessing; each test falls when its guard is taken away."""

import datetime as dt
from http import HTTPStatus
from threading import Barrier

import pytest
from axes.models import AccessFailureLog
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse

from tests.own_databases import OwnDatabase
from tests.world import (
    Browser,
    app_of,
    client_for,
    code_of,
    email_of,
    member,
    password_of,
    together,
)
from vugge.access.actions.lockout import unlock
from vugge.access.models import AuditEvent, NationalEvent
from vugge.access.rules.roles import Role
from vugge.access.web.entrance import SignIn
from vugge.access.web.signing_in import AT, SEEN
from vugge.base.tenancy.context import within

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
def test_no_browser_keeps_a_page_for_the_next_person_at_the_machine() -> None:
    client = client_for(member(role=Role.LEAD))
    for page in ("/test/anyone", "/min-adgang", "/spor", "/nowhere"):
        assert client.get(page)["Cache-Control"] == "no-store"


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
