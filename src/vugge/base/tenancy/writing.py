"""The write guard: our own tables are written inside an action and nowhere else.

The database holds it, by a trigger on every table of ours (`policies.written_by_actions`), which no wording of a
statement and no way past Django's cursors gets round. Tables of libraries write themselves and have no trigger.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_OPEN = "SELECT current_setting('app.writing', true), set_config('app.writing', 'yes', true)"
_CLOSE = "SELECT set_config('app.writing', '', true)"


@contextmanager
def writing() -> Iterator[None]:
    """Allow writes in a transaction, or savepoint, of this block's own; only `access.actions` opens this.

    The setting goes with the transaction or savepoint when it is undone, and is taken back when there is more to come.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_OPEN)
        before, _now = cursor.fetchone()
        yield
        if not (before or outermost or connection.needs_rollback):
            cursor.execute(_CLOSE)
