"""What the database lets each role do: the web role owns nothing, and changes nothing that is only added to."""

from collections.abc import Callable

import pytest
from django.apps import apps

from vugge.base.postgres.cluster import Role
from vugge.base.postgres.roles import Connection
from vugge.config.commands.migrate import only_added_to

LOGINS = [Role.WEB.value, Role.EVALUATOR.value]
LIST_OF_MIGRATIONS = "django_migrations"


def powers(db: Connection) -> list[str]:
    """Name what a login could do beyond the rows it was given."""
    roles = db.execute(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND "
        "(rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)",
        [LOGINS],
    ).fetchall()
    inherited = db.execute(
        "SELECT member::regrole::text FROM pg_auth_members WHERE member::regrole::text = ANY(%s)", [LOGINS]
    ).fetchall()
    owned = db.execute(
        "SELECT refobjid::regrole::text FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o' "
        "AND refobjid::regrole::text = ANY(%s)",
        [LOGINS],
    ).fetchall()
    makes = db.execute(
        "SELECT l FROM unnest(%s::text[]) l, pg_namespace n WHERE has_schema_privilege(l, n.oid, 'CREATE')", [LOGINS]
    ).fetchall()
    return [
        *(f"{name} has a power of the server's" for (name,) in roles),
        *(f"{name} is a member of another role" for (name,) in inherited),
        *(f"{name} owns something" for (name,) in owned),
        *(f"{name} may make tables" for (name,) in makes),
    ]


def over_tables(db: Connection) -> list[str]:
    """Name the tables the web role may empty, hang a trigger on, or point a key of its own at."""
    found = db.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace "
        "AND has_table_privilege(%s, oid, 'TRUNCATE, TRIGGER, REFERENCES')",
        [Role.WEB],
    )
    return [f"{name} could be emptied or tapped" for (name,) in found]


def changeable(db: Connection) -> list[str]:
    """Name the tables that are only added to, and that the web role could change or cannot add to."""
    tables = [model._meta.db_table for model in apps.get_models() if only_added_to(model)]  # noqa: SLF001 - Django's documented way to a table's name
    found = db.execute(
        "SELECT t FROM unnest(%s::text[]) t WHERE has_any_column_privilege(%s, t, 'UPDATE') "
        "OR has_table_privilege(%s, t, 'DELETE') OR NOT has_table_privilege(%s, t, 'INSERT') "
        "OR NOT has_table_privilege(%s, t, 'SELECT')",
        [[*tables], Role.WEB, Role.WEB, Role.WEB, Role.WEB],
    )
    return [f"{name} is not only added to" for (name,) in found]


def rewritable(db: Connection) -> list[str]:
    """Name the list of migrations, if the web role could pretend to have run one."""
    found = db.execute(
        "SELECT has_table_privilege(%s, %s, 'INSERT, UPDATE, DELETE')", [Role.WEB, LIST_OF_MIGRATIONS]
    ).fetchone()
    return [LIST_OF_MIGRATIONS] if found == (True,) else []


def readable_by_evaluators(db: Connection) -> list[str]:
    """Name the tables the evaluators' login may touch and that are no releases, and the functions it may call."""
    released = [m._meta.db_table for m in apps.get_models() if getattr(m, "released", False)]  # noqa: SLF001 - as above
    found = db.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') "
        "AND (has_any_column_privilege(%s, oid, 'INSERT, UPDATE') OR has_table_privilege(%s, oid, 'DELETE, TRUNCATE') "
        "OR has_any_column_privilege(%s, oid, 'SELECT') AND NOT relname = ANY(%s))",
        [Role.EVALUATOR, Role.EVALUATOR, Role.EVALUATOR, released],
    )
    return [f"{name} is open to evaluators" for (name,) in found]


CHECKS: list[Callable[[Connection], list[str]]] = [powers, over_tables, changeable, rewritable, readable_by_evaluators]

PLANTED = [
    (powers, "GRANT CREATE ON SCHEMA public TO vugge_web", "vugge_web may make tables"),
    (powers, "GRANT CREATE ON SCHEMA app TO vugge_evaluator", "vugge_evaluator may make tables"),
    (over_tables, "GRANT TRUNCATE ON access_rolegrant TO vugge_web", "access_rolegrant"),
    (over_tables, "GRANT TRIGGER ON access_rolegrant TO PUBLIC", "access_rolegrant"),
    (changeable, "GRANT UPDATE (hash) ON access_auditevent TO vugge_web", "access_auditevent"),
    (changeable, "GRANT DELETE ON access_nationalevent TO PUBLIC", "access_nationalevent"),
    (changeable, "GRANT UPDATE ON access_membershipevent TO vugge_web", "access_membershipevent"),
    (changeable, "REVOKE INSERT ON access_auditevent FROM vugge_web", "access_auditevent"),
    (rewritable, "GRANT INSERT ON django_migrations TO vugge_web", "django_migrations"),
    (readable_by_evaluators, "GRANT SELECT (email) ON access_user TO vugge_evaluator", "access_user"),
    (readable_by_evaluators, "GRANT SELECT ON access_rolegrant TO PUBLIC", "access_rolegrant"),
    (readable_by_evaluators, "GRANT DELETE ON django_session TO vugge_evaluator", "django_session"),
]


@pytest.mark.parametrize("check", CHECKS)
def test_rights_are_no_more_than_needed(owner: Connection, check: Callable[[Connection], list[str]]) -> None:
    assert check(owner) == []


@pytest.mark.parametrize(("check", "plant", "fault"), PLANTED)
def test_planted_right_is_found(
    owner: Connection, check: Callable[[Connection], list[str]], plant: str, fault: str
) -> None:
    owner.execute(plant.encode())
    assert any(fault in found for found in check(owner))


def test_the_owner_would_be_found_among_the_logins(owner: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "LOGINS", [Role.OWNER.value])
    assert {f"{Role.OWNER} {power}" for power in ("has a power of the server's", "owns something")} < set(powers(owner))


def test_each_kind_of_only_added_to_is_among_them() -> None:
    names = {model.__name__ for model in apps.get_models() if only_added_to(model)}
    assert {"AuditEvent", "NationalEvent", "MembershipEvent", "RoleGrantEvent", "CertificateEvent"} <= names
