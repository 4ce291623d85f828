"""The way in, page by page: the second proof, one's own access, and where one is led."""

import re
from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings
from django.urls import reverse

from tests.world import Browser, app_of, client_for, code_of, email_of, evaluator, member, password_of
from vugge.access.actions.enrolling import NewMember, enrol_member
from vugge.access.models import AuditEvent, NationalEvent
from vugge.access.queries.members import member as as_member
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.sealing import UnsealableError
from vugge.base.tenancy.context import enter, within

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms")]


@pytest.fixture
def signe() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality="0751", name="Signe")


def enters_password(person: Member, onward: str = "/test/anyone") -> Browser:
    browser = Browser()
    given = {"login": email_of(person), "password": password_of(person), "next": onward}
    browser.post("/log-ind", given)
    return browser


def shown(browser: Browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == HTTPStatus.OK
    return str(answer.content.decode())


def test_password_alone_opens_nothing_but_the_making_of_a_second_proof(signe: Member) -> None:
    browser = enters_password(signe)
    assert browser.get("/test/anyone")["Location"] == "/min-adgang"
    assert "Gør din adgang sikker" in shown(browser, "/min-adgang")
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert browser.get(reverse(name)).status_code == HTTPStatus.OK
    for name in ("mfa_generate_recovery_codes", "account_change_password", "access:workplace", "mfa_reauthenticate"):
        assert browser.get(reverse(name))["Location"] == "/min-adgang"


def test_first_app_makes_the_sign_in_whole_gives_emergency_codes_and_leads_on(signe: Member) -> None:
    browser = enters_password(signe)
    browser.get("/test/anyone")
    page = shown(browser, "/min-adgang/app")
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found is not None
    secret = found.group(1).replace(" ", "")
    wrong = browser.post("/min-adgang/app", {"code": "000000"})
    assert "Koden passer ikke" in wrong.content.decode()
    assert browser.post("/min-adgang/app", {"code": code_of(secret)})["Location"] == "/min-adgang/koder"
    codes = shown(browser, "/min-adgang/koder")
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert 'href="/test/anyone"' in codes
    assert browser.get("/test/anyone").content == b"Signe"


def test_secrets_are_sealed_where_they_are_kept(signe: Member) -> None:
    secret = app_of(signe)
    kept = {each.type: each.data for each in Authenticator.objects.filter(user_id=signe.user)}
    assert secret not in str(kept)
    assert kept["totp"]["secret"].startswith("home:")
    assert kept["recovery_codes"]["seed"].startswith("home:")
    totp = Authenticator.objects.get(user_id=signe.user, type="totp").wrap()
    with override_settings(MFA_KEYS={"home": b"x" * 32}), pytest.raises(UnsealableError):
        totp.validate_code(code_of(secret))


def test_password_and_code_open_and_lead_back(signe: Member) -> None:
    secret = app_of(signe)
    browser = enters_password(signe)
    assert browser.get("/test/anyone")["Location"].startswith("/log-ind")
    assert browser.post("/log-ind/kode", {"code": code_of(secret)})["Location"] == "/test/anyone"
    assert browser.get("/test/anyone").content == b"Signe"


def test_half_sign_in_is_over_when_a_second_proof_is_made_elsewhere(signe: Member) -> None:
    browser = enters_password(signe)
    app_of(signe)
    assert browser.get("/min-adgang/noegle")["Location"].startswith("/log-ind")
    assert browser.get("/min-adgang/app")["Location"].startswith("/log-ind")


def test_last_second_proof_cannot_be_removed(signe: Member) -> None:
    app_of(signe)
    browser = client_for(signe)
    answer = browser.post("/min-adgang/app/fjern")
    assert "din eneste ekstra nøgle" in answer.content.decode()
    assert Authenticator.objects.filter(user_id=signe.user, type="totp").exists()


def test_password_that_is_too_easy_is_refused_at_its_field(signe: Member) -> None:
    given = {"oldpassword": password_of(signe), "password1": "kort", "password2": "kort"}
    page = client_for(signe).post("/min-adgang/kode", given).content.decode()
    assert 'id="id_password1_error"' in page
    assert 'aria-invalid="true"' in page
    assert "autofocus" in page


def test_trail_tells_who_came_in_how_and_left(signe: Member) -> None:
    secret = app_of(signe)
    browser = enters_password(signe)
    browser.post("/log-ind/kode", {"code": code_of(secret)})
    browser.post("/log-ud")
    with within(municipality="0751"):
        told = list(AuditEvent.objects.filter(actor=signe.user).order_by("sequence").values_list("action", "after"))
    assert told == [("sign_in", {"how": "totp"}), ("sign_out", {"why": "asked"})]


def test_trail_tells_of_an_evaluator_nationally() -> None:
    eva = evaluator()
    browser = client_for(eva)
    browser.post("/log-ud")
    assert NationalEvent.objects.filter(actor=eva.user, action="sign_out").count() == 1


def test_who_works_in_two_municipalities_chooses_one(signe: Member) -> None:
    new = NewMember(
        email=email_of(signe), name="Signe", municipality="0101", since=today(), roles=(Role.ADMINISTRATOR,)
    )
    enrol_member(by=Operator(), new=new)
    browser = client_for(signe)
    session = browser.session
    del session["workplace"]
    session.save()
    where = browser.get("/test/anyone")["Location"]
    assert where == "/arbejdssted?next=/test/anyone"
    assert "København" in shown(browser, where)
    assert browser.post("/arbejdssted", {"workplace": "0461", "next": "/test/anyone"}).status_code == HTTPStatus.OK
    answer = browser.post("/arbejdssted", {"workplace": "0101", "next": "/test/staff"})
    assert answer["Location"] == "/test/staff"
    assert browser.get("/test/staff").content == b"Signe"
    enter(user=str(signe.user))
    assert as_member(signe.user, "0101", today()) is not None


def test_page_that_asks_by_itself_is_told_plainly_that_nobody_is_signed_in() -> None:
    answer = Browser().get("/test/polls", headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (HTTPStatus.UNAUTHORIZED, b"")


def test_closed_account_is_told_so_to_whoever_knows_its_password(signe: Member) -> None:
    password = password_of(signe)
    browser = Browser()
    user = Authenticator._meta.get_field("user").related_model.objects.get(pk=signe.user)  # noqa: SLF001 - Django's documented way
    user.is_active = False
    user.save()
    where = browser.post("/log-ind", {"login": user.email, "password": password})["Location"]
    assert "Din adgang er lukket" in shown(browser, where)
