"""Each link says where it leads: no two of a page have the same words and lead to different places."""

from html.parser import HTMLParser

import pytest

from tests.world import client_for, member
from vugge.access.rules.roles import Role

HERE = "0751"


class Links(HTMLParser):
    """Collects where the links of a page lead, by the words a screen reader says."""

    EMPTY = frozenset({"meta", "link", "path", "rect", "use", "line", "circle", "input", "br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places: dict[str, set[str]] = {}
        self._address: str | None = None
        self._words: list[str] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self._address, self._words = given.get("href") or "", []
        if self._hidden or (given.get("aria-hidden") == "true" and tag not in self.EMPTY):
            self._hidden += tag not in self.EMPTY

    def handle_data(self, data: str) -> None:
        if self._address is not None and not self._hidden:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= bool(self._hidden)
        if tag == "a" and self._address is not None:
            self.places.setdefault(" ".join("".join(self._words).split()), set()).add(self._address)
            self._address = None


def twins(html: str) -> list[str]:
    return [words for words, places in Links(html).places.items() if len(places) > 1 or not words]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/medarbejdere", "/spor", "/min-adgang", "/datasaet", "one of two Annes"])
def test_no_two_links_have_the_same_words_and_lead_to_different_places(address: str) -> None:
    anne = member(*Role, municipality=HERE, name="Anne Dahl")
    other = member(Role.LEAD, municipality=HERE, name="Anne Dahl")
    member(Role.LEAD, municipality=HERE, name="Lone Kjær")
    where = address if address.startswith("/") else f"/medarbejdere/{other.membership}"
    html = client_for(anne).get(where).content.decode()
    assert "Anne Dahl, Min adgang" in Links(html).places
    assert twins(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">Anne</a><a href="/y"><span aria-hidden="true">AD<b>!</b></span>Anne</a>',
        '<a href="/x"><span aria-hidden="true">AD</span></a>',
    ],
)
def test_twins_and_links_without_words_are_found(html: str) -> None:
    assert len(twins(html)) == 1
