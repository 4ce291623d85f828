"""One after the other: whoever does the same, or books the same colleague, waits for the one before.

The constraints hold without it; but two who meet in an exclusion constraint can end in a deadlock, and a form sent
twice should find what the first one did. All locks are taken at once, in one order, before anything is written.
"""

from uuid import UUID

from django.db import connection

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('visits ' || name, 0)) FROM unnest(%s::text[]) AS name"


def take_turns(*, keys: tuple[UUID, ...] = (), staff: tuple[UUID, ...] = ()) -> None:
    """Wait for whoever uses one of these form keys or books one of these colleagues, and hold them to the end."""
    names = sorted({f"1 key {each}" for each in keys} | {f"2 staff {each}" for each in staff})
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [names])
