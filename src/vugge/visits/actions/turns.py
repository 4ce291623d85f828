"""One after the other: whoever does the same, or books the same colleague, waits for the one before.

The constraints hold without it; but two who meet in an exclusion constraint can end in a deadlock, and a form sent
twice should find what the first one did. All locks are taken at once, in one order, before anything is written.
"""

from uuid import UUID

from django.db import connection

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('visits ' || name, 0)) FROM unnest(%s::text[]) AS name"


def take_turns(*, keys: tuple[UUID, ...] = (), staff: tuple[UUID, ...] = (), drafts: tuple[UUID, ...] = ()) -> None:
    """Wait for whoever uses one of these form keys, books one of these colleagues, or types as one of these authors."""
    waited_for = (("1 key", keys), ("2 staff", staff), ("3 drafts", drafts))
    names = sorted({f"{what} {each}" for what, several in waited_for for each in several})
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [names])
