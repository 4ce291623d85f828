"""The trail: one event an act, kept from change, counted anew, and read page by page. Attacks K."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.world import client_for, member
from vugge.access.actions.membership import rename
from vugge.access.actions.recording import note_refusal
from vugge.access.models import AuditEvent
from vugge.access.queries.staff import colleague
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.postgres import roles
from vugge.base.postgres.cluster import DATABASE, Address, Cluster
from vugge.base.postgres.cluster import Role as Login
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing

HERE, THERE = "0751", "0101"
THREADS, EACH = 32, 20
_INSERT = (
    "INSERT INTO access_auditevent (id, at, actor_kind, actor_name, action, subject, outcome, municipality_id) "
    "VALUES (%s, now(), 'operator', 'x', 'rename', '', 'done', %s)"
)


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


class Apart:
    """A database of its own, where what is written stays written until it is removed with it."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self._cluster, self.name = cluster, name

    def connect(self, login: Login) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.address(login).conninfo(self.name), autocommit=True)

    def address(self, login: Login) -> Address:
        found = self._cluster.address(login)
        assert found is not None
        return found

    def verified(self, login: Login, *more: str) -> tuple[int, str, str]:
        """Run `vugge trail verify` as a login, and return its exit code and what it said."""
        there = self.address(login)
        login_in, folder = f"{there.user}:{quote(there.password, safe='')}", quote(there.host, safe="")
        url = f"postgresql://{login_in}@/{self.name}?host={folder}&port={there.port}"
        environment = {**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": url}
        environment["VUGGE_DATABASE_ROLE"] = "owner" if login is Login.OWNER else "web"
        command = [sys.executable, "-m", "vugge.config.command", "trail", "verify", *more]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def apart(django_db_setup: None) -> Iterator[Apart]:  # noqa: ARG001 - asked for by name, for its effect
    cluster = Cluster(Path(os.environ["VUGGE_HOME"]))
    found = Apart(cluster, f"apart_{uuid4().hex[:12]}")
    owner = found.address(Login.OWNER)
    with psycopg.connect(owner.conninfo("postgres"), autocommit=True) as admin:
        roles.make_database(admin, found.name, template=DATABASE)
        yield found
        admin.execute(f"DROP DATABASE {found.name} WITH (FORCE)")


def told(there: Apart, municipality: str, count: int) -> None:
    with there.connect(Login.WEB) as web, web.transaction():
        web.execute("SELECT set_config('app.municipality', %s, true)", [municipality])
        web.execute("SELECT set_config('app.writing', 'yes', true)")
        for _number in range(count):
            web.execute(_INSERT, [uuid4(), municipality])


def tampered(there: Apart, statement: str) -> None:
    """Do as the owner what nobody should, past the write guard."""
    with there.connect(Login.OWNER) as owner, owner.transaction():
        owner.execute("SELECT set_config('app.writing', 'yes', true)")
        owner.execute(statement)


def test_thirty_two_at_once_leave_every_event_and_no_gap(apart: Apart) -> None:
    together = Barrier(THREADS)

    def tell() -> None:
        together.wait()
        for _number in range(EACH):
            told(apart, HERE, 1)

    threads = [Thread(target=tell) for _number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with apart.connect(Login.OWNER) as owner:
        found = owner.execute("SELECT count(*), min(sequence), max(sequence) FROM access_auditevent").fetchone()
    assert found == (THREADS * EACH, 1, THREADS * EACH)
    assert apart.verified(Login.WEB)[0] == 0


_OURS = "AND municipality_id = '0751'"


@pytest.mark.parametrize(
    ("tampering", "first_bad", "login"),
    [
        ("UPDATE access_auditevent SET actor_name = 'y' WHERE sequence = 4", 4, Login.WEB),
        ("DELETE FROM access_auditevent WHERE sequence = 3", 3, Login.WEB),
        ("UPDATE access_auditevent SET at = at - interval '1 hour' WHERE sequence IN (5, 2)", 2, Login.OWNER),
        ("UPDATE access_auditevent SET hash = repeat('0', 64) WHERE sequence = 6", 6, Login.WEB),
        ("UPDATE access_auditevent SET sequence = 9 WHERE sequence = 1", 1, Login.OWNER),
    ],
)
def test_verifier_names_the_first_place_the_owner_has_changed(
    apart: Apart, tampering: str, first_bad: int, login: Login
) -> None:
    told(apart, HERE, 8)
    told(apart, THERE, 3)
    tampered(apart, f"{tampering} {_OURS}")
    code, ends, said = apart.verified(login)
    assert (code, said) == (1, f"Sporet i 0751 er ændret: nummer {first_bad} er det første, {_NOT_SO}\n")
    assert [line.partition(":")[0] for line in ends.splitlines()] == [THERE, HERE]


_NOT_SO = "der ikke er, som det blev skrevet."


def test_end_kept_elsewhere_shows_that_the_last_events_were_removed(apart: Apart) -> None:
    told(apart, HERE, 5)
    end = apart.verified(Login.WEB)[1].strip()
    told(apart, HERE, 1)
    assert apart.verified(Login.OWNER, "--end", end, "--municipality", HERE)[0] == 0
    tampered(apart, "DELETE FROM access_auditevent WHERE sequence > 4")
    code, _ends, said = apart.verified(Login.WEB, "--end", end)
    assert (code, "endte engang med nummer 5" in said) == (1, True)
    assert apart.verified(Login.WEB, "--end", "vrøvl")[0] == 2
