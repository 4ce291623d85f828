"""Eva finds a figure, checks how it is counted and whether it is what was published, and takes the numbers with her."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_eva_finds_a_figure_checks_it_and_takes_the_numbers(eva: Reader, tmp_path: Path) -> None:
    # Given that Eva has opened Vugge and read that it is a demonstration, of all municipalities together
    eva.opens("/")
    expect(eva.page.get_by_role("contentinfo")).to_contain_text("Demonstration. Birkeby og Fjordby er opdigtede")
    eva.reads("Kommunernes tal lagt sammen. Små tal er skjult, så ingen kan kendes igen.")
    eva.reads("Der er takket ja til 62 % af tilbuddene")

    # When she follows the question she wants answered
    eva.follows("Hvem siger ja til besøget ved 15–18 måneder?")

    # Then she reads the finding, what it is of, and each number
    eva.reads("Der er takket ja til 62 % af tilbuddene")
    eva.reads("9.367 tilbud i 13 kommuner")
    eva.reads("5.808 (62,0 %)")

    # And she sees that small numbers are hidden, that it is what was published, and how the rows behind it look
    eva.reads("under 5")
    eva.reads("Tal under 5 vises ikke, og heller ikke tal, de kan regnes ud fra.")
    eva.reads("Offentliggjort og beregnet")
    eva.unfolds("Vis, hvordan rækkerne bag figur 4-7 ser ud")
    eva.reads("aktivitet er Besøg ved 15–18 måneder; tilbudt")
    eva.unfolds("Mere om datasættet")
    eva.reads("Frigivelse 1")
    eva.reads("Kommuner med tal i den")

    # And the file she takes holds the number she has read
    file = eva.takes("Hent tallene (CSV)", tmp_path)
    assert file.name.startswith("figur-4-7-")
    with file.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter=";"))
    accepted = [cell for cell in cells if cell["group"] == "accepted" and cell["level"] == "all"]
    assert [(cell["value"], cell["base"]) for cell in accepted] == [("5808", "9367")]

    # And what the page hides, the file hides
    assert [cell["value"] for cell in cells if (cell["group"], cell["level"]) == ("unanswered", "3")] == ["under 5"]

    # And from here she goes on to the next figure, and back to all of model A
    eva.follows("Hvad fører besøget ved 15–18 måneder til?")
    eva.follows("Model A")
    eva.reads("slutevaluering (2021)")


def test_eva_is_told_where_the_reports_disagree(eva: Reader) -> None:
    # Given that Eva knows figure 3-1 from the report, with 97.427 activities
    # When she opens it
    eva.opens("/tal/3-1")
    # Then she sees both numbers, how far they are apart, and why
    eva.reads("97.427")
    eva.reads("129.248")
    eva.reads("31.821")
    eva.reads("Vær opmærksom på: De øvrige figurer kræver mindst 126.775 registreringer")
