"""The write guard: our own tables are written inside an action and nowhere else.

Every connection gets it. It reads the statement, since what a view or a shell may have forgotten cannot be trusted to
remember. The tables of libraries write themselves and are named.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

LIBRARIES = (
    "django_",  # sessions, the list of migrations, the shared cache
    "account_",
    "mfa_",
    "socialaccount_",
    "axes_",
    "procrastinate_",
    "access_user",  # the framework keeps the password's hash up to date at sign-in
)
"""Beginnings of the names of tables that are written by the library they belong to."""

_WRITES = re.compile(
    r"\b(?:INSERT\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?)\s+"
    r"\"?(?:public\"?\.\"?)?([a-z_][a-z0-9_]*)",
    re.IGNORECASE,
)
_allowed: ContextVar[bool] = ContextVar("writing allowed", default=False)


class UnguardedWriteError(RuntimeError):
    """Something wrote to a table of ours outside an action."""


@contextmanager
def writing() -> Iterator[None]:
    """Allow writes; only `access.actions` opens this."""
    before = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(before)


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001 - Django's own signature of an execute wrapper
    """Refuse a statement that writes to a table of ours outside an action."""
    if not _allowed.get():
        for table in _WRITES.findall(sql):
            if not table.lower().startswith(LIBRARIES) and table.lower() not in {"set", "of", "skip", "nowait"}:
                raise UnguardedWriteError(f"{table} is written by an action alone: add one, or call the one there is.")
    return execute(sql, params, many, context)


def watch(connection: BaseDatabaseWrapper, **_named: object) -> None:
    """Put the guard on a connection that has just been made."""
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)
