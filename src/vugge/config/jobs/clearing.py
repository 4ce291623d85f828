"""Clearing what nobody needs any more, every night: sessions that are over, and what is left of files."""

from django.conf import settings
from procrastinate.contrib.django import app

from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.tenancy.context import within


@app.periodic(cron="17 3 * * *")
@app.task(name="clear_what_is_old")
def clear_what_is_old(timestamp: int) -> None:
    """Clear each by itself, so that one that fails leaves the others cleared; what is left is taken the next night."""
    from vugge.access.actions.signing_in import forget_ended_sessions  # noqa: PLC0415 - every process reads this file
    from vugge.insight.actions.imports import clear  # noqa: PLC0415 - as above
    from vugge.insight.facts.uploads import lying  # noqa: PLC0415 - as above
    from vugge.insight.queries.imports import is_left_behind  # noqa: PLC0415 - as above

    del timestamp  # when it was due, which nothing hangs on
    forget_ended_sessions()
    by, failed = Operator(), list[Exception]()
    for file in lying():
        try:
            with within(municipality=file.municipality):
                if is_left_behind(by, file.import_id, now=now(), kept=settings.FILES_KEPT):
                    clear(by=by, import_id=file.import_id)
        except Exception as error:  # noqa: BLE001 - whatever one file fails with, the others are no part of it
            failed.append(error)
    if failed:
        raise ExceptionGroup("Files that could not be cleared", failed)
