"""In the demo each of the cast signs in with one click, and finds their own access and the way out."""

import pytest

from tests.journeys.reading import Reader
from vugge.demo.rules.cast import CAST

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_visitor_chooses_who_to_be_and_leaves_again(anyone: Reader) -> None:
    # Given a visitor who asks for a page and is not signed in
    anyone.opens("/min-adgang")
    # Then they read who there is to be, and that it is all invented
    anyone.reads("Det her er en demonstration")
    for part in CAST:
        anyone.reads(part.name)
    # When they become Pia, they come to the page they asked for
    anyone.presses("Log ind som Pia")
    assert anyone.page.url.endswith("/min-adgang")
    anyone.reads("Min adgang")
    # And when they leave, they are nobody again
    anyone.page.get_by_role("button", name="Log ud").click()
    anyone.opens("/min-adgang")
    anyone.reads("Hvem vil du være?")


@pytest.mark.parametrize("part", CAST, ids=lambda part: part.key)
@pytest.mark.parametrize("width", ["desk"])
def test_each_of_the_cast_signs_in(anyone: Reader, part: object) -> None:
    anyone.signs_in_as(part.first_name)  # type: ignore[attr-defined]  # a part of the cast
    anyone.reads("Min adgang")
