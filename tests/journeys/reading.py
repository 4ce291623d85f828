"""A person in front of a browser: what they do, in their own words, and what must be true of every page they see."""

import time
from collections.abc import Callable
from http import HTTPStatus
from itertools import pairwise
from pathlib import Path
from typing import Literal, Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize, expect

ROOM: dict[str, ViewportSize] = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

_PATIENCE = 60_000  # milliseconds the worker may take on a slow machine
_LONG_PATIENCE = 600_000
expect.set_options(timeout=_PATIENCE / 2)  # of everything a page is to show: a busy machine is no fault of the page
_SEEN = "element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})"
_LINKS = f"links => links.filter({_SEEN}).map(link => link.innerText.trim())"
_WIDER_THAN_THEIR_PANEL = """() => [...document.querySelectorAll(".panel table")].filter(table => {
    const panel = table.closest(".panel"), inside = parseFloat(getComputedStyle(panel).paddingRight);
    return table.getBoundingClientRect().right > panel.getBoundingClientRect().right - inside + 1;
}).map(table => table.innerText.slice(0, 60))"""
_HEADINGS = f"all => all.filter({_SEEN}).map(each => Number(each.tagName[1]))"


class Reader:
    """Someone reading. Every page they come to is looked through by `look_around`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.console: list[str] = []
        self._address = address.rstrip("/")
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.console.append(str(error)))

    def signs_in_as(self, name: str) -> Self:
        """Become one of the cast by the demo's one click; the page they come to is not looked through."""
        self.page.goto(f"{self._address}/log-ind?next=/min-adgang")
        self.page.get_by_role("button", name=f"Log ind som {name}", exact=True).click()
        self.page.wait_for_url("**/min-adgang")
        return self

    def lives_at(self, name: str) -> None:
        """Reach the same machine by another name."""
        self._address = self._address.replace("127.0.0.1", name)

    def lives_on(self, port: int) -> None:
        """Reach a server of this test's own."""
        self._address = f"http://127.0.0.1:{port}"

    def waits_for(self, well: Callable[[], bool]) -> None:
        """Wait until a server is well."""
        give_up = time.monotonic() + _PATIENCE / 1000
        while not well():
            assert time.monotonic() < give_up
            time.sleep(0.2)

    def opens(self, path: str) -> Response:
        """Type an address."""
        answer = self.page.goto(self._address + path)
        assert answer is not None
        if answer.status == HTTPStatus.NOT_FOUND:
            assert len(self.console) == 1  # the browser itself says so
            self.console.clear()
        self.look_around()
        return answer

    def follows(self, words: str) -> None:
        """Follow the one link with these words."""
        self.page.get_by_role("link", name=words, exact=True).locator("visible=true").click()
        self.look_around()

    def presses(self, words: str) -> None:
        """Press the one button with these words."""
        self.page.get_by_role("button", name=words, exact=True).locator("visible=true").click()
        self.look_around()

    def writes(self, label: str, text: str) -> None:
        """Write into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def chooses(self, label: str, file: Path) -> None:
        """Choose a file in the field with this label."""
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def sets_off(self, work: str, until: str) -> None:
        """Press the button that sets something off, and wait until the page, by itself, has come to these words."""
        self.page.get_by_role("button", name=work, exact=True).click()
        expect(self.page.get_by_role("main")).to_contain_text(until, timeout=_PATIENCE)
        self.page.wait_for_load_state("load")
        self.look_around()

    def unfolds(self, words: str) -> None:
        """Open what lies folded under these words."""
        self.page.locator("summary", has_text=words).click()
        self.look_around()

    def reads(self, words: str) -> None:
        """Find words on the page."""
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def waits_to_read(self, words: str) -> None:
        """Wait for words that come when the worker is done with something large."""
        expect(self.page.get_by_role("main")).to_contain_text(words, timeout=_LONG_PATIENCE)
        self.page.wait_for_load_state("load")
        self.look_around()

    def takes(self, words: str, folder: Path, role: Literal["link", "button"] = "link") -> Path:
        """Take the file the link, or the button, leads to."""
        with self.page.expect_download() as taken:
            self.page.get_by_role(role, name=words, exact=True).click()
        place = folder / taken.value.suggested_filename
        taken.value.save_as(place)
        return place

    def look_around(self) -> None:
        """See that all can read the page, headings in order, no twin links, no faults, no side scroll."""
        self.page.wait_for_load_state("load")  # a press may lead on, and half a page cannot be read
        found = Axe().run(self.page, options=RULES).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        headings = self.page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", _HEADINGS)
        assert headings.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(headings))
        links = self.page.eval_on_selector_all("a", _LINKS)
        twins = [each for each in sorted(set(links)) if links.count(each) > 1]
        assert twins == [], twins
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert self.page.evaluate(_WIDER_THAN_THEIR_PANEL) == []
        assert self.console == []

    def _hear(self, message: ConsoleMessage) -> None:
        self.console.append(message.text)
