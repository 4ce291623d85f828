"""Pia leaves her desk, is signed out meanwhile, is told why, and comes back to where she was."""

from collections.abc import Callable

import pytest

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_pia_comes_back_to_where_she_was(pia: Reader, quarter_passes: Callable[[], None]) -> None:
    # Given that Pia was about to make a passkey when she was called away
    pia.opens("/min-adgang")
    quarter_passes()
    # When she goes on where she was
    pia.follows("Lav en adgangsnøgle")
    # Then she is told why she is signed out
    pia.reads("Du blev logget ud, fordi der ikke skete noget i et kvarter.")
    # And when she signs in again, she is where she wanted to go
    pia.presses("Log ind som Pia")
    assert pia.page.url.endswith("/min-adgang/noegle")
    pia.reads("Lav en adgangsnøgle")


def test_pia_proves_again_who_she_is_with_one_click(pia: Reader) -> None:
    pia.opens("/bekraeft-igen?next=/min-adgang")
    pia.presses("Ja, det er mig")
    assert pia.page.url.endswith("/min-adgang")
