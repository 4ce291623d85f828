"""The live service from outside: patience with a busy one, one clear sentence for a broken one, never another host."""

import json
from collections.abc import Mapping

import pytest

from tests.statbank import UND1, Reply, question, served
from vugge.exchange.statbank.live import LiveBank, Patience
from vugge.exchange.statbank.rules.answers import cube_of
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.tables import written

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

CSV = {"Content-Type": "text/csv"}
QUICK = Patience(pauses=(2.0, 10.0), longest=60.0, whole=2.0, silence=0.3, largest=4096, largest_description=4096)


def reply(status: int = 200, headers: Mapping[str, str] = CSV, body: bytes = b"") -> Reply:
    return status, headers, body


def asked(*first: Reply | None) -> tuple[list[float], int]:
    """Ask once of a service that says this first; return the pauses made and how often it was asked."""
    pauses: list[float] = []
    with served(*first) as here:
        answer = LiveBank(here.address, patience=QUICK, wait=pauses.append).ask(question(), written(UND1))
        cube_of(answer)
        return pauses, len(here.asked)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_busy_service_is_asked_again_after_a_pause(status: int) -> None:
    assert asked(reply(status), reply(status)) == ([2.0, 10.0], 3)


@pytest.mark.parametrize(("said", "waited"), [("7", 7.0), ("1", 2.0), ("999999", 2.0), ("86400", 60.0), ("soon", 2.0)])
def test_service_that_says_when_to_come_back_is_heard_up_to_a_limit(said: str, waited: float) -> None:
    assert asked(reply(429, {"Retry-After": said}))[0] == [waited]


def test_answer_cut_off_is_asked_for_again() -> None:
    assert asked(reply(headers={"Content-Length": "900"}, body=b"ADMKOM;UNDERRETERE"), None) == ([2.0], 2)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ([reply(503)] * 3, "kode 503"),
        ([reply(429)] * 3, "kode 429"),
        ([reply(headers={"Content-Length": "9"})] * 3, "ikke nås|afbrudt"),
        ([reply(302, {"Location": "https://example.org/v1/data"})], "viser videre til “https://example.org/v1/data”"),
        ([reply(307, {"Location": "/v1/else"})], "viser videre"),
        ([reply(400, body=json.dumps({"message": "Table\nmissing"}).encode())], "kode 400.*Table.missing"),
        ([reply(404, body=b"<html>")], "kode 404"),
        ([reply(headers={"Content-Type": "text/html; charset=utf-8"}, body=b"<p>Log ind")], "i stedet for tal"),
        ([reply(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b")], "pakket"),
        ([reply(body=b"")], "tomt"),
        ([reply(body=b"A;B;INDHOLD\n" + b"x;y;1\n" * 1000)], "MB"),
        ([reply(body=b"ADMKOM;UNDERRETERE;TID;INDHOLD\r\n101;4;2014;1\r\n")], "mangler 11 af 12 tal"),
    ],
)
def test_broken_answer_is_one_sentence(first: list[Reply], said: str) -> None:
    with pytest.raises(StatBankError, match=said) as error:
        asked(*first)
    assert "\n" not in str(error.value)


def test_another_host_is_never_asked() -> None:
    with served() as other, served(reply(307, {"Location": f"{other.address}/data"})) as here:
        with pytest.raises(StatBankError):
            LiveBank(here.address, patience=QUICK).ask(question(), written(UND1))
        assert other.asked == []


def test_nobody_is_there_is_said_with_another_way() -> None:
    with served() as here:
        gone = here.address
    with pytest.raises(StatBankError, match="vugge statbank read"):
        LiveBank(gone, patience=QUICK, wait=lambda _seconds: None).describe("UND1")


def test_question_is_posted_as_json_and_without_a_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere")
    with served() as here:
        bank = LiveBank(here.address)
        bank.ask(question(), bank.describe("UND1"))
        (info, _headers, named), (data, headers, body) = here.asked
    assert (info, named["table"], data, body) == ("/v1/tableinfo", "UND1", "/v1/data", question().as_sent())
    assert headers["Content-Type"] == "application/json"
    assert "Authorization" not in headers


def test_description_of_another_table_is_refused() -> None:
    said = reply(headers={"Content-Type": "application/json"}, body=written(UND1))
    with served(said) as here, pytest.raises(StatBankError, match="handler om “UND1”"):
        LiveBank(here.address, patience=QUICK).describe("UND2")
