"""The demo's web server: granian in a process of its own, on loopback, that does not outlive its supervisor."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Self

_LOOPBACK = "127.0.0.1"
_TRIES = 20
_GRACE = 10  # seconds a page under way may take


class WebServer:
    """A running web server. Leaving the `with` stops it and all it started."""

    def __init__(self, port: int, environment: Mapping[str, str]) -> None:
        self._port = port
        self.address = f"http://{_LOOPBACK}:{port}/"
        # In a session of its own Ctrl-C reaches the supervisor alone, and the whole group can be ended.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "vugge.demo.supervisor.webserver", str(port)],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=sys.stderr,
            start_new_session=True,
        )

    def exit_code(self) -> int | None:
        """Return the exit code, or None while it runs."""
        return self._process.poll()

    def is_well(self) -> bool:
        """Tell whether it answers, database and all. Asked directly: a proxy in the environment knows no loopback."""
        asked = http.client.HTTPConnection(_LOOPBACK, self._port, timeout=5)
        try:
            asked.request("GET", "/sundhed")
            return asked.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asked.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self._signal(signal.SIGKILL)
            self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return


def free_port(wanted: int) -> int:
    """Return the wanted port, or the next one nobody listens on."""
    for port in range(wanted, wanted + _TRIES):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as granian: not held up by closed connections
            try:
                probe.bind((_LOOPBACK, port))
            except OSError:
                continue
            return port
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])


def main(port: int) -> None:
    """Serve until told to stop or until the supervisor is gone, even by `kill -9`: then our standard input ends."""
    from granian import Granian  # noqa: PLC0415 - the supervisor imports this module and has no use for it
    from granian.constants import Interfaces  # noqa: PLC0415 - see above
    from granian.log import LogLevels  # noqa: PLC0415 - see above

    threading.Thread(target=_stop_with_parent, daemon=True).start()
    Granian(
        "vugge.config.wsgi:application",
        address=_LOOPBACK,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def _stop_with_parent() -> None:
    # Not through sys.stdin: granian forks, and its worker would wait for ever for the lock this thread holds there.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]))
