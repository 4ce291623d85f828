"""The log of readings: complete under load, closed when it cannot be written, and known when changed. Attacks K."""

import datetime as dt
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import Error, IntegrityError, ProgrammingError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from tests.own_databases import OwnDatabase
from tests.world import client_for, member, together
from vugge.access.actions import recording
from vugge.access.actions.recording import (
    RefusedError,
    WrongMunicipalityError,
    logs_last,
    note_reading,
    note_refusal,
)
from vugge.access.models import ReadingEvent
from vugge.access.queries.chains import Chain, hash_at, verify
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.reading import CARE, FAMILY, PERSON, Reading
from vugge.access.rules.roles import Role as Work
from vugge.access.web.doors import Door
from vugge.base.clock import now
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.config.command import main

HERE, THERE = "0751", "0101"
THREADS, EACH = 32, 50
PAGE = "/test/laeser"
SOMEBODY = UUID("11111111-1111-4111-8111-111111111111")


def shows(request: HttpRequest, by: Member) -> HttpResponse:
    """Show what is read, twice; undone or refused where it is asked for."""
    for _ in range(2):
        read(by)
    if "undo" in request.GET:
        transaction.set_rollback(True)
    if "refuse" in request.GET:
        reading = Reading(subject=SOMEBODY, kind=PERSON, purpose=CARE)
        raise RefusedError(by=by, permission="see_figures", reason="Nej.", reading=reading)
    return HttpResponse("a canary")


urlpatterns = [
    path(PAGE[1:], Door(permission="see_figures", view=shows)),
    path("", include("vugge.config.urls")),
]


@pytest.fixture(name="signe")
def _signe() -> Member:
    return at_work()


def at_work() -> Member:
    with transaction.atomic():
        return member(role=Work.HEALTH_VISITOR, municipality=HERE, name="Signe")


def read(by: Member | Operator, subject: UUID = SOMEBODY, kind: str = PERSON) -> None:
    note_reading(by=by, subject=subject, kind=kind, purpose=CARE)


def logged(municipality: str = HERE) -> list[tuple[int, str, UUID, str, str, str]]:
    with within(municipality=municipality):
        columns = ("sequence", "actor_name", "subject", "kind", "purpose", "outcome")
        return list(ReadingEvent.objects.order_by("sequence").values_list(*columns))


def test_many_readers_at_once_leave_every_reading_in_its_place(own_database: OwnDatabase) -> None:
    signe = at_work()
    failed = list[BaseException]()

    def work(_number: int) -> None:
        try:
            for _ in range(EACH):
                with within(municipality=HERE):
                    read(signe, uuid4())
        except BaseException as error:  # noqa: BLE001 - whatever it was, it belongs to the test
            failed.append(error)
        finally:
            connection.close()

    together(work, THREADS)
    assert failed == []
    assert [row[0] for row in logged()] == list(range(1, THREADS * EACH + 1))
    with within(municipality=HERE):
        assert verify(HERE, Chain.READINGS).first_bad is None
    assert own_database.name


@pytest.mark.django_db
def test_a_reading_says_who_whose_what_what_for_and_when(signe: Member) -> None:
    before = now()
    with within(municipality=HERE):
        read(signe)
        event = ReadingEvent.objects.get()
    assert logged() == [(1, "Signe", SOMEBODY, PERSON, CARE, "done")]
    assert before <= event.at <= now()
    assert (event.actor, event.actor_kind, event.municipality_id) == (signe.user, "member", HERE)


@pytest.mark.parametrize(
    "broken",
    [
        "REVOKE INSERT ON access_readingevent FROM vugge_web",
        "ALTER TABLE access_readingevent ADD CHECK (kind <> 'person') NOT VALID",
        "DROP TABLE access_readingevent",
    ],
)
@pytest.mark.urls(__name__)
def test_nothing_is_shown_when_the_log_cannot_be_written(own_database: OwnDatabase, broken: str) -> None:
    signe = at_work()
    with own_database.login(Role.OWNER) as owner:
        owner.execute(broken.encode())
    with pytest.raises(Error), within(municipality=HERE):
        read(signe)
    browser = client_for(signe)
    browser.raise_request_exception = False
    answer = browser.get(PAGE)
    assert answer.status_code == 500
    assert b"canary" not in answer.content


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_page_is_one_reading_written_last(signe: Member) -> None:
    answer = client_for(signe).get(PAGE)
    assert answer.content == b"a canary"
    assert logged() == [(1, "Signe", SOMEBODY, PERSON, CARE, "done")]


@pytest.mark.urls(__name__)
def test_what_is_undone_was_not_read_and_what_is_refused_is_told(own_database: OwnDatabase) -> None:
    signe = at_work()
    browser = client_for(signe)
    browser.get(PAGE, {"undo": "1"})
    assert logged() == []
    assert browser.get(PAGE, {"refuse": "1"}).status_code == 403
    assert logged() == [(1, "Signe", SOMEBODY, PERSON, CARE, "refused")]
    assert own_database.name


@pytest.mark.django_db
def test_readings_that_wait_are_one_a_person(signe: Member) -> None:
    with within(municipality=HERE), logs_last() as write:
        read(signe)
        read(signe)
        read(signe, kind=FAMILY)
        assert logged() == []
        write()
    assert [row[3] for row in logged()] == [PERSON, FAMILY]


@pytest.mark.django_db
def test_nothing_is_read_for_nobody_or_elsewhere(signe: Member) -> None:
    for place in (THERE, ""):
        with pytest.raises(WrongMunicipalityError), within(municipality=place):
            read(signe)
    with pytest.raises(WrongMunicipalityError), transaction.atomic():
        read(Operator())
    assert logged() == []


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["Har det svært", "", "x" * 41])
def test_the_log_takes_codes_and_no_text(signe: Member, code: str) -> None:
    for named in ({"kind": code, "purpose": CARE}, {"kind": PERSON, "purpose": code}):
        with pytest.raises((IntegrityError, Error)), within(municipality=HERE), transaction.atomic():
            note_reading(by=signe, subject=SOMEBODY, **named)


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_web_role_neither_changes_nor_removes_a_reading(act: str) -> None:
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with writing(), within(municipality=HERE), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(act.format("access_readingevent"))


@pytest.mark.django_db
def test_a_clock_set_back_leaves_the_order_of_readings(monkeypatch: pytest.MonkeyPatch, signe: Member) -> None:
    moments = [now(), now() - dt.timedelta(hours=1), now() - dt.timedelta(hours=2)]
    clock = iter(moments)
    monkeypatch.setattr(recording, "now", lambda: next(clock))
    with within(municipality=HERE):
        for _ in moments:
            read(signe)
        told = list(ReadingEvent.objects.order_by("sequence").values_list("sequence", "at"))
    assert told == list(enumerate(moments, 1))


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE access_readingevent SET actor_name = 'x' WHERE sequence = 3", 3),
        ("UPDATE access_readingevent SET subject = gen_random_uuid() WHERE sequence = 1", 1),
        ("DELETE FROM access_readingevent WHERE sequence = 2", 2),
        ("UPDATE access_readingevent SET at = at - interval '1 hour' WHERE sequence IN (5, 4)", 4),
    ],
)
def test_verifier_names_the_first_reading_that_was_changed(
    own_database: OwnDatabase, capsys: pytest.CaptureFixture[str], tampering: str, found: int
) -> None:
    with within(municipality=HERE):
        for _ in range(6):
            read(Operator())
        end = hash_at(HERE, 6, Chain.READINGS)
    line = f"{HERE}-laest:6:{end}"
    assert main(["trail", "verify", "--municipality", HERE, "--end", line]) == 0
    assert line in capsys.readouterr().out
    with own_database.login(Role.OWNER) as owner:
        owner.execute(tampering.encode())
    assert main(["trail", "verify"]) == 1
    assert f"Sporet i {HERE}-laest er ændret: nummer {found} " in capsys.readouterr().err
    with own_database.login(Role.OWNER) as owner:
        owner.execute("DELETE FROM access_readingevent WHERE sequence > 5")
    assert main(["trail", "verify", "--end", line]) == 1
    assert f"Sporet i {HERE}-laest endte engang med nummer 6" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_refusal_without_a_reading_leaves_the_log_alone(signe: Member) -> None:
    with within(municipality=HERE):
        note_refusal(by=signe, permission="see_trail", subject="/spor")
    assert logged() == []


@pytest.mark.django_db
def test_a_refusal_takes_the_ends_of_trail_and_log_in_the_order_pages_that_act_do(signe: Member) -> None:
    reading = Reading(subject=SOMEBODY, kind=FAMILY, purpose=CARE)
    with within(municipality=HERE), CaptureQueriesContext(connection) as asked:
        note_refusal(by=signe, permission="see_families", subject="/familier", reading=reading)
    written = [each["sql"].split('"')[1] for each in asked if each["sql"].startswith("INSERT")]
    assert written == ["access_auditevent", "access_readingevent"]


def test_web_role_sees_no_other_municipalitys_readings(own_database: OwnDatabase) -> None:
    with within(municipality=THERE):
        read(Operator())
    assert logged(HERE) == []
    with own_database.login(Role.WEB) as web, pytest.raises(psycopg.Error, match="for no municipality"):
        web.execute("SELECT count(*) FROM access_readingevent")
