"""What Signe types is kept as she types it: through a server that dies, and through another window of her own."""

import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader
from vugge.demo.supervisor.webserver import WebServer, free_port

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
PATIENCE = 60_000  # milliseconds a server may take to come up, and the page to try again
Written = Callable[[str], dict[str, str]]


class Mortal(WebServer):
    """A server that can be killed."""

    def dies(self) -> None:
        """Kill it, and all it started, where it stands."""
        self._signal(signal.SIGKILL)
        self._process.wait()


def test_a_server_that_is_killed_loses_nothing(signe: Reader, visit: Written, database: dict[str, str]) -> None:
    at, port = visit("father_alone"), free_port(21_080)
    page = signe.page
    weight, length = (page.get_by_label(each, exact=True) for each in ("Vægt", "Længde"))
    state = page.locator("[data-draft]")
    # Given a visit Signe is writing, at a server that is going to die
    with Mortal(port, database) as server:
        signe.lives_on(port)
        signe.waits_for(server.is_well)
        signe.opens(f"/besoeg/{at['appointment']}")
        weight.fill("4.720")
        expect(state).to_contain_text("Kladden er gemt kl.")
        # When it is killed, and she types on
        server.dies()
        length.fill("56,3")
        length.blur()
        # Then the page says so, truly
        expect(state).to_contain_text("Kladden er ikke gemt endnu")
        signe.console.clear()
    # And once there is a server again, what stood on the page is sent by itself
    with Mortal(port, database) as server:
        signe.waits_for(server.is_well)
        expect(state).to_contain_text("Kladden er gemt kl.", timeout=PATIENCE)
        signe.console.clear()
        # And whoever opens the page anew finds all of it
        signe.opens(f"/besoeg/{at['appointment']}")
        expect(weight).to_have_value("4.720")
        expect(length).to_have_value("56,3")


def test_two_windows_of_signes_keep_both_until_she_chooses(signe: Reader, visit: Written) -> None:
    at = visit("father_alone")
    page = signe.page
    signe.opens(f"/besoeg/{at['appointment']}")
    # Given the same visit open in another window, where she writes a length and what was agreed
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Længde", exact=True).fill("55,8")
    other.get_by_label("Aftalt til næste gang", exact=True).fill("Ring om søvn på fredag")
    other.get_by_label("Aftalt til næste gang", exact=True).blur()
    expect(other.locator("[data-draft]")).to_contain_text("Kladden er gemt kl.")
    # When she writes another length here
    page.get_by_label("Længde", exact=True).fill("56,3")
    page.get_by_label("Aftalt til næste gang", exact=True).fill("Vejes igen")
    page.get_by_label("Aftalt til næste gang", exact=True).blur()
    # Then both are shown, and nothing is chosen for her
    meeting = page.locator("[data-meeting]")
    expect(meeting).to_contain_text("Intet er overskrevet")
    signe.console.clear()  # the browser itself tells of the answer 409
    signe.look_around()
    # When she keeps her own length and both of what was agreed
    meeting.get_by_label("56,3", exact=True).check()
    meeting.get_by_label("Behold begge:").check()
    meeting.get_by_role("button", name="Gem mit valg").click()
    # Then that is the draft
    expect(page.locator("[data-draft]")).to_contain_text("Kladden er gemt kl.")
    signe.opens(f"/besoeg/{at['appointment']}")
    expect(page.get_by_label("Længde", exact=True)).to_have_value("56,3")
    expect(page.get_by_label("Aftalt til næste gang", exact=True)).to_have_value("Ring om søvn på fredag Vejes igen")
    other.close()
