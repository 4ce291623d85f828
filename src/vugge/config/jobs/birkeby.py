"""Making the demo's families beside the cast's, some at a time. Known to a demo's worker alone."""

import datetime as dt

import psycopg
from django.conf import settings
from django.db import DatabaseError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

_AGAIN = RetryStrategy(max_attempts=5, wait=10, retry_exceptions={DatabaseError, psycopg.Error})


@app.task(name="settle_birkeby", retry=_AGAIN)
def settle_birkeby(*, moment: str, first: str) -> None:
    """Make a batch of families, and hand the next over."""
    from vugge.demo.actions.families.preparing import settle  # noqa: PLC0415 - every process of a demo reads this file

    settle(settings.HOME, dt.datetime.fromisoformat(moment), int(first))
