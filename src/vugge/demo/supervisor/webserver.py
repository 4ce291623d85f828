"""The demo's web server: granian in a process of its own, on loopback."""

import http.client
import socket
import sys
from collections.abc import Mapping
from http import HTTPStatus

from vugge.demo.supervisor.child import Child, stop_with_parent

_LOOPBACK = "127.0.0.1"
_TRIES = 20


class WebServer(Child):
    """A running web server."""

    def __init__(self, port: int, environment: Mapping[str, str]) -> None:
        self._port = port
        self.address = f"http://{_LOOPBACK}:{port}/"
        super().__init__(["vugge.demo.supervisor.webserver", str(port)], environment)

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
    """Serve until told to stop or until the supervisor is gone."""
    from granian import Granian  # noqa: PLC0415 - the supervisor imports this module and has no use for it
    from granian.constants import Interfaces  # noqa: PLC0415 - see above
    from granian.log import LogLevels  # noqa: PLC0415 - see above

    stop_with_parent()
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


if __name__ == "__main__":
    main(int(sys.argv[1]))
