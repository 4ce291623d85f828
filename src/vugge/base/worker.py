"""The worker: takes the jobs that were handed over (`base.jobs`) one by one, and begins anew what a dead one left."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread

from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

_SILENT = 30.0
"""Seconds without a sign of life after which a worker is taken to be dead."""

_LARGE = 300 << 20
"""Bytes a worker may still hold after a job: libraries give back little of what they took, and the next takes more."""


def work(*, wait: bool = True, silent: float = _SILENT) -> None:
    """Work until told to stop; without `wait`, until there is nothing left to do. Every job can be done twice.

    A worker that has grown large puts itself in its own place anew: the same process, with empty hands.
    """
    while _Shift(wait=wait, silent=silent).begin():
        if wait:
            sys.stderr.flush()
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the very command it is


@dataclass
class _Shift:
    """One stretch of work."""

    wait: bool
    silent: float
    grown: bool = False
    told: bool = False

    def begin(self) -> bool:
        """Work; tell whether it ended because the process has grown large."""
        asyncio.run(self._work())
        return self.grown and not self.told

    async def _work(self) -> None:
        working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # Django's own connector has it
        async with working.open_async():
            await self._begin_anew(working)
            again = asyncio.create_task(self._keep_looking(working))
            working_on = asyncio.create_task(self._run(working))
            self._listen(working_on)
            try:
                with suppress(asyncio.CancelledError):
                    await working_on
            finally:
                again.cancel()
                with suppress(asyncio.CancelledError):
                    await again

    async def _run(self, working: App) -> None:
        await working.run_worker_async(
            concurrency=1,
            wait=self.wait,
            install_signal_handlers=False,
            delete_jobs="successful",
            shutdown_graceful_timeout=_SILENT,
            update_heartbeat_interval=self.silent / 3,
            stalled_worker_timeout=self.silent,
            task_middleware=[self._do],
        )

    def _listen(self, working_on: "asyncio.Task[None]") -> None:
        """Stop when told to, after the job in hand; a worker that was told to stop does not begin anew."""

        def stop() -> None:
            self.told = True
            working_on.cancel()

        if current_thread() is main_thread():
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, stop)

    async def _keep_looking(self, working: App) -> None:
        """Look again and again: a worker that starts at once after another was killed does not yet know it is dead."""
        while True:
            await asyncio.sleep(self.silent / 3)
            with suppress(ConnectorException):  # a database that is away for a moment; the worker waits for it too
                await self._begin_anew(working)

    async def _begin_anew(self, working: App) -> None:
        for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=self.silent):
            await working.job_manager.retry_job(job)

    def _do(self, job: Callable[[], object], _context: JobContext, worker: Worker) -> object:
        """Do a job on a connection of its own: one kept from the job before may have been cut meanwhile."""
        try:
            return job()
        finally:
            connections.close_all()
            if _held() > _LARGE:
                self.grown = True
                worker.stop()  # type: ignore[no-untyped-call]  # procrastinate's own


def _held() -> int:
    """Return the bytes of memory this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
