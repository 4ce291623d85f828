"""What the evaluators' login may do in the database: connect, and read releases. Source: attacks A9."""

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from tests.own_databases import OwnDatabase
from tests.rows import tenant_tables
from vugge.base.postgres.cluster import Cluster, Role
from vugge.base.postgres.roles import Connection


@pytest.fixture
def eva(own_database: OwnDatabase) -> Connection:
    return own_database.login(Role.EVALUATOR)


def _refusal(login: Connection, statement: str) -> str:
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
        login.execute(statement.encode())
    return str(refused.value)


def test_every_table_but_releases_is_closed_to_evaluators(eva: Connection) -> None:
    released = {model._meta.db_table for model in apps.get_models() if getattr(model, "released", False)}  # noqa: SLF001 - Django's documented way to a table's name
    closed = {*connection.introspection.table_names()} - released
    assert {*tenant_tables(), "access_user", "django_session", "procrastinate_jobs"} <= closed
    with eva:
        for table in sorted(closed):
            for statement in ("SELECT 1 FROM {}", "DELETE FROM {}", "COPY {} TO STDOUT", "TRUNCATE {}"):
                said = _refusal(eva, statement.format(table))
                assert "permission denied" in said


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE vugge_web",
        "SET ROLE vugge_owner",
        "SET SESSION AUTHORIZATION vugge_web",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION app.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "ALTER ROLE vugge_evaluator BYPASSRLS",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT nextval('row_numbers')",
    ],
)
def test_evaluators_login_gets_no_further(eva: Connection, statement: str) -> None:
    with eva:
        assert "permission denied" in _refusal(eva, statement) or statement.startswith("ALTER")


@pytest.mark.parametrize("role", [Role.WEB, Role.EVALUATOR])
def test_no_login_reaches_the_servers_own_database(own_database: OwnDatabase, role: Role) -> None:
    address = Cluster(own_database.cluster.home).address(role)
    assert address is not None
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(address.conninfo("postgres"))


@pytest.mark.parametrize("statement", ["SET ROLE vugge_owner", "SET ROLE vugge_evaluator", "CREATE SCHEMA mine"])
def test_the_web_login_becomes_nobody_else(own_database: OwnDatabase, statement: str) -> None:
    with own_database.login(Role.WEB) as web:
        assert "permission denied" in _refusal(web, statement)
