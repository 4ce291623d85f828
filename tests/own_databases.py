"""A database for one test alone, for what needs real commits, several threads or a tampering owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

from vugge.base.postgres import roles
from vugge.base.postgres.cluster import DATABASE, Cluster, Role

ALIASES = {"default": Role.WEB, "evaluator": Role.EVALUATOR}


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """The database of one test: Django's connections lead to it, in every thread, each as its own role."""

    name: str
    cluster: Cluster

    def login(self, role: Role) -> roles.Connection:
        """Log in past Django as any of the roles, each statement its own transaction."""
        address = self.cluster.address(role)
        assert address is not None
        return psycopg.connect(address.conninfo(self.name), autocommit=True)


@contextmanager
def own_database(cluster: Cluster) -> Iterator[OwnDatabase]:
    """Copy the migrated database, lead Django to the copy, and lead it back. Nothing of the test's remains."""
    own = OwnDatabase(f"own_{uuid4().hex}", cluster)
    owner = cluster.address(Role.OWNER)
    assert owner is not None
    with psycopg.connect(owner.conninfo("postgres"), autocommit=True) as server:
        roles.make_database(server, own.name, template=DATABASE)
        try:
            with led_to(cluster, own.name):
                yield own
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(own.name)))


@contextmanager
def led_to(cluster: Cluster, name: str) -> Iterator[None]:
    """Lead Django to a database, releases as the evaluators' role, and lead it back."""
    before = {alias: dict(connections[alias].settings_dict) for alias in ALIASES}
    releases = settings.RELEASES
    try:
        for alias, role in ALIASES.items():
            point(alias, cluster, role, name)
        settings.RELEASES = "evaluator"
        yield
    finally:
        settings.RELEASES = releases
        for alias, known in before.items():
            connections[alias].close()
            connections[alias].settings_dict.update(known)


def point(alias: str, cluster: Cluster, role: Role, name: str) -> None:
    """Lead one of Django's connections to a database, as a role; threads that come later are led there too."""
    address = cluster.address(role)
    assert address is not None
    connections[alias].close()
    connections[alias].settings_dict.update(
        NAME=name, USER=address.user, PASSWORD=address.password, HOST=address.host, PORT=address.port
    )
