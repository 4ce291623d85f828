"""Signe, who has only a password yet, makes a second proof: an app with codes, or a passkey; and comes back with it."""

import hmac
import re
import time
from base64 import b32decode
from collections.abc import Iterator
from secrets import token_urlsafe

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page

from tests.journeys.reading import Reader
from vugge.base.clock import now

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
EMAIL = "signe@vugge.example"
PASSWORD = token_urlsafe()
SLOWEST = 12  # seconds from reading a code to sending it, on a busy machine


@pytest.fixture
def signe(anyone: Reader, database: dict[str, str]) -> Iterator[Reader]:
    """Signe with a password, and nothing else, for the time being. Passkeys need a name, which an IP address is not."""
    anyone.lives_at("localhost")
    with psycopg.connect(database["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("UPDATE access_user SET password = %s WHERE email = %s", [make_password(PASSWORD), EMAIL])
        yield anyone
        connection.execute("DELETE FROM mfa_authenticator")
        connection.execute("UPDATE access_user SET password = '!none' WHERE email = %s", [EMAIL])


@pytest.fixture
def passkeys(page: Page) -> None:
    """Give the browser a machine that keeps passkeys and knows its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def enters_the_password(signe: Reader) -> None:
    signe.opens("/log-ind?next=/min-adgang")
    signe.unfolds("Prøv det rigtige login")
    signe.writes("E-mail", EMAIL)
    signe.writes("Adgangskode", PASSWORD)
    signe.presses("Log ind")


def leaves(signe: Reader) -> None:
    signe.opens("/min-adgang")
    signe.presses("Log ud")


def code_of(secret: str) -> str:
    """Return the code her app shows, the next one where this one is about to go: nobody types faster than that."""
    if (left := 30 - now().timestamp() % 30) < SLOWEST:
        time.sleep(left + 0.1)
    digest = hmac.new(b32decode(secret), (int(now().timestamp()) // 30).to_bytes(8), "sha1").digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 10**6:06}"


def test_signe_signs_in_with_an_app(signe: Reader) -> None:
    # Given that Signe has only her password yet
    enters_the_password(signe)
    # When she opens anything, she is asked to make her access safe first
    signe.opens("/min-adgang/kode")
    signe.reads("Gør din adgang sikker")
    # And takes an app with codes
    signe.follows("Brug en app med koder")
    signe.unfolds("Kan kameraet ikke bruges?")
    assert signe.page.locator(".qr svg path").is_visible()
    found = re.search("[A-Z2-7 ]{30,}", signe.page.locator("code").inner_text())
    assert found is not None
    secret = found.group().replace(" ", "")
    # And a wrong code is told at its field
    signe.writes("Koden, som appen viser nu", "000000")
    signe.presses("Gem")
    signe.reads("Koden passer ikke")
    assert signe.page.evaluate("document.activeElement.name") == "code"
    # And the right one gives her emergency codes
    signe.writes("Koden, som appen viser nu", code_of(secret))
    signe.presses("Gem")
    signe.reads("Dine nødkoder")
    emergency = signe.page.locator("code").first.inner_text()
    # When she comes again with her password, a wrong code does not help
    leaves(signe)
    enters_the_password(signe)
    signe.reads("Ét skridt til")
    signe.writes("Kode fra din app, eller en nødkode", "000000")
    signe.presses("Log ind")
    signe.reads("Koden passer ikke")
    # And an emergency code does
    signe.writes("Kode fra din app, eller en nødkode", emergency)
    signe.presses("Log ind")
    signe.reads("Du har 9 nødkoder tilbage.")
    # And she sees the rest of her access
    signe.follows("Vælg en anden adgangskode")
    signe.follows("Fortryd")
    signe.follows("Fjern appen")
    signe.reads("din eneste ekstra nøgle")


@pytest.mark.usefixtures("passkeys")
def test_signe_signs_in_with_a_passkey(signe: Reader) -> None:
    # Given that Signe has only her password yet
    enters_the_password(signe)
    # When she makes a passkey
    signe.opens("/min-adgang")
    signe.follows("Lav en adgangsnøgle")
    signe.page.get_by_role("button", name="Lav nøglen").click()
    # Then she has emergency codes, and can give the passkey another name
    signe.page.wait_for_url("**/min-adgang/koder")
    signe.reads("Dine nødkoder")
    signe.opens("/min-adgang")
    signe.follows("Giv Min adgangsnøgle et andet navn")
    signe.writes("Navn, så du kan kende den", "Kontorets")
    signe.presses("Gem")
    signe.follows("Fjern Kontorets")
    signe.reads("Det er din eneste ekstra nøgle")
    # And comes in with the passkey alone
    leaves(signe)
    signe.opens("/log-ind?next=/min-adgang")
    signe.unfolds("Prøv det rigtige login")
    signe.page.get_by_role("button", name="Brug en adgangsnøgle").click()
    signe.page.wait_for_url("**/min-adgang")
    signe.reads("Kontorets")
    # And as the second step after the password
    leaves(signe)
    enters_the_password(signe)
    signe.reads("Brug nu din adgangsnøgle")
    signe.page.get_by_role("button", name="Brug adgangsnøglen").click()
    signe.page.wait_for_url("**/min-adgang")
