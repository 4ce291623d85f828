"""D6 and more: the municipality's own sign-in, against a provider that runs here: whom it brings, and whom not."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from pytest_django.fixtures import Settings
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.world import Browser, email_of, evaluator, member
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Evaluator, Member
from vugge.access.rules.roles import Role
from vugge.access.web import broker
from vugge.base.clock import now
from vugge.base.tenancy.context import within
from vugge.demo.supervisor.webserver import free_port

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.rooms"),
    pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"]),
]
LEVEL = "urn:dk:betydelig"


class Provider:
    """A provider of the municipality's, where people are made and sign in by their subject."""

    def __init__(self, address: str) -> None:
        self.address = address

    def knows(self, subject: str, **claims: str | float | None) -> str:
        """Make somebody there."""
        requests.put(f"{self.address}/users/{subject}", json=claims, timeout=5).raise_for_status()
        return subject

    def sends_back(self, asked: str, subject: str) -> str:
        """Sign somebody in there, and return the path and query they are sent back to us with."""
        answer = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=5)
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


@contextmanager
def serving() -> Iterator[str]:
    """Run a provider in a process of its own: its warnings are not ours."""
    port = free_port(22_000 + 100 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")))
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    try:
        with requests.Session() as asking:
            asking.mount(
                "http://", HTTPAdapter(max_retries=Retry(total=None, connect=240, backoff_factor=0.1, backoff_max=0.5))
            )
            address = f"http://localhost:{port}"
            asking.get(f"{address}/jwks", timeout=5).raise_for_status()
        yield address
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture
def provider(running: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Provider:
    monkeypatch.setenv("NO_PROXY", "localhost")
    settings.BROKER_NAME = "Birkebys login"
    settings.BROKER_LEVELS = ()
    app = {
        "provider_id": "broker",
        "name": "Birkebys login",
        "client_id": "vugge",
        "secret": "hemmelig",
        "settings": {"server_url": running, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return Provider(running)


@pytest.fixture
def signe() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality="0751", name="Signe")


def goes_there(browser: Browser) -> str:
    answer = browser.post("/log-ind/egen", {"next": "/test/anyone"})
    assert answer.status_code == HTTPStatus.FOUND
    return str(answer["Location"])


def comes_back(provider: Provider, subject: str, browser: Browser | None = None) -> HttpResponse:
    browser = browser or Browser()
    return browser.get(provider.sends_back(goes_there(browser), subject))  # type: ignore[return-value]  # Django's stubs


def is_refused(answer: HttpResponse, words: str) -> bool:
    return answer.status_code == HTTPStatus.FORBIDDEN and words in answer.content.decode()


def known(provider: Provider, person: Member | Evaluator, subject: str, **more: str | float | None) -> str:
    return provider.knows(subject, email=email_of(person), email_verified=True, **more)


def test_somebody_we_know_comes_in_and_goes_on_to_what_they_asked_for(provider: Provider, signe: Member) -> None:
    browser = Browser()
    assert "Log ind med Birkebys login" in browser.get("/log-ind").content.decode()
    subject = known(provider, signe, "signe-1")
    assert comes_back(provider, subject, browser)["Location"] == "/test/anyone"
    assert browser.get("/test/anyone").content == b"Signe"
    with within(municipality="0751"):
        assert AuditEvent.objects.get(action="sign_in").after == {"how": "socialaccount"}
    assert SocialAccount.objects.get(user_id=signe.user).extra_data == {}


def test_evaluator_comes_in_too(provider: Provider) -> None:
    browser = Browser()
    comes_back(provider, known(provider, evaluator(), "eva-1"), browser)
    assert browser.get("/test/anyone").content == b"Eva"


def test_linked_person_is_known_by_subject_when_their_address_changes(provider: Provider, signe: Member) -> None:
    comes_back(provider, known(provider, signe, "signe-2"))
    provider.knows("signe-2", email="signe.ny@birkeby.example", email_verified=True)
    assert comes_back(provider, "signe-2").status_code == HTTPStatus.FOUND


def test_address_given_to_somebody_else_opens_nothing_of_the_first_ones(provider: Provider, signe: Member) -> None:
    comes_back(provider, known(provider, signe, "signe-11"))
    successor = known(provider, signe, "successor")
    assert is_refused(comes_back(provider, successor), "Bed jeres administrator om en ny invitation")
    assert comes_back(provider, "signe-11").status_code == HTTPStatus.FOUND
    assert SocialAccount.objects.get(user_id=signe.user).uid == "signe-11"


def test_stranger_is_refused_and_no_account_is_made(provider: Provider) -> None:
    before = get_user_model().objects.count()
    stranger = provider.knows("stranger", email="fremmed@birkeby.example", email_verified=True)
    assert is_refused(comes_back(provider, stranger), "Du er ikke oprettet i Vugge")
    assert get_user_model().objects.count() == before


@pytest.mark.parametrize("verified", [False, "false", None])
def test_address_nobody_has_verified_is_refused(
    provider: Provider, signe: Member, *, verified: str | bool | None
) -> None:
    claims = {} if verified is None else {"email_verified": verified}
    subject = provider.knows(f"unverified-{verified}", email=email_of(signe), **claims)
    assert is_refused(comes_back(provider, subject), "Din e-mail er ikke bekræftet")


def test_person_with_a_closed_account_stays_out(provider: Provider, signe: Member) -> None:
    subject = known(provider, signe, "signe-3")
    comes_back(provider, subject)
    get_user_model().objects.filter(pk=signe.user).update(is_active=False)
    assert comes_back(provider, subject)["Location"] == "/log-ind/lukket"


@pytest.mark.parametrize(("level", "enters"), [(LEVEL, True), ("urn:dk:lav", False), (None, False)])
def test_broker_must_be_sure_enough(
    provider: Provider, settings: Settings, signe: Member, level: str | None, *, enters: bool
) -> None:
    settings.BROKER_LEVELS = (LEVEL,)
    claims = {"acr": level} if level else {}
    answer = comes_back(provider, known(provider, signe, f"signe-{level}".replace(":", "-"), **claims))
    assert (answer.status_code == HTTPStatus.FOUND) is enters
    assert is_refused(answer, "ikke logget sikkert nok ind") is not enters


def test_code_is_worth_nothing_the_second_time(provider: Provider, signe: Member) -> None:
    browser = Browser()
    back = provider.sends_back(goes_there(browser), known(provider, signe, "signe-4"))
    assert browser.get(back).status_code == HTTPStatus.FOUND
    browser.post("/log-ud")
    assert browser.get(back).status_code == HTTPStatus.FORBIDDEN
    other = Browser()
    state = parse_qs(urlsplit(goes_there(other)).query)["state"][0]
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert other.get(f"/log-ind/egen/svar?code={code}&state={state}").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("state", ["", "&state=guessed"])
def test_answer_without_a_state_of_ours_is_refused(provider: Provider, signe: Member, state: str) -> None:
    browser = Browser()
    back = provider.sends_back(goes_there(browser), known(provider, signe, "signe-5"))
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert browser.get(f"/log-ind/egen/svar?code={code}{state}").status_code == HTTPStatus.FORBIDDEN


def test_answer_meant_for_another_browser_is_refused(provider: Provider, signe: Member) -> None:
    back = provider.sends_back(goes_there(Browser()), known(provider, signe, "signe-6"))
    assert Browser().get(back).status_code == HTTPStatus.FORBIDDEN


def test_code_of_another_attempt_carries_the_wrong_nonce(provider: Provider, signe: Member) -> None:
    first, second = Browser(), Browser()
    stolen = provider.sends_back(goes_there(first), known(provider, signe, "signe-7"))
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    state = parse_qs(urlsplit(goes_there(second)).query)["state"][0]
    answer = second.get(f"/log-ind/egen/svar?code={code}&state={state}")
    assert is_refused(answer, "hører til et andet forsøg")  # type: ignore[arg-type]  # Django's stubs


def test_word_signed_by_somebody_else_is_refused(
    provider: Provider, signe: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as other:
        monkeypatch.setattr(
            broker.BrokerAdapter,
            "openid_config",
            property(lambda self: {**find(self), "jwks_uri": f"{other}/jwks"}),
        )
        answer = comes_back(provider, known(provider, signe, "signe-8"))
    assert is_refused(answer, "kan ikke bekræftes")


def test_two_words_about_different_people_are_refused(
    provider: Provider, signe: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"sub": "somebody-else", "email": email_of(signe), "email_verified": True}
    monkeypatch.setattr(broker.BrokerAdapter, "_fetch_user_info", lambda _self, _token: other)
    assert is_refused(comes_back(provider, known(provider, signe, "signe-11")), "to forskellige svar")


def find(adapter: broker.BrokerAdapter) -> dict[str, str]:
    address = adapter.get_provider().app.settings["server_url"]
    return dict(requests.get(f"{address}/.well-known/openid-configuration", timeout=5).json())


def test_question_asks_for_no_more_than_it_needs_and_cannot_be_answered_by_another(provider: Provider) -> None:
    asked = parse_qs(urlsplit(goes_there(Browser())).query)
    assert set(asked["scope"][0].split()) == {"openid", "email"}
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"][0] != asked["state"][0]
    assert asked["redirect_uri"] == ["http://testserver/log-ind/egen/svar"]
    assert provider.address


def test_going_there_takes_a_form_of_ours_and_leads_nowhere_else(provider: Provider, signe: Member) -> None:
    assert Browser().get("/log-ind/egen").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    browser = Browser()
    asked = str(browser.post("/log-ind/egen", {"next": "https://evil.example/"})["Location"])
    assert browser.get(provider.sends_back(asked, known(provider, signe, "signe-9")))["Location"] == "/forside"


def test_there_is_no_such_way_in_unless_it_is_set_up() -> None:
    assert Browser().post("/log-ind/egen").status_code == HTTPStatus.NOT_FOUND
    assert Browser().get("/log-ind/egen/svar").status_code == HTTPStatus.NOT_FOUND


def test_provider_that_does_not_answer_is_told_kindly(provider: Provider, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:1"
    answer = Browser().post("/log-ind/egen")
    assert is_refused(answer, "svarer ikke lige nu")  # type: ignore[arg-type]  # Django's stubs
    assert provider.address


def test_whoever_came_this_way_proves_again_this_way(provider: Provider, signe: Member) -> None:
    browser = Browser()
    subject = known(provider, signe, "signe-10")
    comes_back(provider, subject, browser)
    assert "Bekræft med Birkebys login" in browser.get("/bekraeft-igen?next=/test/anyone").content.decode()
    asked = goes_there(browser)
    assert parse_qs(urlsplit(asked).query)["prompt"] == ["login"]
    assert parse_qs(urlsplit(asked).query)["max_age"] == ["0"]
    known(provider, signe, subject, auth_time=seconds(ago=0))
    assert browser.get(provider.sends_back(asked, subject))["Location"] == "/test/anyone"


def seconds(*, ago: int) -> int:
    return int(now().timestamp()) - ago


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, municipality="0751", name="Anne")


@pytest.mark.parametrize("ago", [300, 8 * 3600, -120, None, "now"])
def test_proof_the_broker_does_not_say_is_fresh_opens_nothing_that_asks_for_one(
    provider: Provider, anne: Member, ago: int | str | None
) -> None:
    browser, subject = Browser(), f"anne-{ago}"
    said = seconds(ago=ago) if isinstance(ago, int) else ago
    comes_back(provider, known(provider, anne, subject, auth_time=said), browser)
    assert browser.get("/test/anyone").content == b"Anne"
    assert browser.get("/test/proved")["Location"].startswith("/bekraeft-igen")
    answer = browser.get(provider.sends_back(goes_there(browser), subject))
    assert is_refused(answer, "bad dig ikke om at vise på ny, hvem du er")  # type: ignore[arg-type]  # Django's stubs
    assert browser.get("/test/proved").status_code == HTTPStatus.FOUND
    assert browser.get("/test/anyone").content == b"Anne"


@pytest.mark.parametrize("ago", [0, 240, -30])
def test_fresh_proof_to_the_broker_opens_in_the_session_one_is_in(provider: Provider, anne: Member, ago: int) -> None:
    browser, subject = Browser(), known(provider, anne, f"anne-fresh{ago}", auth_time=seconds(ago=300))
    comes_back(provider, subject, browser)
    draft = browser.post("/test/proved", {"who": "Signe"}, headers={"referer": "http://testserver/test/proved"})
    assert draft["Location"] == "/bekraeft-igen?next=/test/proved"
    before = browser.session.session_key
    known(provider, anne, subject, auth_time=seconds(ago=ago))
    browser.get(provider.sends_back(goes_there(browser), subject))
    assert browser.session.session_key != before
    assert browser.session["draft"]["typed"] == "who=Signe"
    assert browser.get("/test/proved").content == b"Anne"


def test_proof_to_the_broker_is_as_old_as_it_says(provider: Provider, anne: Member) -> None:
    browser = Browser()
    comes_back(provider, known(provider, anne, "anne-dated", auth_time=seconds(ago=240)), browser)
    assert browser.get("/test/proved").content == b"Anne"
    (proof,) = browser.session["account_authentication_methods"]
    assert 240 <= now().timestamp() - proof["at"] < 300
