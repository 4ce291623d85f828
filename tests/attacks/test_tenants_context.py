"""For whom a transaction is ends with it, however it ends, and whoever gets the connection next. Source: attacks A2."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from tests.own_databases import OwnDatabase
from tests.rows import A, B, make
from tests.world import client_for, member
from vugge.access.models import Membership
from vugge.access.queries.members import workplaces
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import current, enter, within
from vugge.base.tenancy.writing import writing

NOBODY = ("", "")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _session(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


def _left() -> tuple[str, str, str]:
    """Return what stands on the connection itself, outside any transaction."""
    writes = _session("SELECT coalesce(current_setting('app.writing', true), '')")
    return (*current(), writes)


def _committed() -> None:
    with within(municipality=A, user="u"), writing():
        assert current() == (A, "u")


def _raised() -> None:
    with suppress(ValueError), within(municipality=A), writing():
        raise ValueError


def _broken() -> None:
    with suppress(DatabaseError), within(municipality=A), writing():
        _run("SELECT 1/0")


def _rolled_back() -> None:
    with within(municipality=A), writing():
        transaction.set_rollback(True)


def _entered() -> None:
    with transaction.atomic():
        enter(municipality=A)


def _cut() -> None:
    with suppress(DatabaseError), within(municipality=A), writing():
        _run("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.close()


@pytest.mark.parametrize("end", [_committed, _raised, _broken, _rolled_back, _entered, _cut])
def test_nothing_stays_on_the_connection(own_database: OwnDatabase, end: Callable[[], None]) -> None:
    assert own_database
    end()
    assert _left() == ("", "", "")


def test_entering_outside_a_transaction_is_refused(own_database: OwnDatabase) -> None:
    assert own_database
    with pytest.raises(RuntimeError, match="Open a transaction first"):
        enter(municipality=A)


@pytest.mark.django_db
def test_within_gives_back_what_was_also_when_it_is_broken_off() -> None:
    with within(municipality=A, user="u"):
        with within(municipality=B):
            assert current() == (B, "")
            with suppress(ValueError), within(municipality=A, user="v"):
                raise ValueError
            assert current() == (B, "")
        assert current() == (A, "u")
        with suppress(DatabaseError), within(municipality=B):
            _run("SELECT 1/0")
        assert current() == (A, "u")
    assert current() == NOBODY


@pytest.mark.django_db
def test_a_savepoint_undone_is_for_whom_it_was_before() -> None:
    enter(municipality=A)
    point = transaction.savepoint()
    enter(municipality=B)
    transaction.savepoint_rollback(point)
    assert current() == (A, "")


def test_a_thread_is_for_nobody_while_another_works(own_database: OwnDatabase) -> None:
    assert own_database
    seen: list[tuple[str, str]] = []

    def look() -> None:
        with transaction.atomic():
            seen.append(current())
        connection.close()

    with within(municipality=A, user="u"):
        thread = Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [NOBODY]


@pytest.fixture
def pooled(own_database: OwnDatabase) -> Iterator[OwnDatabase]:
    """One connection for all, taken from a pool and given back."""
    kept = {key: connection.settings_dict[key] for key in ("OPTIONS", "CONN_MAX_AGE")}
    connection.close()
    connection.settings_dict.update(OPTIONS={"pool": {"min_size": 1, "max_size": 1}}, CONN_MAX_AGE=0)
    yield own_database
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own connection has it
    connection.settings_dict.update(kept)


def test_a_pooled_connection_carries_nothing_to_the_next(pooled: OwnDatabase) -> None:
    assert pooled
    with within(municipality=A, user="u"), writing():
        first = _session("SELECT pg_backend_pid()")
    connection.close()
    assert _session("SELECT pg_backend_pid()") == first
    assert _left() == ("", "", "")


@pytest.mark.urls("tests.rooms")
def test_a_request_leaves_nothing_and_finds_nothing(own_database: OwnDatabase) -> None:
    assert own_database
    with transaction.atomic():
        browser = client_for(member(role=Role.LEAD, municipality=A, name="Lone"))
    assert browser.get("/test/anyone").content == b"Lone"
    assert browser.get("/test/staff").status_code == 403
    assert _left() == ("", "", "")


@pytest.mark.urls("tests.planted")
def test_a_setting_left_on_the_connection_reaches_nobody(own_database: OwnDatabase) -> None:
    assert own_database
    with transaction.atomic():
        lone = client_for(member(role=Role.LEAD, municipality=A, name="Lone"))
        nobody = type(lone)()
    _run(f"SET app.municipality = '{B}'")
    assert (nobody.get("/test/whose").content, lone.get("/test/whose").content) == (b"", A.encode())
    connection.close()


@pytest.mark.django_db
def test_one_can_change_workplace_from_within_one() -> None:
    here = make(Membership, A, valid_from=today())
    make(Membership, B, user=here.user, valid_from=today())
    with within(municipality=A, user=str(here.user_id)):
        assert {place.code for place in workplaces(here.user_id, today())} == {A, B}
        assert current() == (A, str(here.user_id))
