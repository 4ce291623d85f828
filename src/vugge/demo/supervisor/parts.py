"""Everything `vugge demo` keeps running, and how it comes to an end."""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from vugge.base.errors import ExpectedError
from vugge.base.home import make_private
from vugge.base.postgres import server
from vugge.demo.supervisor.child import Child
from vugge.demo.supervisor.webserver import WebServer, free_port
from vugge.demo.supervisor.worker import Worker

Say = Callable[[str], None]

_FIRST_ANSWER = 60.0  # seconds the web server may take on a slow machine
_PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """Something to have done between database and web server: what to say, and what to do."""

    sentence: str
    act: Callable[[], object]


class _StoppedError(BaseException):
    """Ctrl-C or SIGTERM. Not an Exception: nothing on the way may take it for its own."""


def supervise(home: Path, steps: Sequence[Step], environment: Mapping[str, str], *, port: int, say: Say) -> int:
    """Run the demo in `home` until it is stopped; return the exit code.

    `environment` is added to the web server's. 0 when stopped by a person or already running elsewhere, 1 when a part
    of it died. Raises ExpectedError when it cannot begin.
    """
    make_private(home)
    with (home / "demo.lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            address = lock.read().strip()
            say(f"Demoen kører allerede på {address}" if address else "Demoen er allerede ved at starte i dette hjem.")
            return 0
        _write(lock, "")
        try:
            with _stoppable():
                return _run(home, lock, steps, environment, port=port, say=say)
        except _StoppedError:
            say("Vugge er stoppet.")
            return 0
        finally:
            _write(lock, "")


def _run(
    home: Path, lock: IO[str], steps: Sequence[Step], environment: Mapping[str, str], *, port: int, say: Say
) -> int:
    say("Starter databasen …")
    with server.running(home, demo=True):
        for step in steps:
            say(step.sentence)
            step.act()
        found = free_port(port)
        if found != port:
            say(f"Port {port} er optaget af noget andet; bruger {found}.")
        say("Starter webserveren …")
        every = {**os.environ, **environment}
        with Worker(every) as worker, WebServer(found, every) as web:
            _wait_for(web)
            _write(lock, web.address)
            say(f"Vugge kører på {web.address} — Ctrl-C stopper")
            reason = _watch(home, {"Webserveren": web, "Arbejderen": worker})
            _write(lock, "")
            say(f"{reason} Stopper resten. Start igen med den samme kommando.")
            return 1


def _wait_for(web: WebServer) -> None:
    give_up = time.monotonic() + _FIRST_ANSWER
    while time.monotonic() < give_up:
        if (code := web.exit_code()) is not None:
            raise ExpectedError(f"Webserveren kom ikke i gang (kode {code}). Linjerne ovenfor siger hvorfor.")
        if web.is_well():
            return
        time.sleep(0.1)
    raise ExpectedError("Webserveren svarede ikke inden for et minut.")


def _watch(home: Path, children: Mapping[str, Child]) -> str:
    """Return, when one of the children has died, a sentence that says which."""
    while True:
        for name, child in children.items():
            if (code := child.exit_code()) is not None:
                return f"{name} gik ned (kode {code})."
        if not server.status(home).running:
            return "Databasen gik ned."
        time.sleep(_PAUSE)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn the first Ctrl-C, SIGTERM or hang-up into an exception; ignore the next ones while things are put away."""
    wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(_number: int, _frame: object) -> NoReturn:
        for each in wanted:
            signal.signal(each, signal.SIG_IGN)
        raise _StoppedError

    before = {each: signal.signal(each, stop) for each in wanted}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _write(lock: IO[str], address: str) -> None:
    lock.seek(0)
    lock.truncate()
    lock.write(address)
    lock.flush()
