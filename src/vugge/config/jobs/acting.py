"""As whom a job acts: the person who asked for it, if they still may."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from vugge.access.queries.members import member
from vugge.access.rules.actors import Member
from vugge.base.clock import today


class NobodyLeftError(RuntimeError):
    """Whoever asked for the job does not work in the municipality any more."""


@contextmanager
def acting(municipality: str, user: str) -> Iterator[Member]:
    """Open a transaction as the person, with the roles they hold today."""
    with transaction.atomic():
        found = member(UUID(user), municipality, today())
        if found is None:
            raise NobodyLeftError("The person who asked for this no longer works in the municipality.")
        yield found
