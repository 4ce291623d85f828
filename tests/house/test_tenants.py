"""The database keeps municipalities apart by itself: each table's policy, keys and guard, read from its catalogue.

A planted fault is really made in the database, as its owner, and taken back.
"""

import re
from collections.abc import Callable

import pytest
from django.db import connection

from tests.house.tables import GLOBAL, WRITTEN_BY_LIBRARIES, ours, relations, tenants
from vugge.base.postgres.roles import Connection

FORGETFUL = {"access_membership"}
"""Tables whose policy is quiet without a municipality, so that a person signing in finds where they work."""

BESIDE = {
    ("access_membership", "own", "SELECT"): "((( SELECT app.municipality_or_none() AS municipality_or_none) IS NULL) "
    "AND (user_id = ( SELECT app.signed_in() AS signed_in)))"
}
"""The policies beside the municipality's own, each by name and word for word."""

GUARD = 2 + 4 + 8 + 16 + 32  # pg_trigger.tgtype: before each INSERT, DELETE, UPDATE and TRUNCATE, once a statement


def _of_the_municipality(function: str) -> str:
    return f"((municipality_id)::text = (( SELECT app.{function}() AS {function}))::text)"


def open_tables(db: Connection) -> list[str]:
    """Name the tables that are not global and that a reader from another municipality could read."""
    found = db.execute(
        "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = ANY(%s)", [tenants(db)]
    )
    return [
        f"{table} has no FORCE ROW LEVEL SECURITY: row_security(…) in its migration" for table, on in found if not on
    ]


def policy_faults(db: Connection) -> list[str]:
    """Name every tenant table without the one policy for all commands, and every policy that is another."""
    found = {
        (str(table), str(name), str(command)): (kind, using, check)
        for table, name, command, kind, using, check in db.execute(
            "SELECT tablename, policyname, cmd, permissive, qual, with_check FROM pg_policies"
        )
    }
    expected: dict[tuple[str, str, str], tuple[object, ...]] = {
        key: ("PERMISSIVE", words, None) for key, words in BESIDE.items()
    }
    for table in tenants(db):
        words = _of_the_municipality("municipality_or_none" if table in FORGETFUL else "municipality")
        expected[table, "tenant", "ALL"] = ("PERMISSIVE", words, words)
    different = {key for key in found.keys() & expected.keys() if found[key] != expected[key]}
    return [f"{' '.join(key)} is not the policy" for key in sorted(different | (found.keys() ^ expected.keys()))]


def loose_keys(db: Connection) -> list[str]:
    """Name the keys that could hold two municipalities together: PostgreSQL checks keys past row-level security."""
    among = tenants(db)
    found = db.execute(
        "SELECT k.conname, k.conrelid::regclass::text, k.confrelid::regclass::text, "
        "ARRAY(SELECT a.attname || '=' || b.attname FROM unnest(k.conkey, k.confkey) AS pair (here, there) "
        "  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here "
        "  JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.there) "
        "FROM pg_constraint k WHERE k.contype = 'f'"
    )
    return [
        f"{name} from {table} to {target} lacks the municipality"
        for name, table, target, columns in found
        if target in among and not (table in among and "municipality_id=municipality_id" in _texts(columns))
    ]


def loose_indexes(db: Connection) -> list[str]:
    """Name what must be unique in all municipalities together, and so tells one what another holds."""
    found = db.execute(
        "SELECT i.indexrelid::regclass::text, a.attname IS NOT NULL, "
        "i.indisexclusion AND pg_get_constraintdef(k.oid) NOT LIKE '%%municipality_id WITH =%%' FROM pg_index i "
        "LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'municipality_id' "
        "  AND a.attnum = ANY(i.indkey::int2[]) "
        "LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype = 'x' "
        "WHERE (i.indisunique OR i.indisexclusion) AND NOT i.indisprimary AND i.indrelid::regclass::text = ANY(%s)",
        [tenants(db)],
    )
    return [f"{name} lacks the municipality" for name, held, unequal in found if not held or unequal]


def unguarded(db: Connection) -> list[str]:
    """Name our tables that could be written outside an action."""
    found = db.execute(
        "SELECT t.tgrelid::regclass::text FROM pg_trigger t WHERE t.tgfoid = 'app.demand_action'::regproc "
        "AND t.tgtype = %s AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr = ''",
        [GUARD],
    )
    guarded = {table for (table,) in found}
    return [
        f"{table} can be written outside an action: row_security(…) or written_by_actions(…) in its migration"
        for table in sorted(ours(db) - WRITTEN_BY_LIBRARIES - guarded)
    ]


def ways_round(db: Connection) -> list[str]:
    """Name what would be read or run with the owner's rights: views, copies of tables, functions."""
    views = db.execute(
        "SELECT relname, relkind, relnamespace::regnamespace::text FROM pg_class WHERE relkind IN ('v', 'm', 'f') "
        "AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') "
        "AND NOT (relkind = 'v' AND coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}')"
    )
    functions = db.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND NOT pronamespace::regnamespace::text = "
        "ANY('{pg_catalog,information_schema}')"
    )
    return [f"{name} is read with its owner's rights" for name, _kind, _schema in views] + [
        f"{name} is run with its owner's rights" for (name,) in functions
    ]


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in value]


CHECKS: list[Callable[[Connection], list[str]]] = [
    open_tables,
    policy_faults,
    loose_keys,
    loose_indexes,
    unguarded,
    ways_round,
]

NEW = "CREATE TABLE care_planted (id uuid PRIMARY KEY, municipality_id varchar(4), membership_id uuid);"
ON = "ALTER TABLE care_planted ENABLE ROW LEVEL SECURITY;"
FORCED = "ALTER TABLE care_planted FORCE ROW LEVEL SECURITY;"
TENANT = "municipality_id = (SELECT app.municipality())"
KEY = "ALTER TABLE care_planted ADD CONSTRAINT planted FOREIGN KEY"
UNIQUE = "ALTER TABLE access_rolegrant ADD CONSTRAINT planted"
PLANTED = [
    (open_tables, NEW, "care_planted"),
    (open_tables, NEW + ON, "care_planted"),
    (open_tables, NEW + FORCED, "care_planted"),
    (policy_faults, NEW + ON + FORCED, "care_planted tenant ALL"),
    (policy_faults, f"{NEW} CREATE POLICY tenant ON care_planted USING ({TENANT})", "care_planted tenant ALL"),
    (
        policy_faults,
        f"{NEW} CREATE POLICY tenant ON care_planted FOR SELECT USING ({TENANT})",
        "care_planted tenant SELECT",
    ),
    (policy_faults, "ALTER POLICY tenant ON access_rolegrant WITH CHECK (true)", "access_rolegrant tenant ALL"),
    (
        policy_faults,
        "ALTER POLICY tenant ON access_rolegrant TO vugge_owner USING (true)",
        "access_rolegrant tenant ALL",
    ),
    (policy_faults, "CREATE POLICY more ON access_rolegrant USING (true)", "access_rolegrant more ALL"),
    (policy_faults, "ALTER POLICY own ON access_membership USING (true)", "access_membership own SELECT"),
    (policy_faults, "DROP POLICY own ON access_membership", "access_membership own SELECT"),
    (loose_keys, f"{NEW} {KEY} (membership_id) REFERENCES access_membership (id)", "planted from care_planted"),
    (loose_keys, "CREATE TABLE django_x (id uuid REFERENCES access_membership (id))", "django_x_id_fkey from django_x"),
    (loose_indexes, f"{UNIQUE} UNIQUE (role)", "planted"),
    (loose_indexes, "CREATE UNIQUE INDEX planted ON access_membershipevent (lower(name))", "planted"),
    (loose_indexes, f"{UNIQUE} EXCLUDE USING gist (role WITH =)", "planted"),
    (loose_indexes, f"{UNIQUE} EXCLUDE USING gist (municipality_id WITH <>, role WITH =)", "planted"),
    (unguarded, NEW, "care_planted"),
    (unguarded, "DROP TRIGGER written_by_actions ON access_nationalevent", "access_nationalevent"),
    (unguarded, "ALTER TABLE access_rolegrant DISABLE TRIGGER written_by_actions", "access_rolegrant"),
    (ways_round, "CREATE VIEW planted AS SELECT * FROM access_rolegrant", "planted is read"),
    (ways_round, "CREATE MATERIALIZED VIEW planted AS SELECT 1", "planted is read"),
    (
        ways_round,
        "CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "planted() is run",
    ),
]


def test_every_table_of_a_model_is_known(owner: Connection) -> None:
    found = relations(owner, "rp")
    assert set(connection.introspection.django_table_names()) <= found
    assert found >= GLOBAL, "a table that is gone needs no place in the list"
    assert len(tenants(owner)) > len(GLOBAL)


@pytest.mark.parametrize("check", CHECKS)
def test_municipalities_are_kept_apart(owner: Connection, check: Callable[[Connection], list[str]]) -> None:
    assert check(owner) == []


@pytest.mark.parametrize(("check", "plant", "fault"), PLANTED)
def test_planted_fault_is_found(
    owner: Connection, check: Callable[[Connection], list[str]], plant: str, fault: str
) -> None:
    owner.execute(plant.encode())
    assert any(re.match(re.escape(fault), found) for found in check(owner))


def test_honest_view_and_table_are_left_alone(owner: Connection) -> None:
    owner.execute("CREATE VIEW honest WITH (security_invoker=true) AS SELECT * FROM access_rolegrant")
    owner.execute(
        f"{NEW}{ON}{FORCED}CREATE POLICY tenant ON care_planted USING ({TENANT}) WITH CHECK ({TENANT});"
        f"ALTER TABLE care_planted ADD UNIQUE (municipality_id, id);{KEY} (municipality_id, membership_id) "
        "REFERENCES access_membership (municipality_id, id);CREATE TRIGGER written_by_actions BEFORE INSERT OR UPDATE "
        "OR DELETE OR TRUNCATE ON care_planted FOR EACH STATEMENT EXECUTE FUNCTION app.demand_action()".encode()
    )
    assert [fault for check in CHECKS for fault in check(owner)] == []
