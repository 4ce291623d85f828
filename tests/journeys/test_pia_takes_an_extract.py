"""Pia takes Birkeby's rows along as an extract, and says what for."""

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_pia_says_what_the_extract_is_for_and_takes_it(
    pia: Reader, tmp_path: Path, proof_grows_old: Callable[[], None]
) -> None:
    # Given that Pia looks at the data set the figures are counted from, and where its rows come from
    pia.opens("/datasaet")
    pia.follows("Se hele datasættet")
    pia.reads("– heraf: Indlæste udtræk")

    # When she asks for the extract without saying what for, the field says so and has the focus
    pia.follows("Hent udtræk")
    pia.reads("Filens kolonner")
    pia.presses("Hent udtræk")
    pia.reads("Vælg, hvad udtrækket skal bruges til.")
    expect(pia.page.get_by_label("Formål", exact=True)).to_be_focused()

    # And when she has said it, she is asked whether it is still she; with one click it comes
    pia.page.get_by_label("Formål", exact=True).select_option(label="Aflevering til en evaluering")
    proof_grows_old()
    pia.presses("Hent udtræk")
    pia.reads("Er det stadig dig?")
    file = pia.takes("Ja, det er mig", tmp_path, "button")

    # Then the file is the one its name says, and holds rows of Birkeby's own alone
    assert file.name == f"udtraek-{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    assert {row["municipality"] for row in rows} == {"0998"}
