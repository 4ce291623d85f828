"""Freezing what is current: when an import was undone, when somebody asks, and at night where there is a journal."""

import psycopg
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.jobs import defer
from vugge.base.tenancy.context import within
from vugge.config.jobs.acting import NobodyLeftError, acting

_AGAIN = RetryStrategy(max_attempts=5, wait=10, retry_exceptions={DatabaseError, psycopg.Error})


@app.task(name="freeze_data_set", retry=_AGAIN)
def freeze_data_set(*, municipality: str, user: str) -> None:
    """Freeze what is current; it must be done even when whoever asked, or undid an import, is gone."""
    from vugge.insight.actions.data_sets import freeze  # noqa: PLC0415 - every process reads this file

    try:
        with acting(municipality, user) as by:
            freeze(by=by)
    except (NobodyLeftError, PermissionDenied):
        with within(municipality=municipality):
            freeze(by=Operator())


@app.periodic(cron="47 1 * * *")
@app.task(name="freeze_journals")
def freeze_journals(timestamp: int) -> None:
    """Have each municipality's current rows frozen where there is a journal, each by a job of its own."""
    from vugge.access.queries.municipalities import tenants  # noqa: PLC0415 - as above
    from vugge.insight.facts.journal import holds_any  # noqa: PLC0415 - as above

    del timestamp  # when it was due, which nothing hangs on
    for code in tenants():
        with within(municipality=code):
            if holds_any(code, now()):
                defer("freeze_journal", municipality=code)


@app.task(name="freeze_journal", retry=_AGAIN)
def freeze_journal(*, municipality: str) -> None:
    """Freeze what is current in a municipality. Where nothing has changed it gives no other data set."""
    from vugge.insight.actions.data_sets import freeze  # noqa: PLC0415 - as above

    with within(municipality=municipality):
        freeze(by=Operator())
