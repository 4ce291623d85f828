"""For whom a transaction is: set inside it, ended with it, never left on a connection that somebody else gets next."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_SET = "SELECT set_config('app.municipality', %s, true), set_config('app.user', %s, true)"
_ASK = "SELECT coalesce(current_setting('app.municipality', true), ''), coalesce(current_setting('app.user', true), '')"


def enter(*, municipality: str = "", user: str = "") -> None:
    """Say for whom the rest of the open transaction is; empty = for nobody, and every tenant table then refuses.

    Raises RuntimeError outside a transaction: the setting would end with the statement and protect nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Open a transaction first: `with transaction.atomic():` or `within(municipality=…)`.")
    with connection.cursor() as cursor:
        cursor.execute(_SET, [municipality, user])


@contextmanager
def within(*, municipality: str, user: str = "") -> Iterator[None]:
    """Do something for one municipality, and be for whom it was before afterwards. For shells, jobs and commands.

    with within(municipality="0751"):
        ...
    """
    with transaction.atomic():
        before = current()
        enter(municipality=municipality, user=user)
        yield
        if not connection.needs_rollback:  # what is undone takes the setting with it
            enter(municipality=before[0], user=before[1])


def current() -> tuple[str, str]:
    """Return the municipality and the user the transaction is for; each empty when it is for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK)
        municipality, user = cursor.fetchone()
    return str(municipality), str(user)
