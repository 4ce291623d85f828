"""The fixture others build on: what is committed in a test's own database is seen by threads and gone afterwards."""

from threading import Thread

import psycopg
import pytest
from django.db import connection, connections, transaction

from tests.own_databases import OwnDatabase
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.writing import writing


def _who(alias: str = "default") -> tuple[object, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user")
        found: tuple[object, ...] = cursor.fetchone()
        return found


def test_own_database_is_reached_as_each_role(own_database: OwnDatabase) -> None:
    assert _who() == (own_database.name, "vugge_web")
    assert _who("evaluator") == (own_database.name, "vugge_evaluator")
    with own_database.login(Role.OWNER) as owner:
        assert owner.execute("SELECT current_user").fetchone() == ("vugge_owner",)


def test_own_database_commits_for_other_threads(own_database: OwnDatabase) -> None:
    seen: list[object] = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_session")
            seen.append((*cursor.fetchone(), *_who()))
        connection.close()

    with writing(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('k', 'd', '2030-01-01')")
    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [(1, own_database.name, "vugge_web")]


@pytest.mark.django_db
def test_afterwards_django_is_led_back() -> None:
    name, role = _who()
    assert str(name).startswith("test_")
    assert role == "vugge_web"


def test_a_database_nobody_asked_for_is_not_reached() -> None:
    with pytest.raises((RuntimeError, psycopg.Error), match="Database access not allowed"):
        _who()
