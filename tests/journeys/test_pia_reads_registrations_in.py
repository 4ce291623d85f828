"""Pia reads registrations in: looks at what would happen, lets it happen, and takes it back."""

import csv
from pathlib import Path

import pytest

from tests.imports import extract
from tests.journeys.reading import Reader

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("worker")]

FAULTS = (
    {"level": "5"},
    {"held_on": "31-02-2020"},
    {"municipality": "999"},
    {"score": "elleve"},
    {"score": "12,5"},
    {"activity": "screening"},
    {"referrals": "familiehus"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of Birkeby's: 40 new visits, 3 that are there already, 7 with a fault."""
    new = [{"activity_id": f"p{each}", "family_id": f"p{each // 3}"} for each in range(40)]
    known = [{"activity_id": f"b{each:06}"} for each in (1, 2, 3)]
    wrong = [{"activity_id": f"x{each}", **fault} for each, fault in enumerate(FAULTS)]
    place = tmp_path / "registreringer-2026-10.csv"
    place.write_bytes(extract(*new, *known, *wrong, municipality="998"))
    return place


def takes_it_back(pia: Reader) -> None:
    """Undo an import; somebody who gives no reason is asked for one."""
    pia.unfolds("Fortryd indlæsningen")
    pia.presses("Fortryd den")
    pia.reads("Skriv kort, hvorfor indlæsningen fortrydes")
    pia.writes("Hvorfor fortrydes den?", "Forkert måned")
    pia.presses("Fortryd den")


def test_pia_tries_a_file_reads_it_in_and_takes_it_back(pia: Reader, file: Path, tmp_path: Path) -> None:
    # Given that Pia sees where Birkeby's numbers come from
    pia.opens("/datasaet")
    pia.reads("birkeby.csv")
    pia.follows("Indlæs registreringer")

    # When she chooses a file
    pia.chooses("Udtrækket", file)
    pia.sets_off("Læs filen igennem", until="Sådan vil det gå")

    # Then she is shown what would happen, before anything is stored
    pia.reads("Intet er gemt endnu")
    pia.reads("7 rækker bliver holdt ude")
    pia.reads("Henvisningen er ikke i listen. Mente du family_house?")
    pia.unfolds("Afholdt uden tilbud")
    pia.follows("Dato 1")
    pia.reads("31-02-2020")

    # And she takes along what must be mended
    with pia.takes("Hent dem med forklaring", tmp_path).open(encoding="utf-8-sig", newline="") as lines:
        assert [row["column"] for row in csv.DictReader(lines, delimiter=";")][:2] == ["level", "held_on"]

    # When she lets the good rows in
    pia.sets_off("Indlæs de 43 gode rækker", until="Sådan gik det")
    pia.reads("Indlæst i dag")

    # And finds that it was the wrong file, she takes it back
    takes_it_back(pia)

    # Then it counts no more, and the list says so
    pia.reads("Det tæller ikke med")
    pia.reads("Forkert måned")
    pia.opens("/datasaet")
    pia.reads("Fortrudt")


def test_pia_is_told_what_her_file_is_instead(pia: Reader, tmp_path: Path) -> None:
    # Given that Pia chooses a spreadsheet by mistake
    wrong = tmp_path / "registreringer.xlsx"
    wrong.write_bytes(b"PK\x03\x04 and more")
    pia.opens("/datasaet/indlaes")
    pia.chooses("Udtrækket", wrong)
    pia.sets_off("Læs filen igennem", until="Filen kan ikke læses")
    # Then she reads what it is, what to do, and that nothing was kept
    pia.reads("er en regnearksfil eller et zip-arkiv")
    pia.reads("Intet af filen er gemt.")
    # And she is back where a file is chosen
    pia.follows("Vælg en anden fil")
    pia.reads("Vælg fil")


def test_pia_is_told_when_no_file_is_chosen(pia: Reader) -> None:
    pia.opens("/datasaet/indlaes")
    pia.presses("Læs filen igennem")
    pia.reads("Vælg den fil, der skal indlæses.")
