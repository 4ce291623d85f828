"""A worker that has grown large begins anew in the same process, between two jobs, and forgets none."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.databases import url
from tests.imports import of_ids, receive, view
from tests.own_databases import OwnDatabase
from vugge.access.rules.actors import Member
from vugge.base import worker
from vugge.base.postgres.cluster import Role
from vugge.insight.rules.importing import State

_GROWN = """
import os, sys
print(os.getpid(), flush=True)
import django
django.setup()
from vugge.base import worker
worker._LARGE = 0
worker.work()
"""


def test_every_job_is_done_however_large_the_worker_has_grown(leader: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_LARGE", 0)
    made = [receive(leader, of_ids("a")) for _ in range(3)]
    worker.work(wait=False)
    assert [view(leader, each).state for each in made] == [State.CHECKED] * 3


def test_a_grown_worker_takes_its_own_place(leader: Member, own_database: OwnDatabase, tmp_path: Path) -> None:
    made = [receive(leader, of_ids("a")) for _ in range(2)]
    own = url(own_database.cluster, Role.WEB, own_database.name)
    environment = {**os.environ, "DATABASE_URL": own, "VUGGE_HOME": str(tmp_path)}
    program = [sys.executable, "-c", _GROWN]
    with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as working:  # noqa: S603 - our own interpreter
        deadline = time.monotonic() + 60
        while any(view(leader, each).state is State.UPLOADED for each in made) and time.monotonic() < deadline:
            time.sleep(0.2)
        working.terminate()
        said, _ = working.communicate()
    assert [view(leader, each).state for each in made] == [State.CHECKED] * 2
    assert len(said.split()) > 1
    assert set(said.split()) == {str(working.pid)}


def test_a_grown_worker_that_is_told_to_stop_stops(leader: Member, own_database: OwnDatabase, tmp_path: Path) -> None:
    receive(leader, of_ids("a"))
    own = url(own_database.cluster, Role.WEB, own_database.name)
    environment = {**os.environ, "DATABASE_URL": own, "VUGGE_HOME": str(tmp_path)}
    program = _GROWN.replace("worker.work()", "worker._held = lambda: os.kill(os.getpid(), 15) or 1\nworker.work()")
    working = [sys.executable, "-c", program]
    done = subprocess.run(working, env=environment, stdout=subprocess.PIPE, text=True, timeout=90, check=True)  # noqa: S603 - our own interpreter
    assert len(done.stdout.split()) == 1
