"""Up to which moment the journal stands still: nothing signed before it can still come in.

A version's moment is taken inside the transaction that writes it, which may be committed later than a data set is
frozen. Read as of such a moment the journal would have that version when the data set is made again, and had it not
before. So a data set ends where the oldest transaction under way began.
"""

import datetime as dt

from django.db import connection

_FORGET = "SELECT pg_stat_clear_snapshot()"  # what is under way is else remembered for the length of a transaction
_OLDEST = """
    SELECT min(xact_start) - interval '1 microsecond' FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user
"""


def settled(now: dt.datetime) -> dt.datetime:
    """Return the latest moment, no later than now, before which no version can come in any more."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)
        cursor.execute(_OLDEST)
        (oldest,) = cursor.fetchone()
    return now if oldest is None else min(now, oldest)
