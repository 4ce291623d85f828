"""Checking a file that was handed in, and reading its good rows in. Each job can be done twice, and by two workers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

import psycopg
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vugge.access.queries.municipalities import municipality_codes
from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError
from vugge.base.tenancy.context import within
from vugge.base.text import marked as _
from vugge.config.jobs.acting import NobodyLeftError, acting
from vugge.insight.rules.importing import ENDED, State

_STUCK = _("Serveren gik i stå undervejs. Intet af filen er indlæst. Prøv igen.")
_NOBODY = _("Den, der satte arbejdet i gang, har ikke længere adgang. Intet af filen er indlæst.")
_AGAIN = RetryStrategy(max_attempts=5, wait=10, retry_exceptions={DatabaseError, psycopg.Error})
"""A database that was away for a moment; what is noted on the import by then makes the second try do nothing."""


@dataclass(frozen=True, slots=True)
class _Asked:
    municipality: str
    user: str
    import_id: UUID


@app.task(name="check_import", retry=_AGAIN)
def check_import(*, municipality: str, user: str, import_id: str) -> None:
    """Read a file through, and note what would come of it."""
    from vugge.insight.actions import imports  # noqa: PLC0415 - every process reads this file; the worker alone does it
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above
    from vugge.insight.facts.rejections import ExtractError  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import UploadedFile  # noqa: PLC0415 - as above

    asked = _Asked(municipality, user, UUID(import_id))
    file = UploadedFile(municipality, asked.import_id)
    with _wanted(asked, State.UPLOADED) as wanted:
        if not wanted:
            return
        try:
            checked = file.check(municipality_codes())
        except ExtractError as error:
            with acting(municipality, user) as by:
                imports.note_refusal(by=by, import_id=asked.import_id, reason=str(error))
            return
        with stored.incoming(file.rows(checked.good)), acting(municipality, user) as by:
            counted = stored.count_incoming(municipality, list(stored.current_imports(municipality)))
            imports.note_check(by=by, import_id=asked.import_id, checked=checked, counted=counted)


@app.task(name="read_import_in", retry=_AGAIN)
def read_import_in(*, municipality: str, user: str, import_id: str) -> None:
    """Store the good rows of a checked file, and freeze what is current then."""
    from vugge.insight.actions import imports  # noqa: PLC0415 - as above
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import UploadedFile  # noqa: PLC0415 - as above
    from vugge.insight.queries.imports import import_view  # noqa: PLC0415 - as above

    asked = _Asked(municipality, user, UUID(import_id))
    file = UploadedFile(municipality, asked.import_id)
    with _wanted(asked, State.IMPORTING) as wanted:
        if not wanted:
            return
        with acting(municipality, user) as by:
            found = import_view(by, asked.import_id)
        total = 0 if found is None else found.read - found.rejected
        with stored.incoming(file.rows(total)), acting(municipality, user) as by:
            imports.read_in(by=by, import_id=asked.import_id)


@contextmanager
def _wanted(asked: _Asked, state: State) -> Iterator[bool]:
    """Tell whether the import still waits for this job; note on it, so that the page says it, when the job gets stuck.

    However it ends, nothing of the file is left behind when the import has come to an end.
    """
    from vugge.insight.actions import imports  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import UploadedFile  # noqa: PLC0415 - as above

    try:
        yield _standing(asked) is state
    except imports.OutOfStepError:
        pass  # somebody else was faster: the file was dropped, or another worker has done it
    except Exception as error:
        _give_up(asked, error)
        raise
    if _standing(asked) in ENDED:
        UploadedFile(asked.municipality, asked.import_id).drop()


def _standing(asked: _Asked) -> State | None:
    from vugge.insight.queries.imports import state_of  # noqa: PLC0415 - as above

    with within(municipality=asked.municipality):
        return state_of(Operator(), asked.import_id)


def _give_up(asked: _Asked, error: Exception) -> None:
    from vugge.insight.actions import imports  # noqa: PLC0415 - as above

    reason = str(error) if isinstance(error, ExpectedError) else _STUCK
    reason = _NOBODY if isinstance(error, NobodyLeftError | PermissionDenied) else reason
    with suppress(imports.OutOfStepError), within(municipality=asked.municipality):
        imports.give_up(by=Operator(), import_id=asked.import_id, reason=reason)
