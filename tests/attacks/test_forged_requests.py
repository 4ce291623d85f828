"""F1: no address changes anything without its token, and nobody is signed in or out by somebody else's page."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.world import Browser, app_of, client_for, code_of, email_of, member, password_of
from vugge.access.rules.roles import Role

pytestmark = pytest.mark.django_db
SAMPLES = {"int": 1, "slug": "4-7", "uuid": "00000000-0000-4000-8000-000000000000", "str": "x"}
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


def addresses(patterns: list[URLPattern | URLResolver] | None = None, before: str = "/") -> Iterator[str]:
    """Return an address for every pattern of the product, with a sample for each part that is given."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = str(pattern.pattern)
        for name, converter in pattern.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").replace("String", "str").lower()
            route = route.replace(f"<{kind}:{name}>", str(SAMPLES[kind])).replace(f"<{name}>", str(SAMPLES[kind]))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + route)
        else:
            yield before + route


@pytest.fixture
def anne() -> Browser:
    browser = client_for(member(*Role))
    browser.handler.enforce_csrf_checks = True
    return browser


def test_every_address_refuses_to_change_anything_without_a_token(anne: Browser) -> None:
    found = [each for each in addresses() if not each.startswith("/static/")]
    assert "/log-ind" in found
    assert [each for each in found if each != "/sundhed" and anne.post(each).status_code not in REFUSED] == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing_either(anne: Browser, method: str) -> None:
    refused = {*REFUSED, HTTPStatus.METHOD_NOT_ALLOWED}
    ask = getattr(anne, method)
    assert [each for each in addresses() if each != "/sundhed" and ask(each).status_code not in refused] == []


def test_nobody_is_signed_in_by_a_forged_form() -> None:
    mette = member(role=Role.LEAD)
    browser = Browser(enforce_csrf_checks=True)
    answer = browser.post("/log-ind", {"login": email_of(mette), "password": password_of(mette)})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_following_a_link_signs_nobody_out(anne: Browser) -> None:
    assert anne.get(reverse("account_logout")).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert anne.get(reverse("mfa_index")).status_code == HTTPStatus.OK


def test_token_from_before_the_sign_in_is_worth_nothing_after() -> None:
    signe = member(role=Role.LEAD)
    password, secret = password_of(signe), app_of(signe)
    browser = Browser(enforce_csrf_checks=True)
    browser.get("/log-ind")
    old = browser.cookies["csrftoken"].value
    given = {"csrfmiddlewaretoken": old}
    browser.post("/log-ind", {**given, "login": email_of(signe), "password": password})
    browser.post("/log-ind/kode", {**given, "code": code_of(secret)})
    assert browser.get("/min-adgang").status_code == HTTPStatus.OK
    assert browser.post("/log-ud", given).status_code == HTTPStatus.FORBIDDEN
    new = browser.cookies["csrftoken"].value
    assert browser.post("/log-ud", {"csrfmiddlewaretoken": new}).status_code == HTTPStatus.FOUND


def test_form_sent_from_another_site_is_refused(anne: Browser) -> None:
    anne.get("/log-ind/lukket")
    anne.get("/min-adgang")
    token = anne.cookies["csrftoken"].value
    forged = anne.post("/log-ud", {"csrfmiddlewaretoken": token}, headers={"origin": "https://evil.example"})
    assert forged.status_code == HTTPStatus.FORBIDDEN


def test_stale_page_is_told_kindly_and_led_back(anne: Browser) -> None:
    anne.get("/min-adgang")
    answer = anne.post("/log-ud", headers={"referer": "http://testserver/min-adgang"})
    said = answer.content.decode()
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Siden har været åben for længe" in said
    assert '<a class="button button-primary" href="/min-adgang">Åbn siden igen</a>' in said
    assert 'lang="da"' in said
    assert "style=" not in said
    assert "<style" not in said


def test_browser_without_cookies_is_told_so() -> None:
    answer = Browser(enforce_csrf_checks=True).post("/log-ind", {"login": "x"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Tillad cookies for Vugge i browserens indstillinger" in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/min-adgang", "http://testserver//evil.example/", ""])
def test_stale_page_leads_nowhere_else_than_to_ours(anne: Browser, elsewhere: str) -> None:
    anne.get("/min-adgang")
    said = anne.post("/log-ud", headers={"referer": elsewhere}).content.decode()
    assert 'href="/">Åbn siden igen</a>' in said
    assert "evil" not in said


def test_form_nobody_can_read_is_answered_in_danish(anne: Browser) -> None:
    anne.get("/min-adgang")
    answer = anne.generic("POST", "/log-ud", "broken", content_type="multipart/form-data; boundary=")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Begynd forfra fra forsiden." in answer.content.decode()


def test_nobody_is_led_away_after_signing_in() -> None:
    signe = member(role=Role.LEAD)
    password = password_of(signe)
    app_of(signe)
    for away in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        browser = Browser()
        answer = browser.post("/log-ind", {"login": email_of(signe), "password": password, "next": away})
        assert "evil" not in answer["Location"]
