"""The worker: takes the jobs that were handed over (`base.jobs`) one by one, and begins anew what a dead one left."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

_SILENT = 30.0
"""Seconds without a sign of life after which a worker is taken to be dead."""


def work(*, wait: bool = True, silent: float = _SILENT) -> None:
    """Work until told to stop; without `wait`, until there is nothing left to do. Every job can be done twice."""
    asyncio.run(_work(wait=wait, silent=silent))


async def _work(*, wait: bool, silent: float) -> None:
    working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # Django's own connector has it
    async with working.open_async():
        await _begin_anew(working, silent)
        again = asyncio.create_task(_keep_looking(working, silent))
        try:
            await working.run_worker_async(
                concurrency=1,
                wait=wait,
                delete_jobs="successful",
                shutdown_graceful_timeout=_SILENT,
                update_heartbeat_interval=silent / 3,
                stalled_worker_timeout=silent,
                task_middleware=[_on_its_own_connection],
            )
        finally:
            again.cancel()
            with suppress(asyncio.CancelledError):
                await again


async def _keep_looking(working: App, silent: float) -> None:
    """Look again and again: a worker that starts at once after another was killed does not yet know it is dead."""
    while True:
        await asyncio.sleep(silent / 3)
        with suppress(ConnectorException):  # a database that is away for a moment; the worker itself waits for it too
            await _begin_anew(working, silent)


async def _begin_anew(working: App, silent: float) -> None:
    for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent):
        await working.job_manager.retry_job(job)


def _on_its_own_connection(job: Callable[[], object], _context: JobContext, _worker: Worker) -> object:
    """Do a job on a connection of its own: one kept from the job before may have been cut meanwhile."""
    try:
        return job()
    finally:
        connections.close_all()
