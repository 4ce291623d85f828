"""Pia looks at her own municipality's numbers in a period she chooses, and takes them along."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_pia_chooses_a_period_and_takes_the_numbers(
    pia: Reader, tmp_path: Path, proof_grows_old: Callable[[], None]
) -> None:
    # Given that Pia has read that the numbers are Birkeby's own
    pia.opens("/")
    pia.reads("Birkeby: egne tal, regnet af det, I selv har registreret, og det, I har indlæst.")

    # When she asks a question, she reads exact numbers, with nothing hidden and nothing published beside them
    pia.follows("Hvem siger ja til besøget ved 15–18 måneder?")
    pia.reads("tilbud i Birkeby")
    pia.reads("Her vises kommunens egne tal, så de to kan ikke holdes op mod hinanden.")
    expect(pia.page.get_by_role("main")).not_to_contain_text("under 5")

    # When she types a period of which the end is missing a digit, the field says so and has the focus
    pia.writes("Fra", "1.1.2025")
    pia.writes("Til", "31.12.202")
    pia.page.get_by_role("button", name="Vis tallene").click()
    pia.look_around()
    expect(pia.page.get_by_label("Til", exact=True)).to_be_focused()

    # And when she has mended it, the numbers are of that period
    pia.writes("Til", "31.12.2025")
    pia.page.get_by_role("button", name="Vis tallene").click()
    pia.look_around()
    pia.reads("tilbud i Birkeby. 1. januar–31. december 2025")

    # And when she takes the file, she is asked whether it is still she; with one click it comes
    proof_grows_old()
    pia.follows("Hent tallene (CSV)")
    pia.reads("Er det stadig dig?")
    file = pia.takes("Ja, det er mig", tmp_path, "button")
    pia.page.go_back()

    # And it holds the number she has read
    assert file.name.startswith("figur-4-7-egne-2025-01-01-2025-12-31-")
    with file.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter=";"))
    (accepted,) = (cell for cell in cells if cell["group"] == "accepted" and cell["level"] == "all")
    pia.reads(f"{accepted['value']} (")
    pia.reads(f"{accepted['base']} tilbud i Birkeby")
