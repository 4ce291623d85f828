"""Pia finds the effect ready, reads it step by step, and takes the numbers along; Eva asks for it and waits."""

import csv
import zipfile
from pathlib import Path

import pytest

from tests.journeys.reading import Reader

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("effect")]
PAGE = "/effekt/underretninger"
STEPS = (
    "Hvad vi spørger om",
    "Hvem der sammenlignes",
    "Hvordan sammenligningen er bygget",
    "Forløbet",
    "Forskellen",
    "Hvor usædvanlig den er",
    "Om svaret holder",
    "Hvor stor en virkning der kunne ses",
    "Hvad undersøgelsen ikke kan vise",
)


def test_pia_reads_the_effect_step_by_step_and_takes_it_along(pia: Reader, tmp_path: Path) -> None:
    # Given that Pia looks at whether the project worked, and sees that the demo's numbers are made up
    pia.opens("/effekt")
    pia.reads("Virkede Tidlig indsats?")
    pia.reads("Opdigtede tal.")
    pia.reads("Alt er regnet")

    # When she follows the question about notifications
    pia.follows("Ændrede projektet antallet af underretninger om børn?")

    # Then every step is there, in order, with what was published beside
    headings = pia.page.locator("main h2").all_inner_texts()
    assert [step for each in headings for step in STEPS if step in each] == list(STEPS)
    pia.reads("0,088")
    pia.reads("12 kommuner til sammenligning")
    # And what is folded can be unfolded
    for folded in (
        "Vægtene i tal",
        "Alle kommuner, én for én",
        "Alle p-værdier",
        "Tabellerne, og hvad der blev spurgt om",
    ):
        pia.unfolds(folded)

    # And when she takes one table along, and then all of it, they are the same numbers
    one = pia.takes("Hent forløbet (CSV): opdigtede tal", tmp_path)
    whole = pia.takes("Hent alle tallene (zip): opdigtede tal", tmp_path)
    assert one.name.startswith("opdigtet-effekt-underretninger-16-")
    with zipfile.ZipFile(whole) as archive:
        assert archive.read("paths.csv") == one.read_bytes()
        assert "SPEC.toml" in archive.namelist()
    with one.open(encoding="utf-8", newline="") as lines:
        assert [row["time"] for row in csv.DictReader(lines, delimiter=";")] == [
            str(year) for year in range(2014, 2021)
        ]


def test_pia_looks_at_one_municipality_and_is_warned(pia: Reader) -> None:
    # Given that Pia reads about the municipalities together
    pia.opens(PAGE)
    # When she chooses one of them
    pia.page.get_by_label("Hvem", exact=True).select_option(label="Horsens")
    pia.presses("Vis svaret")
    # Then the choice stands in the address, and the page says how little one says
    assert pia.page.url.endswith(f"{PAGE}?hvem=0615")
    pia.reads("Her er Horsens alene. Én kommune siger lidt")


@pytest.mark.parametrize("path", ["/effekt", "/effekt/foranstaltninger", "/effekt/boern", "/effekt/boern?hvem=17"])
def test_the_effect_can_be_read_by_all(eva: Reader, path: str) -> None:
    assert eva.opens(path).status == 200


def test_the_effect_is_handed_out_on_paper_in_one_column(eva: Reader) -> None:
    # Given Eva with a page as it is printed: what is left of A4 between the margins, in pixels
    eva.opens(PAGE)
    page = eva.page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    # Then drawings, tables and what was shown are there, nothing is cut, and there are no buttons
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".chart__desk svg.fig").first.is_visible()
    printed = page.get_by_text("Udskrevet")
    assert printed.is_visible()
    assert not page.get_by_role("link", name="Hent alle tallene (zip)").is_visible()
    # And what numbers are of is open though it was closed on the screen, and when it was printed stands last
    boxes = page.locator("details.why--printed:not([open]) > .why__box")
    assert boxes.count() >= 5
    assert all(each.evaluate("box => box.getBoundingClientRect().height") > 20 for each in boxes.all())
    lowest = page.locator("main section").evaluate_all(
        "all => Math.max(...all.map(s => s.getBoundingClientRect().bottom))"
    )
    assert printed.evaluate("line => line.getBoundingClientRect().top") >= lowest
    # And that the numbers are made up stands at the foot of every page, as the foot of a table does
    assert page.locator("main > .every-page").evaluate("foot => getComputedStyle(foot).display") == "table-footer-group"


def test_the_overview_says_on_paper_when_it_was_printed(eva: Reader) -> None:
    eva.opens("/effekt")
    eva.page.emulate_media(media="print")
    assert eva.page.get_by_text("Udskrevet").is_visible()
    assert eva.page.locator("main > .every-page").is_visible()
