"""Checking a file that was handed in, and reading its good rows in."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from procrastinate.contrib.django import app

from vugge.access.queries.municipalities import municipality_codes
from vugge.base.errors import ExpectedError
from vugge.base.text import marked as _
from vugge.config.jobs.acting import acting

_log = logging.getLogger(__name__)
_STUCK = _("Serveren gik i stå undervejs. Intet af filen er indlæst. Prøv igen.")


@dataclass(frozen=True, slots=True)
class _Asked:
    municipality: str
    user: str
    import_id: UUID


@app.task(name="check_import")
def check_import(*, municipality: str, user: str, import_id: str) -> None:
    """Read a file through, and note what would come of it."""
    from vugge.insight.actions import imports  # noqa: PLC0415 - every process reads this file; the worker alone does it
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above
    from vugge.insight.facts.rejections import ExtractError  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import UploadedFile  # noqa: PLC0415 - as above

    asked = _Asked(municipality, user, UUID(import_id))
    file = UploadedFile(municipality, asked.import_id)
    with _told_when_stuck(asked):
        try:
            checked = file.check(municipality_codes())
        except ExtractError as error:
            with acting(municipality, user) as by:
                imports.note_refusal(by=by, import_id=asked.import_id, reason=str(error))
            file.drop()
            return
        with stored.incoming(file.rows(checked.good)), acting(municipality, user) as by:
            counted = stored.count_incoming(municipality, list(stored.current_imports()))
            imports.note_check(by=by, import_id=asked.import_id, checked=checked, counted=counted)


@app.task(name="read_import_in")
def read_import_in(*, municipality: str, user: str, import_id: str) -> None:
    """Store the good rows of a checked file, and freeze what is current then."""
    from vugge.insight.actions import imports  # noqa: PLC0415 - as above
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import UploadedFile  # noqa: PLC0415 - as above
    from vugge.insight.queries.imports import import_view  # noqa: PLC0415 - as above

    asked = _Asked(municipality, user, UUID(import_id))
    file = UploadedFile(municipality, asked.import_id)
    with _told_when_stuck(asked):
        with acting(municipality, user) as by:
            found = import_view(by, asked.import_id)
        total = 0 if found is None else found.read - found.rejected
        with stored.incoming(file.rows(total)), acting(municipality, user) as by:
            imports.read_in(by=by, import_id=asked.import_id)
    file.drop()


@app.task(name="freeze_data_set")
def freeze_data_set(*, municipality: str, user: str) -> None:
    """Freeze what is current after an import was undone."""
    from vugge.insight.actions.data_sets import freeze  # noqa: PLC0415 - as above

    with acting(municipality, user) as by:
        freeze(by=by)


@contextmanager
def _told_when_stuck(asked: _Asked) -> Iterator[None]:
    """Note on the import that the worker got stuck, so that the page says it; the job fails all the same."""
    from vugge.insight.actions import imports  # noqa: PLC0415 - as above

    try:
        yield
    except imports.OutOfStepError:
        _log.warning("An import had moved on before its job came to it.")
    except Exception as error:
        with acting(asked.municipality, asked.user) as by:
            reason = str(error) if isinstance(error, ExpectedError) else _STUCK
            imports.give_up(by=by, import_id=asked.import_id, reason=reason)
        raise
