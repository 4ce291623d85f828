"""Which tables there are, and which of them every municipality shares."""

from vugge.base.postgres.roles import Connection

GLOBAL = {
    "access_municipality",  # the tenants themselves: public names and codes
    "access_regionmembership",  # the region each lies in, public too
    "access_user",  # found before it is known which municipality they work in
    "access_evaluatorinvitation",  # made by the operator for people who belong to no municipality
    "access_nationalevent",  # what the operator and the evaluators did; says nothing of any municipality's people
    "catalogue_nationalfile",  # the national catalogue as loaded: public, the same for all
    "insight_release",  # sums over municipalities that have passed the disclosure gate
    "insight_releasedcell",  # its cells, as they were let out
    "insight_savedpanel",  # panels of published statistics: the same for all, and of no person
    "insight_panelanswer",  # Statistics Denmark's answers as they came
    "insight_panelcell",  # the municipalities' numbers made of them
    "django_migrations",
}
OF_LIBRARIES = (
    "account_",
    "auth_",
    "axes_",
    "django_",
    "mfa_",
    "pghistory_context",
    "procrastinate_",
    "socialaccount_",
)
"""Beginnings of the names of tables that libraries keep for all: sign-ins, failed ones, sessions, jobs by id only."""

WRITTEN_BY_LIBRARIES = {"access_user"}
"""Tables of ours that a library writes: the framework keeps the password's hash up to date at sign-in."""


def relations(db: Connection, kinds: str) -> set[str]:
    """Name the relations of these kinds (pg_class.relkind) outside PostgreSQL's own schemas."""
    found = db.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE strpos(%s, c.relkind::text) > 0 AND n.nspname NOT IN ('pg_catalog', 'information_schema') "
        "AND n.nspname NOT LIKE 'pg\\_%%'",
        [kinds],
    )
    return {str(name) for (name,) in found}


def ours(db: Connection) -> set[str]:
    """Name the tables that are not a library's."""
    return {name for name in relations(db, "rp") if not name.startswith(OF_LIBRARIES)}


def tenants(db: Connection) -> list[str]:
    """Name the tables that are each municipality's own: all that is not global by name."""
    return sorted(ours(db) - GLOBAL)
