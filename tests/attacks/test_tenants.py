"""Every table of a municipality's own, against whoever forgets or means harm. Source: attacks A2, A4, A5.

The tables and keys are found, not listed: a new one is attacked from its first day.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import Error, IntegrityError, ProgrammingError, connection, models, transaction

from tests.rows import A, B, make, make_all, tenant_keys, tenant_models, tenant_tables
from vugge.access.models import Membership, User
from vugge.access.rules.actors import Kind
from vugge.base.tenancy.context import enter, within
from vugge.base.tenancy.models import TenantKey
from vugge.base.tenancy.writing import writing

pytestmark = pytest.mark.django_db

EVERY_TABLE = pytest.mark.parametrize("table", tenant_tables())
EVERY_MODEL = pytest.mark.parametrize("model", tenant_models())
EVERY_KEY = pytest.mark.parametrize(("model", "key"), tenant_keys(), ids=lambda each: getattr(each, "name", ""))


def _rows(statement: str, *values: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def _outcome(statement: str, *values: str) -> str:
    """Return what a statement gives inside an action, or what the database says against it."""
    try:
        with writing(), transaction.atomic():
            return str(_rows(statement, *values))
    except Error as error:
        return str(error)


@contextmanager
def _checked() -> Iterator[None]:
    """Check every key at the end of the block, as a commit would."""
    with transaction.atomic():
        yield
        _rows("SET CONSTRAINTS ALL IMMEDIATE")


def test_there_is_something_to_attack() -> None:
    assert {"access_membership", "access_rolegrant", "access_auditevent", "access_membershipevent"} <= {
        *tenant_tables()
    }
    assert len(tenant_keys()) > 1


def test_every_tenant_table_can_hold_rows_of_two_municipalities() -> None:
    make_all(A)
    make_all(B)
    for municipality in (A, B):
        with within(municipality=municipality):
            assert [table for table in tenant_tables() if not _rows(f"SELECT 1 FROM {table} LIMIT 1")] == []  # noqa: S608 - a table's own name


@EVERY_TABLE
def test_without_a_municipality_nothing_is_read(table: str) -> None:
    make_all(A)
    said = _outcome(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table's own name
    assert said == "[(0,)]" or ("this transaction is for no municipality" in said and "within(municipality=" in said)


@EVERY_TABLE
@pytest.mark.parametrize("context", ["", B])
def test_nothing_is_added_without_the_municipality_or_for_another(table: str, context: str) -> None:
    enter(municipality=context)
    said = _outcome(f"INSERT INTO {table} (municipality_id) VALUES (%s)", A)  # noqa: S608 - a table's own name
    assert "row-level security" in said or "for no municipality" in said


@EVERY_TABLE
def test_row_level_security_alone_keeps_another_municipality_out(table: str) -> None:
    make_all(A)
    make_all(B)
    enter(municipality=A)
    assert _rows(f"SELECT DISTINCT municipality_id FROM {table}") == [(A,)]  # noqa: S608 - a table's own name
    for write in ("UPDATE {} SET municipality_id = municipality_id WHERE {}", "DELETE FROM {} WHERE {}"):
        said = _outcome(write.format(table, "municipality_id = %s"), B)
        assert said == "[(0,)]" or "permission denied" in said


@EVERY_TABLE
def test_a_row_is_not_moved_to_another_municipality(table: str) -> None:
    make_all(A)
    enter(municipality=A)
    said = _outcome(f"UPDATE {table} SET municipality_id = %s", B)  # noqa: S608 - a table's own name
    assert "row-level security" in said or "permission denied" in said


@EVERY_MODEL
def test_a_query_that_forgets_to_choose_finds_its_own_rows_alone(model: type[models.Model]) -> None:
    foreign = make(model, B)
    own = make(model, A)
    with within(municipality=A):
        everything = model._default_manager.all()  # noqa: SLF001 - the manager any model has
        assert own in everything
        assert foreign not in everything
        assert {code for (code,) in everything.values_list("municipality_id")} == {A}
        assert not everything.filter(pk=foreign.pk).exists()


@EVERY_KEY
def test_a_key_never_points_into_another_municipality(model: type[models.Model], key: TenantKey) -> None:
    target: type[models.Model] = model._meta.get_field(key.field).related_model  # type: ignore[assignment]  # noqa: SLF001 - Django's documented way to a field
    foreign = make(target, B)
    with pytest.raises(IntegrityError, match=key.name), _checked():
        make(model, A, **{f"{key.field}_id": foreign.pk})


@EVERY_KEY
def test_a_key_is_not_turned_towards_another_municipality(model: type[models.Model], key: TenantKey) -> None:
    target: type[models.Model] = model._meta.get_field(key.field).related_model  # type: ignore[assignment]  # noqa: SLF001 - as above
    foreign, own = make(target, B), make(model, A)
    # Rows that are only added to, or closed and no more, cannot be turned at all.
    added_to = getattr(model, "append_only", False) or getattr(model, "only_closed", False)
    refused = (ProgrammingError, "permission denied") if added_to else (IntegrityError, key.name)
    with pytest.raises(refused[0], match=refused[1]), _checked(), within(municipality=A), writing():
        model._default_manager.filter(pk=own.pk).update(**{f"{key.field}_id": foreign.pk})  # noqa: SLF001 - the manager any model has


def test_a_person_at_work_in_one_municipality_does_not_show_their_work_in_another() -> None:
    here = make(Membership, A)
    there = make(Membership, B, user=here.user)
    enter(user=str(here.user_id))
    assert set(Membership.objects.all()) == {here, there}
    enter(municipality=A, user=str(here.user_id))
    assert list(Membership.objects.all()) == [here]


def test_signing_in_shows_nobody_elses_work() -> None:
    mine, _other = make(Membership, A), make(Membership, A)
    enter(user=str(mine.user_id))
    assert list(Membership.objects.all()) == [mine]


def test_an_evaluator_is_never_a_member() -> None:
    eva = User.objects.create(email="eva@example.dk", name="Eva", kind=Kind.EVALUATOR)
    with pytest.raises(IntegrityError, match="member_is_no_evaluator"), _checked():
        make(Membership, A, user=eva)
    with pytest.raises(IntegrityError, match="member_is_staff"), _checked():
        make(Membership, A, user=eva, user_kind=Kind.EVALUATOR)


def test_a_member_never_becomes_an_evaluator_nor_comes_before_the_sign_in() -> None:
    signe = make(Membership, A).user
    with pytest.raises(IntegrityError, match="member_is_no_evaluator"), _checked():
        User.objects.filter(pk=signe.pk).update(kind=Kind.EVALUATOR)
    eva = User(email="eva@example.dk", name="Eva", kind=Kind.EVALUATOR)

    def member_first() -> None:
        make(Membership, A, user_id=eva.pk)  # the key waits for the end
        eva.save()

    with pytest.raises(IntegrityError, match="member_is_no_evaluator"), _checked():
        member_first()


def test_what_pghistory_keeps_is_a_municipalitys_too() -> None:
    kept = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    assert {model._meta.db_table for model in kept} <= {*tenant_tables()}  # noqa: SLF001 - Django's documented way to a table's name
