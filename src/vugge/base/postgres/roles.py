"""The roles of the private PostgreSQL, the rights of each, and the demo's mark."""

from collections.abc import Iterable

import psycopg
from psycopg import sql

from vugge.base.errors import ExpectedError
from vugge.base.postgres.cluster import DATABASE, Cluster, Role

# A schema and not a comment: pg_dump carries it, so a demo stays a demo wherever its copy is read in.
DEMO_MARK = "vugge_demo"

Connection = psycopg.Connection[tuple[object, ...]]


def set_up(cluster: Cluster, *, demo: bool) -> None:
    """Make roles and database as the superuser. May be run again after having been broken off."""
    with _connect(cluster, Role.SUPERUSER, "postgres") as connection:
        for role, rights in (
            (Role.OWNER, "LOGIN NOSUPERUSER NOCREATEROLE CREATEDB BYPASSRLS"),
            (Role.WEB, "LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS"),
            (Role.EVALUATOR, "LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS"),
        ):
            _make_role(connection, role, rights, cluster.passwords()[role])
        # The owner breaks off sessions when a restored database takes the place of another.
        connection.execute(sql.SQL("GRANT pg_signal_backend TO {}").format(sql.Identifier(Role.OWNER)))
        connection.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC")
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE postgres TO {}").format(sql.Identifier(Role.OWNER)))
    with _connect(cluster, Role.OWNER, "postgres") as connection:
        if not _exists(connection, DATABASE):
            make_database(connection, DATABASE)
        else:
            close_to_public(connection, DATABASE)
    with _connect(cluster, Role.OWNER, DATABASE) as connection:
        share_tables(connection, Role.WEB)
        if demo:
            connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(DEMO_MARK)))


def make_database(connection: Connection, name: str, template: str = "template1") -> None:
    """Make a database as the owner, closed to all but the owner and the web role."""
    connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    close_to_public(connection, name)


def close_to_public(connection: Connection, name: str) -> None:
    """Leave the web role what it needs of a database: to connect, and to copy through a temporary table.

    The evaluator role may connect, and that is all.
    """
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    for right, role in (("CONNECT, TEMPORARY", Role.WEB), ("CONNECT", Role.EVALUATOR)):
        connection.execute(
            sql.SQL("GRANT {} ON DATABASE {} TO {}").format(sql.SQL(right), database, sql.Identifier(role))
        )


def share_tables(connection: Connection, web: str) -> None:
    """Let the web role read and write rows in the tables the connected owner makes from now on; nothing else.

    Only from now on: a right a migration has taken back (a table rows are only added to) stays taken back.
    """
    role = sql.Identifier(web)
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
    for right, things in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES")):
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {} ON {} TO {}").format(
                sql.SQL(right), sql.SQL(things), role
            )
        )


def protect_migrations(connection: Connection, web: str) -> None:
    """Take from the web role the right to rewrite the list of migrations: a table Django makes, not a migration."""
    connection.execute(
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(sql.Identifier(web))
    )


def only_add(connection: Connection, web: str, tables: Iterable[str]) -> None:
    """Take from the web role the right to change or remove what is only added to."""
    for table in tables:
        connection.execute(
            sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), sql.Identifier(web))
        )


def only_read(connection: Connection, role: str, tables: Iterable[str]) -> None:
    """Let a role read these tables, and nothing else there is."""
    name = sql.Identifier(role)
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name))
    connection.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name))
    for table in tables:
        connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(sql.Identifier(table), name))


def is_demo(connection: Connection) -> bool:
    """Tell whether the connected database carries the demo's mark. Any role may ask."""
    found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [DEMO_MARK]).fetchone()
    return found is not None


def require(cluster: Cluster, *, demo: bool) -> None:
    """Raise when a demo is asked for and the database was made without the mark."""
    if not demo:
        return
    with _connect(cluster, Role.OWNER, DATABASE) as connection:
        if not is_demo(connection):
            raise ExpectedError(
                f"Databasen i {cluster.data} er ikke lavet som demo. Vælg et andet hjem med VUGGE_HOME."
            )


def _connect(cluster: Cluster, role: Role, database: str) -> Connection:
    address = cluster.address(role)
    if address is None:
        raise ExpectedError(f"Der er endnu ingen database i {cluster.data}.")
    return psycopg.connect(address.conninfo(database), autocommit=True)


def _make_role(connection: Connection, role: Role, rights: str, password: str) -> None:
    name = sql.Identifier(role)
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.value]).fetchone()
    if found is None:
        connection.execute(sql.SQL("CREATE ROLE {}").format(name))
    # Hashed here, so that the password itself never stands in a statement the server may log.
    hashed = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("ALTER ROLE {} WITH {} PASSWORD {}").format(name, sql.SQL(rights), sql.Literal(hashed)))


def _exists(connection: Connection, database: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None
