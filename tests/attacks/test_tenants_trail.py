"""The trail: gapless under load, closed when it cannot be written, and telling of changes. Source: attacks K."""

import datetime as dt
from threading import Barrier, Thread

import psycopg
import pytest
from django.db import Error, ProgrammingError, connection, transaction

from tests.own_databases import OwnDatabase
from tests.rows import A, B
from tests.world import client_for, member
from vugge.access.actions import recording
from vugge.access.actions.recording import UntoldError, WrongMunicipalityError, action, tell
from vugge.access.models import AuditEvent, Municipality, NationalEvent
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role as Work
from vugge.base.clock import now
from vugge.base.postgres.cluster import Role
from vugge.base.postgres.roles import Connection
from vugge.base.tenancy.context import within

THREADS, EACH = 32, 50
TAKE_IT_AWAY = "REVOKE INSERT ON access_auditevent, access_nationalevent FROM vugge_web"

BROKEN = """
SELECT min(sequence) FROM (
    SELECT sequence, hash <> app.checksum(to_jsonb(e)) OR previous <> lag(hash, 1, '') OVER (ORDER BY sequence)
        OR sequence <> row_number() OVER (ORDER BY sequence) AS broken
    FROM access_auditevent e WHERE municipality_id = %s
) counted WHERE broken
"""


@action("run_the_machine")
def rename(*, by: Operator, name: str, told: bool = True) -> None:
    """Write something, and tell it."""
    assert by
    Municipality.objects.filter(code=B).update(name=name)
    if told:
        tell(subject=f"municipality:{B}", after={"name": name, "old": None})


def _tell(municipality: str, times: int) -> None:
    for number in range(times):
        with within(municipality=municipality):
            rename(by=Operator(), name=f"By {number}")


def _name() -> str:
    return Municipality.objects.get(code=B).name


def _broken(owner: Connection) -> object:
    owner.execute("SET timezone = 'UTC'")
    return owner.execute(BROKEN, [A]).fetchone() or ()


def test_many_at_once_leave_every_event_in_its_place(own_database: OwnDatabase) -> None:
    gate, failed = Barrier(THREADS), list[BaseException]()

    def work() -> None:
        try:
            gate.wait()
            _tell(A, EACH)
        except BaseException as error:  # noqa: BLE001 - whatever it was, it belongs to the test
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with within(municipality=A):
        places = list(AuditEvent.objects.order_by("sequence").values_list("sequence", flat=True))
    assert places == list(range(1, THREADS * EACH + 1))
    with own_database.login(Role.OWNER) as owner:
        assert _broken(owner) == (None,)


@pytest.mark.parametrize(
    "broken",
    [
        TAKE_IT_AWAY,
        "ALTER TABLE access_auditevent ADD CHECK (action <> 'rename') NOT VALID",
        "ALTER TABLE access_auditevent ADD COLUMN must int NOT NULL",
    ],
)
def test_nothing_is_done_when_it_cannot_be_told(own_database: OwnDatabase, broken: str) -> None:
    before = _name()
    with own_database.login(Role.OWNER) as owner:
        owner.execute(broken.encode())
        with pytest.raises(Error), within(municipality=A):
            rename(by=Operator(), name="Halvt")
        assert _name() == before
        assert owner.execute("SELECT count(*) FROM access_auditevent").fetchone() == (0,)


@pytest.mark.urls("tests.rooms")
def test_no_door_answers_when_its_refusal_cannot_be_told(own_database: OwnDatabase) -> None:
    with transaction.atomic():
        stranger = client_for(member(role=Work.DAYCARE, municipality=A))
    with own_database.login(Role.OWNER) as owner:
        owner.execute(TAKE_IT_AWAY)
    with pytest.raises(ProgrammingError, match="permission denied"):
        stranger.get("/test/staff")


@pytest.mark.django_db
def test_an_action_that_tells_nothing_is_undone() -> None:
    before, told = _name(), NationalEvent.objects.count()
    with pytest.raises(UntoldError):
        rename(by=Operator(), name="Tavst", told=False)
    assert _name() == before
    assert NationalEvent.objects.count() == told


@pytest.mark.django_db
def test_a_member_acts_at_home_alone() -> None:
    lone = member(role=Work.ADMINISTRATOR, municipality=A)
    close = action("manage_staff")(lambda **_named: tell())
    with pytest.raises(WrongMunicipalityError), within(municipality=B):
        close(by=lone)
    with pytest.raises(WrongMunicipalityError):
        close(by=lone)


@pytest.mark.parametrize("statement", ["UPDATE {} SET subject = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["access_auditevent", "access_nationalevent", "access_membershipevent"])
def test_the_web_role_changes_no_trail(own_database: OwnDatabase, table: str, statement: str) -> None:
    with own_database.login(Role.WEB) as web, web.transaction(force_rollback=True):
        web.execute("SELECT set_config('app.writing', 'yes', true), set_config('app.municipality', %s, true)", [A])
        changed = statement.format(table).replace("subject", "name" if "membership" in table else "subject")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
            web.execute(changed.encode())


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE access_auditevent SET subject = 'x' WHERE sequence = 3", 3),
        ("UPDATE access_auditevent SET at = at - interval '1 microsecond' WHERE sequence = 1", 1),
        ('UPDATE access_auditevent SET after = \'{"name": "x"}\' WHERE sequence = 5', 5),
        ("UPDATE access_auditevent SET after = after - 'old' WHERE sequence = 5", 5),
        ("DELETE FROM access_auditevent WHERE sequence = 2", 3),
        ("DELETE FROM access_auditevent WHERE sequence = 1", 2),
        ("UPDATE access_auditevent SET subject = 'x', hash = repeat('0', 64) WHERE sequence = 5", 5),
        ("UPDATE access_auditevent SET sequence = sequence + 10 WHERE sequence > 3", 14),
        ("UPDATE access_auditevent SET municipality_id = '0751' WHERE sequence = 4", 5),
        ("UPDATE access_auditevent e SET action = 'x', hash = app.checksum(to_jsonb(e) || '{\"action\": \"x\"}')", 2),
    ],
)
def test_tampering_by_the_owner_shows_at_its_place(own_database: OwnDatabase, tampering: str, found: int) -> None:
    _tell(A, 6)
    with own_database.login(Role.OWNER) as owner:
        assert _broken(owner) == (None,)
        owner.execute("SET timezone = 'UTC'")
        owner.execute(tampering.encode())
        assert _broken(owner) == (found,)


def test_a_column_added_later_breaks_no_chain(own_database: OwnDatabase) -> None:
    _tell(A, 2)
    with own_database.login(Role.OWNER) as owner:
        owner.execute("ALTER TABLE access_auditevent ADD COLUMN purpose text")
        _tell(A, 2)
        assert _broken(owner) == (None,)
        owner.execute("UPDATE access_auditevent SET purpose = 'x' WHERE sequence = 2")
        assert _broken(owner) == (2,)


@pytest.mark.django_db
def test_a_clock_set_back_leaves_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [now(), now() - dt.timedelta(hours=1), now() - dt.timedelta(hours=2)]
    clock = iter(moments)
    monkeypatch.setattr(recording, "now", lambda: next(clock))
    _tell(A, 3)
    with within(municipality=A):
        told = list(AuditEvent.objects.order_by("sequence").values_list("sequence", "at"))
    assert told == list(enumerate(moments, 1))


@pytest.mark.django_db
def test_each_municipality_and_the_nation_have_their_own_chain() -> None:
    _tell(A, 2)
    _tell(B, 1)
    earlier = NationalEvent.objects.count()
    rename(by=Operator(), name="Nyt")
    for municipality, count in ((A, 2), (B, 1)):
        with within(municipality=municipality):
            assert list(AuditEvent.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2][:count]
    assert NationalEvent.objects.latest("sequence").sequence == earlier + 1
