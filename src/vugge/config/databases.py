"""Which database this process logs in to, and as whom.

One process has one role, and beside it the evaluators', whose login reads releases and nothing else. Pages, workers and
ordinary commands are the web role; `VUGGE_DATABASE_ROLE=owner` is set by the few commands that need the owner, for
themselves alone. A second alias with a router in front of it would lay the owner's password, which passes by row-level
security, in the memory of the process the internet talks to.
"""

from pathlib import Path
from typing import Any

from vugge.base.postgres.cluster import DATABASE, PORT, Address, Cluster, Role
from vugge.config.environment import Environment

ROLE = "VUGGE_DATABASE_ROLE"
EVALUATOR = "evaluator"
"""The alias evaluators' pages read releases through. Its login may read those and nothing else."""

_KEEP = 60  # seconds a thread keeps its connection between requests; the server's threads are few and stay


def databases(environment: Environment, home: Path, *, production: bool) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES. Reads the home's files at most; connects to nothing and starts nothing."""
    owner = environment.choice(ROLE, ("web", "owner")) == "owner"
    if production or is_external(environment):
        found = environment.database("DATABASE_OWNER_URL" if owner else "DATABASE_URL")
        # Without a login of its own nobody can see a release; nothing else is held up by that.
        named = environment.text("DATABASE_EVALUATOR_URL", "")
        evaluator = environment.database("DATABASE_EVALUATOR_URL") if named else {**found, "USER": "", "PASSWORD": ""}
    else:
        found = _bundled(home, Role.OWNER if owner else Role.WEB)
        evaluator = _bundled(home, Role.EVALUATOR)
    kept = {"CONN_MAX_AGE": _KEEP, "CONN_HEALTH_CHECKS": True}
    return {"default": found | kept, EVALUATOR: evaluator | kept}


def is_external(environment: Environment) -> bool:
    """Tell whether a PostgreSQL of the municipality's own is named, so that the bundled one stays out of it."""
    return bool(environment.text("DATABASE_URL", "") or environment.text("DATABASE_OWNER_URL", ""))


def _bundled(home: Path, role: Role) -> dict[str, Any]:
    cluster = Cluster(home)
    # Before the first start there is nothing to log in to: settings must load all the same, and a connection fail.
    address = cluster.address(role) or Address(str(cluster.folder), PORT, DATABASE, role.value, "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": str(address.port),
        "OPTIONS": {},
    }
