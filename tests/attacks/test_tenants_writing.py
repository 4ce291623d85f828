"""Our tables are written inside an action, in whatever words and by whatever way; elsewhere the database refuses."""

from collections.abc import Callable
from threading import Thread

import psycopg
import pytest
from django.db import Error, ProgrammingError, connection, models, transaction

from tests.own_databases import OwnDatabase
from tests.rows import A, make, make_all, tenant_models, tenant_tables
from vugge.access.models import Membership, Municipality, RoleGrant
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.context import enter, within
from vugge.base.tenancy.writing import writing

REFUSAL = "is written by an action alone"

WORDS = [
    "DELETE FROM access_rolegrant",
    "WITH gone AS (DELETE FROM access_rolegrant RETURNING *) SELECT * FROM gone",
    'uPdAtE "public"."access_rolegrant" SET role = role WHERE false',
    "DELETE/* here */FROM--\nONLY public . access_rolegrant",
    'UPDATE U&"access\\005frolegrant" SET role = role',
    "UPDATE access_rolegrant r SET role = r.role FROM access_membership m WHERE m.id = r.membership_id",
    "MERGE INTO access_rolegrant r USING access_membership m ON m.id = r.membership_id WHEN MATCHED THEN DELETE",
    "INSERT INTO access_municipality SELECT * FROM access_municipality ON CONFLICT (code) DO UPDATE SET name = 'x'",
    "INSERT INTO access_municipality SELECT * FROM access_municipality ON CONFLICT DO NOTHING",
    "INSERT INTO access_rolegrantevent SELECT * FROM access_rolegrantevent",
    "SELECT 1; DELETE FROM access_rolegrant; SELECT 2",
    "DO $$ BEGIN EXECUTE 'DELETE ' || 'FROM access_rolegrant'; END $$",
    "PREPARE gone AS DELETE FROM access_rolegrant; EXECUTE gone",
    "EXPLAIN ANALYZE DELETE FROM access_rolegrant",
    "CREATE TEMPORARY VIEW seen AS SELECT * FROM access_rolegrant; DELETE FROM seen",
    "CREATE FUNCTION pg_temp.gone() RETURNS void LANGUAGE sql AS 'DELETE FROM access_rolegrant'; SELECT pg_temp.gone()",
    "COPY access_municipality FROM PROGRAM 'true'",
    "TRUNCATE access_rolegrant",
]
"""Ways to say it. The last two are rights the web role never had."""

READING = [
    "SELECT * FROM access_rolegrant FOR UPDATE",
    "SELECT * FROM access_rolegrant FOR NO KEY UPDATE SKIP LOCKED",
    "SELECT 'DELETE FROM access_rolegrant' AS \"UPDATE access_rolegrant SET\" -- INSERT INTO access_rolegrant",
    "CREATE TEMPORARY TABLE brought AS SELECT * FROM access_rolegrant; UPDATE brought SET role = 'x'",
    "UPDATE django_session SET session_data = '' WHERE false",
    "COPY access_rolegrant TO STDOUT",
]


def _django(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _django_many(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, [()])


def _bare_cursor(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.cursor.execute(statement)


def _psycopg(statement: str) -> None:
    connection.ensure_connection()
    connection.connection.execute(statement)


def _pipeline(statement: str) -> None:
    connection.ensure_connection()
    with connection.connection.pipeline():
        connection.connection.execute(statement)


WAYS = [_django, _django_many, _bare_cursor, _psycopg, _pipeline]


@pytest.fixture
def rows(db: None) -> None:  # noqa: ARG001 - asked for by name, for its effect
    """A municipality with a row in each table, whose the transaction is."""
    make_all(A)
    enter(municipality=A)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("words", WORDS)
def test_no_wording_gets_round_the_guard(words: str) -> None:
    with pytest.raises(ProgrammingError, match=f"{REFUSAL}|permission denied"), transaction.atomic():
        _django(words)
    assert RoleGrant.objects.count() > 0


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("way", WAYS)
def test_no_way_past_django_gets_round_the_guard(way: Callable[[str], None]) -> None:
    errors = (ProgrammingError, psycopg.errors.InsufficientPrivilege)
    with pytest.raises(errors, match=REFUSAL), transaction.atomic():
        way(WORDS[0])


@pytest.mark.usefixtures("rows")
def test_copying_in_is_refused() -> None:
    def copy(table: str) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as stream:
            stream.write(b"\n")

    with pytest.raises((Error, psycopg.Error), match=REFUSAL), transaction.atomic():
        copy("access_municipality")
    for table in tenant_tables():
        with pytest.raises((Error, psycopg.Error), match="row-level security"), transaction.atomic(), writing():
            copy(table)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("words", READING)
def test_what_only_reads_is_let_through(words: str) -> None:
    with connection.cursor() as cursor:
        if "STDOUT" in words:
            with cursor.copy(words) as stream:
                assert b"".join(stream)
        else:
            cursor.execute(words)


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models())
def test_every_model_is_written_inside_and_refused_outside(model: type[models.Model]) -> None:
    row = make(model, A)
    manager = model._default_manager  # noqa: SLF001 - the manager any model has
    for write in (row.save, manager.filter(pk=row.pk).delete, lambda: manager.bulk_create([model()])):
        with pytest.raises(ProgrammingError, match=f"{REFUSAL}|permission denied"), within(municipality=A):
            write()


@pytest.mark.django_db
def test_the_guard_closes_behind_an_action() -> None:
    with writing():
        with writing():
            Municipality.objects.update(name_sort="x")
        Municipality.objects.update(name_sort="y")
    with pytest.raises(ProgrammingError, match=REFUSAL), transaction.atomic():
        Municipality.objects.update(name_sort="z")
    with pytest.raises(ValueError, match="broken off"), writing():
        raise ValueError("broken off")
    with pytest.raises(ProgrammingError, match=REFUSAL), transaction.atomic():
        Municipality.objects.update(name_sort="z")


def test_a_thread_does_not_inherit_an_action(own_database: OwnDatabase) -> None:
    said: list[str] = []

    def write() -> None:
        try:
            Municipality.objects.update(name_sort="x")
        except ProgrammingError as error:
            said.append(str(error))
        connection.close()

    with writing():
        thread = Thread(target=write)
        thread.start()
        thread.join()
    assert REFUSAL in said[0]
    with own_database.login(Role.WEB) as psql, pytest.raises(psycopg.Error, match=REFUSAL):
        psql.execute("DELETE FROM access_municipality")


def test_the_owner_mends_what_has_to_be_mended(own_database: OwnDatabase) -> None:
    with own_database.login(Role.OWNER) as owner:
        assert owner.execute("UPDATE access_municipality SET name_sort = name_sort").rowcount == 98


@pytest.mark.django_db
def test_the_refusal_says_how_to_mend_it() -> None:
    with pytest.raises(ProgrammingError) as refused, transaction.atomic():
        Membership.objects.update(title="x")
    assert "access_membership is written by an action alone" in str(refused.value)
    assert "vugge.access.actions.recording" in str(refused.value)
