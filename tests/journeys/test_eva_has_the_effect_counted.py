"""Eva has the effect counted of a panel nobody has counted, and waits for it."""

from collections.abc import Callable

import pytest

from tests.journeys.reading import Reader

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("worker")]


@pytest.fixture
def width() -> str:
    return "desk"


def test_eva_has_a_new_panel_counted_and_waits(eva: Reader, new_panel: Callable[[], None]) -> None:
    # Given that new numbers have come, and nobody has counted the effect of them
    new_panel()
    eva.opens("/effekt")
    # When Eva has it counted
    button = eva.page.get_by_role("button", name="Regn").inner_text()
    eva.sets_off(button, until="Virkningen regnes nu")
    # Then she can close the page meanwhile, and the answers come by themselves
    eva.reads("Du kan roligt lukke siden")
    eva.waits_to_read("Alt er regnet")
    eva.reads("Ændrede projektet antallet af underretninger om børn?")
