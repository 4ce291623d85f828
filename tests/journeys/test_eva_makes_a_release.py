"""Eva asks for the numbers to be released anew, and finds that the same numbers are let out only once."""

import pytest

from tests.journeys.reading import Reader

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("worker")]


def test_eva_asks_for_a_release_and_the_same_numbers_are_let_out_once(eva: Reader) -> None:
    # Given that Eva sees what has been released
    eva.opens("/frigivelser")
    eva.reads("De første 1.000 dage, frigivelse 1")
    # When she asks for a new one, and waits until it is dealt with
    again = "Lav en ny frigivelse af De første 1.000 dage"
    eva.sets_off(again, until=again)
    # Then nothing had changed, and no other is made
    eva.opens("/frigivelser")
    eva.reads("Er intet ændret siden sidst, laves der ikke en ny")
    assert "frigivelse 2" not in eva.page.inner_text("main")
    # And the numbers are there to be read
    eva.follows("Se tallene: De første 1.000 dage")
