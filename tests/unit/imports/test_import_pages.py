"""The pages of an import: who sees them, how rejected rows are shown and taken along, and what a click does."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from tests.imports import extract, of_ids, read_in, receive, start, undo, view
from tests.world import Browser, client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.worker import work
from vugge.insight.rules.importing import State

CPR = "010190-1234"
WAYS = {"": "get", "/fremdrift": "get", "/indlaes": "post", "/drop": "post", "/fortryd": "post", "/afviste.csv": "get"}

Page = Callable[..., str]


def address(import_id: UUID, way: str = "") -> str:
    return f"/datasaet/indlaesning/{import_id}{way}"


def browser_of(by: Member, **how: dt.timedelta) -> Browser:
    with transaction.atomic():
        return client_for(by, **how)


@pytest.fixture
def browser(leader: Member) -> Browser:
    return browser_of(leader)


def checked(by: Member, *rows: dict[str, str]) -> UUID:
    """Have a file looked through."""
    made = receive(by, extract(*rows))
    work(wait=False)
    return made


def shown(browser: Browser, where: str) -> str:
    answer = browser.get(where)
    assert answer.status_code == 200
    return str(answer.content.decode())


def lines(page: str) -> list[str]:
    """Return the lines of the rejected rows a page shows."""
    return re.findall(r'data-h="Linje">([\d.]+)<', page)


def taken(browser: Browser, import_id: UUID) -> list[list[str]]:
    """Take the rejected rows along; return them with their header."""
    answer = browser.get(address(import_id, "/afviste.csv"))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("way", WAYS)
def test_another_municipalitys_import_is_as_unknown_as_one_that_is_not(leader: Member, way: str) -> None:
    made = checked(leader, {"activity_id": "a"}, {"activity_id": ""})
    with transaction.atomic():
        stranger = client_for(member(role=Role.LEAD, municipality="0329"))
    ask = getattr(stranger, WAYS[way])
    foreign, unknown = ask(address(made, way), {"reason": "x"}), ask(address(uuid4(), way), {"reason": "x"})
    assert foreign.status_code == unknown.status_code == 404
    assert _same(foreign.content, made) == _same(unknown.content, made)
    assert view(leader, made).state is State.CHECKED


def _same(content: bytes, made: UUID) -> str:
    assert str(made) not in content.decode()
    return re.sub(r'value="\w{64}"', "", content.decode())


def test_a_leader_elsewhere_sees_nothing_of_it_in_the_lists(leader: Member) -> None:
    read_in(leader, of_ids("a"))
    with transaction.atomic():
        stranger = client_for(member(role=Role.LEAD, municipality="0329"))
    page = shown(stranger, "/datasaet")
    assert "udtræk.csv" not in page
    assert "Her er ingen registreringer endnu" in page


def test_rejected_rows_are_shown_by_fault_and_page_by_page(browser: Browser, leader: Member) -> None:
    faults = [{"held_on": ""}, {"level": "9"}]
    rows = [{"activity_id": f"a{each}", **faults[each % 2]} for each in range(110)]
    made = checked(leader, *rows)
    first, second, last = (shown(browser, f"{address(made)}?side={each}") for each in (1, 2, 3))
    assert [len(lines(each)) for each in (first, second, last)] == [50, 50, 10]
    assert len({line for page in (first, second, last) for line in lines(page)}) == 110
    assert ("Vis de næste 50" in first, "Vis de næste 50" in last) == (True, False)
    levels = shown(browser, f"{address(made)}?fejl=level")
    assert lines(levels) == [str(line) for line in range(3, 103, 2)]
    assert "fejl=level&amp;side=2" in levels
    assert len(lines(shown(browser, f"{address(made)}?fejl=no_date&side=2"))) == 5


@pytest.mark.parametrize(
    "asked", ["side=0", "side=-1", "side=x", "side=99999999999", "side=\u00b2", "fejl=<b>", "fejl=a%26b"]
)
def test_what_is_asked_for_wrongly_shows_the_first_rows(browser: Browser, leader: Member, asked: str) -> None:
    made = checked(leader, {"activity_id": ""})
    page = shown(browser, f"{address(made)}?{asked}")
    assert lines(page) == ["2"]


def test_a_cpr_number_is_masked_on_the_page_and_in_the_file(browser: Browser, leader: Member) -> None:
    made = checked(leader, {"activity_id": "a", "level": CPR}, {"activity_id": CPR})
    page = shown(browser, address(made))
    assert "010190-****" in page
    assert CPR not in page
    assert taken(browser, made)[1][2] == "010190-****"
    start(leader, made)
    work(wait=False)
    for where in ("/datasaet", address(made)):
        assert CPR not in shown(browser, where)


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+45", "-1+1", "|x", "%x", "\t=1", " =1", "\uff1d1"])
def test_no_cell_of_the_file_is_a_formula(browser: Browser, leader: Member, cell: str) -> None:
    made = checked(leader, {"activity_id": "a", "level": cell})
    (header, row) = taken(browser, made)
    assert header == ["line", "column", "value", "reason"]
    assert row[2] == (cell if cell == "+45" else f"'{cell}")


def test_a_cell_of_a_megabyte_is_taken_along_and_cut_on_the_page(browser: Browser, leader: Member) -> None:
    made = checked(leader, {"activity_id": "a", "level": "x" * (1 << 20)})
    assert len(shown(browser, address(made))) < 100_000
    assert len(taken(browser, made)[1][2]) == 1 << 20


def test_taking_rejected_rows_along_asks_for_a_fresh_proof(leader: Member) -> None:
    made = checked(leader, {"activity_id": ""})
    answer = browser_of(leader, proved=dt.timedelta(minutes=6)).get(address(made, "/afviste.csv"))
    assert answer.status_code == 302
    assert not answer.streaming


def test_progress_says_how_far_it_is_and_when_it_is_done(browser: Browser, leader: Member) -> None:
    made = receive(leader, of_ids("a"))
    assert "Venter på, at arbejdet går i gang" in shown(browser, address(made, "/fremdrift"))
    work(wait=False)
    assert browser.get(address(made, "/fremdrift"))["HX-Refresh"] == "true"


def test_asking_for_progress_is_no_sign_of_life(browser: Browser, leader: Member) -> None:
    made = receive(leader, of_ids("a"))
    seen = browser.session["seen_at"]
    browser.get(address(made, "/fremdrift"))
    assert browser.session["seen_at"] == seen
    browser.get(address(made))
    assert browser.session["seen_at"] > seen


def test_clicks_start_undo_and_drop(browser: Browser, leader: Member) -> None:
    made = checked(leader, {"activity_id": "a"})
    browser.post(address(made, "/indlaes"))
    work(wait=False)
    assert "Sådan gik det" in shown(browser, address(made))
    browser.post(address(made, "/fortryd"), {"reason": "Forkert måned"})
    assert "Forkert måned" in shown(browser, address(made))
    other = checked(leader, {"activity_id": "a"})
    assert browser.post(address(other, "/drop"))["Location"] == "/datasaet/indlaes"
    assert view(leader, other).state is State.DISCARDED


def test_a_click_too_late_says_so(browser: Browser, leader: Member) -> None:
    made = read_in(leader, of_ids("a"))
    undo(leader, made)
    for way in ("/fortryd", "/indlaes", "/drop"):
        answer = browser.post(address(made, way), {"reason": "x"}, follow=True)
        assert "Indlæsningen er allerede “fortrudt”. Åbn siden igen." in answer.content.decode()


def test_undoing_without_a_reason_is_refused_at_the_field(browser: Browser, leader: Member) -> None:
    made = read_in(leader, of_ids("a"))
    answer = browser.post(address(made, "/fortryd"), {"reason": " "})
    assert answer.status_code == 200
    assert "Skriv kort, hvorfor indlæsningen fortrydes" in answer.content.decode()
    assert view(leader, made).state is State.IMPORTED


@pytest.mark.parametrize("way", ["/indlaes", "/drop", "/fortryd"])
def test_a_click_without_its_token_changes_nothing(leader: Member, way: str) -> None:
    made = checked(leader, {"activity_id": "a"})
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = browser_of(leader).cookies
    assert strict.post(address(made, way), {"reason": "x"}).status_code == 403
    assert view(leader, made).state is State.CHECKED


def test_a_data_sets_page_names_its_imports_and_its_checksum(browser: Browser, leader: Member) -> None:
    read_in(leader, of_ids("a", "b"))
    page = shown(browser, "/datasaet")
    (where,) = set(re.findall(r"/datasaet/[0-9a-f-]{36}(?=\")", page))
    one = shown(browser, where)
    assert "Datasæt 1" in one
    assert "udtræk.csv" in one
    assert re.search(r"\b[0-9a-f]{64}\b", one)
