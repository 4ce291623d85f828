"""A real server with the demo's own settings, a real browser, and the two widths people read at."""

import fcntl
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.databases import copy_demo, environment
from tests.journeys.reading import ROOM, Reader
from vugge.base.postgres import server
from vugge.demo.supervisor.webserver import WebServer, free_port
from vugge.demo.supervisor.worker import Worker

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
_LAY_OUT = "import django; django.setup(); from vugge.config.static import collect; collect()"
_WAIT = (
    "import django; django.setup()\n"
    "from django.contrib.sessions.backends.db import SessionStore\n"
    "from django.contrib.sessions.models import Session\n"
    "for each in Session.objects.all():\n"
    "    session = SessionStore(each.session_key)\n"
    "    if 'seen_at' in session:\n"
    "        {spent}\n"
    "        session.save()\n"
)
_PANELS = "import django; django.setup(); from tests.journeys import small_panels; small_panels."
_FIRST_ANSWER = 60.0  # seconds a slow machine may take
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def database() -> Iterator[dict[str, str]]:
    """Return the environment of a demo on a database of its own, with the cast and their figures in it."""
    name = f"journeys_{_WORKER}"
    with server.running(Path(os.environ["VUGGE_HOME"])) as cluster:
        copy_demo(cluster, name)
        yield environment(cluster, name)


@pytest.fixture(scope="session")
def address(database: dict[str, str]) -> Iterator[str]:
    """Serve the product as `vugge demo` does."""
    with (Path(database["VUGGE_HOME"]) / "static.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-c", _LAY_OUT], env=database, check=True)  # noqa: S603 - our own interpreter
    port = free_port(21_000 + 100 * _WORKER)
    with WebServer(port, database) as web:
        give_up = time.monotonic() + _FIRST_ANSWER
        while not _listens(port):
            assert web.exit_code() is None
            assert time.monotonic() < give_up
            time.sleep(0.1)
        yield web.address


@pytest.fixture(scope="session")
def worker(database: dict[str, str]) -> Iterator[None]:
    """Have a worker do what takes long, as `vugge demo` does."""
    with Worker(database):
        yield


@pytest.fixture(scope="session")
def effect(database: dict[str, str]) -> None:
    """Have a panel kept, and the effect counted of it."""
    _run(f"{_PANELS}count()", database)


@pytest.fixture
def new_panel(database: dict[str, str], effect: None) -> Callable[[], None]:  # noqa: ARG001 - asked for by name, for its effect
    """Keep another panel, whose effect nobody has had counted."""
    return lambda: _run(f"{_PANELS}keep('education')", database)


def _run(program: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)  # noqa: S603 - our own interpreter


@pytest.fixture
def visit(database: dict[str, str]) -> Callable[[str], dict[str, str]]:
    """Write one of the families of `tests/journeys/families.py`, with a visit of Signe's, and return the ids."""

    def write(which: str) -> dict[str, str]:
        program = (
            "import django; django.setup(); import json; from tests.journeys import families; "
            f"print(json.dumps(families.{which}()))"
        )
        told = subprocess.run([sys.executable, "-c", program], env=database, check=True, capture_output=True)  # noqa: S603 - our own interpreter
        found: dict[str, str] = json.loads(told.stdout)
        return found

    return write


@pytest.fixture
def quarter_passes(database: dict[str, str]) -> Callable[[], None]:
    """Let a quarter of an hour pass without a sign of life from anyone."""
    return lambda: _run(_WAIT.format(spent="session['seen_at'] -= 15 * 60"), database)


@pytest.fixture
def proof_grows_old(database: dict[str, str]) -> Callable[[], None]:
    """Let five minutes pass since anyone proved who they are."""
    spent = "for proof in session['account_authentication_methods']: proof['at'] -= 5 * 60"
    return lambda: _run(_WAIT.format(spent=spent), database)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # While a browser is open its loop is this thread's, and no other test could run one: it lives for a file. (A folder
    # without __init__ is no package to pytest: what has its scope would live to the end.)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setattr("django.utils.asyncio.get_running_loop", _no_loop_of_ours)
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield chromium
        chromium.close()


def _no_loop_of_ours() -> NoReturn:
    raise RuntimeError("The browser's loop is none of ours.")


@pytest.fixture(params=sorted(ROOM), ids=sorted(ROOM))
def width(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Keep one window per width, so that styles and fonts are fetched once."""
    opened = {
        width: browser.new_context(viewport=room, locale="da-DK", timezone_id="Europe/Copenhagen")
        for width, room in ROOM.items()
    }
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def page(contexts: dict[str, BrowserContext], width: str) -> Iterator[Page]:
    contexts[width].clear_cookies()
    opened = contexts[width].new_page()
    yield opened
    opened.close()


@pytest.fixture
def anyone(page: Page, address: str) -> Reader:
    """Somebody in front of a browser, not signed in; `anyone.signs_in_as("Pia")` makes them one of the cast."""
    return Reader(page, address)


@pytest.fixture
def eva(anyone: Reader) -> Reader:
    """Eva, who evaluates, signed in."""
    return anyone.signs_in_as("Eva")


@pytest.fixture
def pia(anyone: Reader) -> Reader:
    """Pia, who leads the project in Birkeby, signed in."""
    return anyone.signs_in_as("Pia")


@pytest.fixture
def anne(anyone: Reader) -> Reader:
    """Anne, who administers the access in Birkeby, signed in."""
    return anyone.signs_in_as("Anne")


@pytest.fixture
def signe(anyone: Reader) -> Reader:
    """Signe, a health visitor in Birkeby, signed in."""
    return anyone.signs_in_as("Signe")


@pytest.fixture
def lone(anyone: Reader) -> Reader:
    """Lone, who leads the health visitors in Birkeby, signed in."""
    return anyone.signs_in_as("Lone")
