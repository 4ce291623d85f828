"""The trail: one event an act, kept from change, counted anew, and read page by page. Attacks K."""

import subprocess
import sys
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.databases import environment
from tests.own_databases import OwnDatabase, point
from tests.world import client_for, member
from vugge.access.actions.membership import end_membership, rename
from vugge.access.actions.recording import note_refusal
from vugge.access.models import AuditEvent
from vugge.access.queries.chains import Verdict, verify, verify_national
from vugge.access.queries.staff import colleague
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.postgres.cluster import Role as Login
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.config.command import main
from vugge.ui.formats import short_date

HERE, THERE = "0751", "0101"


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, municipality=HERE, name="Anne")


def renamed(by: Member, who: Member, *names: str) -> None:
    for name in names:
        with within(municipality=HERE):
            found = colleague(by, who.membership, today())
            assert found is not None
            rename(by=by, membership=who.membership, version=found.version, name=name, title="")


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["access_auditevent", "access_nationalevent"])
@pytest.mark.parametrize("act", ["UPDATE {} SET action = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_web_role_neither_changes_nor_removes_what_was_told(table: str, act: str) -> None:
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with writing(), within(municipality=HERE), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(act.format(table))


@pytest.mark.django_db
def test_trail_is_read_fifty_at_a_time_without_gap_or_double(anne: Member) -> None:
    lone, browser = member(role=Role.LEAD, municipality=HERE, name="Lone"), client_for(anne)
    with within(municipality=HERE):
        for _number in range(120):
            note_refusal(by=lone, permission="see_trail", subject="/spor")
        every = list(AuditEvent.objects.order_by("-sequence").values_list("sequence", flat=True))
    path, seen, counted = "/spor", [], []
    while path:
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(path).context["page"]
        seen.append(len(page.lines))
        counted.append(len(asked))
        path = page.older
    assert seen == [50, 50, len(every) - 100]
    assert (
        max(counted) - min(counted) <= 2
    )  # the names of members, and those of the invited, are asked for where needed


@pytest.mark.django_db
def test_trail_says_what_was_before_and_what_came_after(anne: Member) -> None:
    lone, browser = member(role=Role.LEAD, municipality=HERE, name="Lone"), client_for(anne)
    renamed(anne, lone, "Lone <b>")
    with within(municipality=HERE):
        found = colleague(anne, lone.membership, today())
        assert found is not None
        end_membership(by=anne, membership=lone.membership, version=found.version, last_day=today())
    said = browser.get("/spor").content.decode()
    assert "<li>Navn: Lone → Lone &lt;b&gt;</li>" in said
    assert f"<li>Til: – → {short_date(today())}</li><li>Med det samme: ja</li>" in said
    assert "<li>Roller: Ledende sundhedsplejerske</li>" in said


@pytest.mark.django_db
def test_trail_is_searched_by_person_action_outcome_and_days(anne: Member) -> None:
    lone = member(role=Role.LEAD, municipality=HERE, name="Lone")
    renamed(anne, lone, "Lone B")
    with within(municipality=HERE):
        note_refusal(by=lone, permission="see_trail", subject="/spor")
    day, browser = f"{today():%d.%m.%Y}", client_for(anne)
    for asked, found in (
        (f"person={anne.user}", ["Rettede navn eller titel"]),
        (f"person={lone.user}", ["Ville se sporet"]),
        ("action=rename", ["Rettede navn eller titel"]),
        ("outcome=refused", ["Ville se sporet"]),
        (f"first={day}&last={day}&action=rename", ["Rettede navn eller titel"]),
        ("last=01.01.2020", []),
        (f"person={uuid4()}", []),
        ("first=x", []),
        ("before=1", []),
    ):
        lines = browser.get(f"/spor?{asked}").context["page"].lines
        assert [line.what for line in lines] == found, asked
    line = browser.get("/spor?action=rename").context["page"].lines[0]
    assert (line.who, line.about, line.refused) == ("Anne", "Lone B", False)


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["ordering=actor", "actor__name=x", "municipality=0101", "person__id=1"])
def test_field_the_search_does_not_know_is_refused(anne: Member, asked: str) -> None:
    assert client_for(anne).get(f"/spor?{asked}").status_code == 400


@pytest.mark.django_db
def test_trail_shows_nothing_of_another_municipality(anne: Member) -> None:
    member(role=Role.ADMINISTRATOR, municipality=THERE, name="Fremmed")
    answer = client_for(anne).get("/spor")
    assert "Fremmed" not in answer.content.decode()


def told(municipality: str, count: int) -> None:
    with within(municipality=municipality):
        for _number in range(count):
            note_refusal(by=Operator(), permission="see_trail")


def counted(municipality: str) -> Verdict:
    with within(municipality=municipality):
        return verify(municipality)


_RECOUNTED = """UPDATE access_auditevent e SET actor_name = 'y',
hash = app.checksum(to_jsonb(e) || '{"actor_name": "y"}') WHERE sequence = 4"""
"""A cunning owner counts the changed row's checksum anew; the row after it tells on them."""


@pytest.mark.parametrize("login", [Login.WEB, Login.OWNER])
@pytest.mark.parametrize(
    ("tampering", "first_bad"),
    [
        ("UPDATE access_auditevent SET actor_name = 'y' WHERE sequence = 4", 4),
        ("DELETE FROM access_auditevent WHERE sequence = 3", 3),
        ("UPDATE access_auditevent SET at = at - interval '1 hour' WHERE sequence IN (5, 2)", 2),
        ("UPDATE access_auditevent SET hash = repeat('0', 64) WHERE sequence = 6", 6),
        ("UPDATE access_auditevent SET sequence = 9 WHERE sequence = 1", 1),
        (_RECOUNTED, 5),
    ],
)
def test_verifier_names_the_first_place_the_owner_has_changed(
    own_database: OwnDatabase, tampering: str, first_bad: int, login: Login
) -> None:
    told(HERE, 8)
    told(THERE, 3)
    point("default", own_database.cluster, login, own_database.name)
    assert (counted(HERE).first_bad, counted(HERE).events) == (None, 8)
    with own_database.login(Login.OWNER) as owner:
        owner.execute("SET timezone = 'UTC'")
        owner.execute(f"{tampering} AND municipality_id = '{HERE}'")
    assert counted(HERE).first_bad == first_bad
    assert counted(THERE).first_bad is None


def test_verifier_counts_the_national_trail_too(own_database: OwnDatabase) -> None:
    with within(municipality=""):
        earlier = verify_national().last  # setting up is told too
    for _number in range(3):
        note_refusal(by=Operator(), permission="make_release")
    with own_database.login(Login.OWNER) as owner, within(municipality=""):
        assert (verify_national().first_bad, verify_national().last) == (None, earlier + 3)
        owner.execute("UPDATE access_nationalevent SET actor_name = 'y' WHERE sequence = 2")
        assert verify_national().first_bad == 2


def test_command_says_what_was_changed_and_what_is_gone_from_the_end(own_database: OwnDatabase) -> None:
    told(HERE, 5)

    def run(*more: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "vugge.config.command", "trail", "verify", "--municipality", HERE, *more]
        there = environment(own_database.cluster, own_database.name)
        done = subprocess.run(command, env=there, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
        return done.returncode, done.stdout.strip(), done.stderr.strip()

    code, end, said = run()
    assert (code, end[:7], said) == (0, f"{HERE}:5:", "Sporet er, som det blev skrevet.")
    with own_database.login(Login.OWNER) as owner:
        owner.execute("DELETE FROM access_auditevent WHERE sequence > 4")
        code, _end, said = run("--end", end)
        assert (code, said) == (1, f"Sporet i {HERE} endte engang med nummer 5, og det er der ikke mere, som det var.")
        owner.execute("UPDATE access_auditevent SET actor_name = 'y' WHERE sequence = 2")
        code, _end, said = run()
    wrong = "nummer 2 er det første, der ikke er, som det blev skrevet."
    assert (code, said) == (1, f"Sporet i {HERE} er ændret: {wrong}")


@pytest.mark.parametrize("end", ["vrøvl", "0751:1", "0751:1:xyz", "x:1:" + "0" * 64])
def test_end_that_is_none_is_said_before_anything_is_counted(end: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", "verify", "--end", end]) == 2
    assert "er ingen slutlinje" in capsys.readouterr().err
