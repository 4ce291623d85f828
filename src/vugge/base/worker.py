"""The worker: takes the jobs that were handed over (`base.jobs`) one by one, and begins anew what a dead one left."""

import asyncio

from procrastinate.contrib.django import app

_SILENT = 30  # seconds without a sign of life after which a worker is taken to be dead


def work(*, wait: bool = True) -> None:
    """Work until told to stop; without `wait`, until there is nothing left to do. Every job can be done twice."""
    asyncio.run(_work(wait=wait))


async def _work(*, wait: bool) -> None:
    working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # Django's own connector has it
    async with working.open_async():
        for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT):
            await working.job_manager.retry_job(job)
        await working.run_worker_async(
            concurrency=1, wait=wait, delete_jobs="successful", shutdown_graceful_timeout=_SILENT
        )
