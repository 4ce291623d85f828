import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from vugge.base.files import write_private
from vugge.base.home import make_private
from vugge.base.postgres import server
from vugge.base.postgres.cluster import Cluster
from vugge.demo.actions.registrations import STAMP, fingerprint
from vugge.demo.queries import settling

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
PATIENCE = 60
# Each worker of xdist looks for a port in a range of its own.
PORT = 20_000 + 100 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


class Demo:
    """A running `vugge demo` and what it has said so far."""

    def __init__(self, home: Path, port: int = PORT) -> None:
        self.cluster = Cluster(home / "demo")
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "vugge.config.command", "demo", "--port", str(port)],
            env={**os.environ, "VUGGE_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        self._lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, pattern: str) -> re.Match[str]:
        """Wait for a line and return the match."""
        while not (found := re.search(pattern, self._next())):
            pass
        return found

    def end(self, number: signal.Signals | None = None) -> int:
        """Send the signal, if any, and return the exit code."""
        if number is not None:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def _next(self) -> str:
        line = self._lines.get(timeout=PATIENCE)
        self.said.append(line)
        assert line, f"ended too early: {self.said}"
        return line

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line)
        self._lines.put("")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose registrations and families are said to be made: that is tried elsewhere, and takes minutes."""
    place = tmp_path_factory.mktemp("d") / "home"
    demo = make_private(make_private(place) / "demo")
    write_private(demo / STAMP, fingerprint())
    write_private(demo / settling.STAMP, "270 270")
    yield place
    server.stop(place / "demo")


def health(port: int) -> tuple[int, bytes]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asked.request("GET", "/sundhed")
        answer = asked.getresponse()
        return answer.status, answer.read()
    finally:
        asked.close()


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in found.split()]


def runs(pid: int, module: str) -> bool:
    return module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_demo_takes_another_port_answers_and_says_where_a_second_one_may_look(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        demo = Demo(home, wanted)
        port = int(demo.until(r"Vugge kører på http://127\.0\.0\.1:(\d+)/ — Ctrl-C stopper$").group(1))
        assert f"Port {wanted} er optaget af noget andet; bruger {port}.\n" in demo.said
        assert health(port) == (200, b"ok")
        second = Demo(home)
        second.until(rf"Demoen kører allerede på http://127\.0\.0\.1:{port}/$")
        assert second.end() == 0
        assert demo.end(signal.SIGINT) == 0
    assert not server.status(home / "demo").running
    with pytest.raises(ConnectionRefusedError):
        health(port)


def test_a_killed_supervisor_takes_the_web_server_along_and_a_new_one_starts(home: Path) -> None:
    demo = Demo(home)
    demo.until("Vugge kører på")
    web = children(demo.process.pid)
    workers = [worker for each in web for worker in children(each)]
    assert web
    assert workers
    demo.end(signal.SIGKILL)
    assert all(gone(each) for each in web + workers)
    again = Demo(home)
    again.until("Vugge kører på")
    assert again.end(signal.SIGTERM) == 0
    assert not server.status(home / "demo").running


def test_a_database_that_dies_is_said_and_stops_the_rest(home: Path) -> None:
    demo = Demo(home)
    demo.until("Vugge kører på")
    web = children(demo.process.pid)
    os.kill(int((demo.cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    demo.until(r"Databasen gik ned\. Stopper resten\.")
    assert demo.end() == 1
    assert all(gone(each) for each in web)


@pytest.mark.parametrize(("part", "name"), [("webserver", "Webserveren"), ("worker", "Arbejderen")])
def test_a_part_that_dies_is_said_and_stops_the_rest(home: Path, part: str, name: str) -> None:
    demo = Demo(home)
    demo.until("Vugge kører på")
    (dying,) = (each for each in children(demo.process.pid) if runs(each, f"vugge.demo.supervisor.{part}"))
    os.kill(dying, signal.SIGKILL)
    demo.until(rf"{name} gik ned \(kode -9\)\. Stopper resten\.")
    assert demo.end() == 1
    assert not server.status(home / "demo").running


def test_production_refuses_the_demos_database(home: Path) -> None:
    with server.running(home / "demo") as cluster:
        web = cluster.passwords()["vugge_web"]
        socket_folder = str(server.status(home / "demo").socket).replace("/", "%2F")
        serve = subprocess.run(
            [sys.executable, "-m", "vugge.config.command", "serve"],
            env={
                **os.environ,
                "VUGGE_PRODUCTION": "1",
                "VUGGE_SECRET_KEY": "x" * 60,
                "VUGGE_MFA_KEYS": f"1:{'A' * 43}=",
                "VUGGE_CPR_KEYS": f"1:{'A' * 43}=",
                "VUGGE_ALLOWED_HOSTS": "localhost",
                "DATABASE_URL": f"postgresql://vugge_web:{web}@{socket_folder}/vugge",
            },
            capture_output=True,
            text=True,
            check=False,
        )
    assert (serve.returncode, serve.stdout) == (2, "")
    assert serve.stderr == "Databasen er lavet som demo og kan ikke bruges til drift. Lav en ny.\n"
