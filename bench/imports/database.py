"""The ways into the database, measured with every process that takes part: the worker, the command, PostgreSQL's own."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vugge.base.postgres import server

MUNICIPALITY = "0240"
_PAUSE = 0.5
_ASK = "from bench.imports.database import hand_in; hand_in({source!r})"


def _look(postmaster: int, peaks: dict[str, float]) -> None:
    """Note the most memory every process below this one, and below PostgreSQL's first, has held so far, in MB."""
    parents = {pid: _parent(pid) for pid in _processes()}
    for pid in parents:
        above = _above(pid, parents)
        kind = "postgres" if postmaster in above else "ours" if os.getpid() in above else ""
        for line in _read(pid, "status").splitlines() if kind else ():
            if line.startswith("VmHWM:"):
                peaks[kind] = max(peaks.get(kind, 0), int(line.split()[1]) / 1024)


def _processes() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


def _parent(pid: int) -> int:
    told = _read(pid, "stat").rpartition(")")[2].split()
    return int(told[1]) if told else 0


def _above(pid: int, parents: dict[int, int]) -> set[int]:
    found = set()
    while pid := parents.get(pid, 0):
        found.add(pid)
    return found


@contextmanager
def watched(home: Path) -> Iterator[dict[str, float]]:
    """Watch until left; give the largest resident memory of any process, ours and PostgreSQL's."""
    over = threading.Event()
    found: dict[str, float] = {}
    postmaster = int((server.status(home).data / "postmaster.pid").read_text().split()[0])

    def watch() -> None:
        while not over.wait(_PAUSE):
            _look(postmaster, found)

    looking = threading.Thread(target=watch)
    looking.start()
    try:
        yield found
    finally:
        over.set()
        looking.join()


def by_command(home: Path, source: Path) -> tuple[tuple[int, int], dict[str, float], float]:
    """Read a file of many municipalities in with the command; return rows read and rejected, peaks and seconds."""
    with server.running(home), watched(home) as found:
        _vugge(home, "migrate")
        started = time.perf_counter()
        said = _vugge(home, "import-activities", str(source))
        seconds = time.perf_counter() - started
    told = dict(each.split() for each in said.strip().split(", "))
    return (int(told["read"]), int(told["rejected"])), found, seconds


def by_worker(home: Path, source: Path) -> tuple[tuple[int, int], dict[str, float], float]:
    """Have the worker look through a leader's file and read it in; return as `by_command`."""
    with server.running(home), watched(home) as found:
        _vugge(home, "migrate")
        command = [sys.executable, "-m", "vugge.config.command", "worker"]
        worker = subprocess.Popen(command, env=_environment(home))  # noqa: S603 - as below
        try:
            said = subprocess.run(  # noqa: S603 - our own interpreter
                [sys.executable, "-c", _ASK.format(source=str(source))],
                env=_environment(home),
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        finally:
            worker.terminate()
            worker.wait()
    read, rejected, seconds = said.split()
    return (int(read), int(rejected)), found, float(seconds)


def _vugge(home: Path, *command: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "vugge.config.command", *command],
        env=_environment(home),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "VUGGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "vugge.config.settings"}


def hand_in(source: str) -> None:
    """In a process of its own: be a leader who hands the file in, and say what came of it."""
    import django  # noqa: PLC0415 - nothing of ours may be imported before it is set up

    django.setup()
    from bench.imports.leader import Leader  # noqa: PLC0415 - as above

    started = time.perf_counter()
    found = Leader(MUNICIPALITY).hand_in(Path(source))
    print(found.read, found.rejected, time.perf_counter() - started)
