"""Handing a file in: what is taken, what is refused at the door, and what a name from outside can do."""

from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.imports import HEAD, extract, of_ids, view
from tests.world import Browser, client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.insight.models import Import
from vugge.insight.rules.importing import State
from vugge.insight.web.receiving import HomeUploadHandler

UPLOAD = "/datasaet/indlaes"


@pytest.fixture
def browser(leader: Member) -> Browser:
    with transaction.atomic():
        return client_for(leader)


def sent(browser: Client, content: bytes, name: str = "udtræk.csv", **more: str) -> str:
    """Send a file; return where that leads to."""
    answer = browser.post(UPLOAD, {"extract": SimpleUploadedFile(name, content), **more})
    assert answer.status_code == 302
    return str(answer["Location"])


def received() -> list[Import]:
    with within(municipality="0240"):
        return list(Import.objects.filter(municipality="0240").order_by("number"))


def uploads() -> list[Path]:
    folder = Path(settings.UPLOADS)
    return [each for each in folder.rglob("*") if each.is_file()] if folder.exists() else []


def test_a_good_file_is_taken_in_and_looked_through(browser: Browser, leader: Member) -> None:
    page = browser.get(sent(browser, of_ids("a", "b")))
    assert "Filen læses igennem" in page.content.decode()
    work(wait=False)
    (made,) = received()
    found = view(leader, made.id)
    assert (found.state, found.new, found.file_name) == (State.CHECKED, 2, "udtræk.csv")
    assert "Indlæs de 2 gode rækker" in browser.get(f"/datasaet/indlaesning/{made.id}").content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and more", "regnearksfil"),
        (b"%PDF-1.7", "PDF"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"a;b\n", "andre kolonner"),
        (HEAD.encode() + b"\n\xe6\xf8\xe5", "ikke UTF-8"),
    ],
)
def test_a_file_that_is_none_is_said_to_be_what_it_is(browser: Browser, content: bytes, said: str) -> None:
    where = sent(browser, content)
    work(wait=False)
    page = browser.get(where).content.decode()
    assert "Filen kan ikke læses" in page
    assert said in page
    assert uploads() == []


@pytest.mark.parametrize(
    ("files", "said"), [({}, "Vælg den fil"), ({"extract": ""}, "Vælg den fil"), ({"extract": b""}, "Filen er tom")]
)
def test_no_file_and_an_empty_one_are_refused_at_the_field(
    browser: Browser, files: dict[str, object], said: str
) -> None:
    chosen = {
        name: SimpleUploadedFile("tom.csv", each) if isinstance(each, bytes) else each for name, each in files.items()
    }
    answer = browser.post(UPLOAD, chosen)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert received() == []
    assert uploads() == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x", "x"),
        ("C:\\temp\\x.csv", "x.csv"),
        ("\u202efdp.csv", "fdp.csv"),
        ("a\0b\n.csv", "ab.csv"),
        ("<b>x</b>.csv", "b>.csv"),
    ],
)
def test_a_forged_name_is_only_a_name(browser: Browser, name: str, kept: str) -> None:
    sent(browser, of_ids("a"), name)
    assert [each.file_name for each in received()] == [kept]
    assert {each.name for each in uploads()} == {"upload"}


def test_a_very_long_name_is_refused_with_a_sentence(browser: Browser) -> None:
    answer = browser.post(UPLOAD, {"extract": SimpleUploadedFile("x" * 300 + ".csv", of_ids("a"))})
    assert answer.status_code == 200
    assert "Filens navn" in answer.content.decode()


def test_a_name_is_shown_as_it_is_and_obeyed_by_no_browser(browser: Browser) -> None:
    page = browser.get(sent(browser, of_ids("a"), "<script>alert(1)<script>.csv")).content.decode()
    assert "<script>alert" not in page


def test_a_file_too_large_is_refused_before_any_of_it_is_read(browser: Browser) -> None:
    answer = browser.generic(
        "POST", UPLOAD, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(501 << 20)
    )
    assert answer.status_code == 413
    assert uploads() == []


@pytest.mark.parametrize(("role", "status"), [(None, 302), (Role.HEALTH_VISITOR, 413), (Role.LEAD, 302)])
def test_a_large_file_is_read_from_those_alone_who_may_send_it(
    leader: Member, monkeypatch: pytest.MonkeyPatch, role: Role | None, status: int
) -> None:
    del leader
    taken: list[int] = []
    write = HomeUploadHandler.receive_data_chunk

    def counted(self: HomeUploadHandler, raw_data: bytes, start: int) -> None:
        taken.append(len(raw_data))
        write(self, raw_data, start)

    monkeypatch.setattr(HomeUploadHandler, "receive_data_chunk", counted)
    someone = Client(enforce_csrf_checks=True)
    if role is not None:
        with transaction.atomic():
            someone = client_for(member(role=role, municipality="0240"))
    someone.cookies["csrftoken"] = key = "k" * 32
    file = SimpleUploadedFile("x.csv", of_ids("a") + b"\n" * (2 << 20))
    answer = someone.post(UPLOAD, {"extract": file, "csrfmiddlewaretoken": key})
    assert answer.status_code == status
    assert bool(taken) == (role is Role.LEAD)
    assert role is not None or answer["Location"] == f"/log-ind?next={UPLOAD}"


def test_fields_nobody_asked_for_change_nothing(browser: Browser, leader: Member) -> None:
    forged = {
        "municipality": "0329",
        "made_by": "Eva",
        "state": "imported",
        "batch": str(UUID(int=1)),
        "id": str(UUID(int=1)),
    }
    sent(browser, of_ids("a"), **forged)
    (made,) = received()
    assert (made.municipality_id, made.made_by, made.batch == made.id) == ("0240", leader.name, True)
    assert made.id != UUID(int=1)
    assert view(leader, made.id).state is State.UPLOADED


def test_a_form_without_its_token_changes_nothing(leader: Member) -> None:
    with transaction.atomic():
        browser = client_for(leader)
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post(UPLOAD, {"extract": SimpleUploadedFile("x.csv", of_ids("a"))}).status_code == 403
    assert received() == []


def test_rows_of_another_municipality_are_left_out_and_nothing_is_told_of_it(browser: Browser, leader: Member) -> None:
    where = sent(browser, extract({"activity_id": "a", "municipality": "329"}, {"activity_id": "b"}))
    work(wait=False)
    (made,) = received()
    found = view(leader, made.id)
    assert (found.new, found.rejected) == (1, 1)
    page = browser.get(where).content.decode()
    assert "Ringsted" not in page
    assert "egen kommune" in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.LEAD, Role.PROJECT_LEADER}))
def test_who_may_not_is_refused_with_the_reason(leader: Member, role: Role) -> None:
    del leader
    with transaction.atomic():
        other = client_for(member(role=role, municipality="0240"))
    answer = other.post(UPLOAD, {"extract": SimpleUploadedFile("x.csv", of_ids("a"))})
    assert answer.status_code == 403
    assert "Kun projektlederen og den ledende sundhedsplejerske" in answer.content.decode()
    assert received() == []
