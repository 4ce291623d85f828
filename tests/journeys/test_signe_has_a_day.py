"""Signe sees what her day holds, goes through it by the keys, looks a family up, and reads its course in the home."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

Written = Callable[[str], dict[str, str]]


def test_signe_reads_her_day_and_goes_through_what_it_is_time_for_by_keys(
    signe: Reader, visit: Written, width: str
) -> None:
    # Given a day with visits and things to do
    visit("whole_day")

    # When she opens it
    signe.opens("/min-dag")

    # Then the next visit is ready to start, and everything can say why
    expect(signe.page.get_by_role("link", name="Start besøget", exact=True)).to_have_count(1)
    signe.page.get_by_role("group").filter(has_text="Følg op på Camillas EPDS").locator("summary").click()
    signe.look_around()
    signe.reads("Et svar på grænsen eller derover ses en gang til, før der sker mere")
    expect(signe.page.get_by_role("main")).not_to_contain_text("13 af 30")

    # And J and K lead down and up, Enter does what the row is about
    if width == "desk":
        rows = signe.page.locator("[data-row]")
        signe.page.locator("h1").click()
        for key, row in (("j", 0), ("j", 1), ("k", 0)):
            signe.page.keyboard.press(key)
            expect(rows.nth(row)).to_be_focused()
        address = rows.nth(0).get_attribute("href")
        signe.page.keyboard.press("Enter")
        signe.page.wait_for_url(f"**{address}")


def test_signe_looks_the_week_and_all_tasks_over_and_answers_one(signe: Reader, visit: Written, width: str) -> None:
    visit("whole_day")
    signe.opens("/min-dag/uge")
    signe.opens("/min-dag/opgaver")

    # When a visit is the parents' own to ask for; each width answers one of its own
    whose = {"desk": "hos Vigga", "phone": "hos Asger"}[width]
    row = signe.page.locator(".task").filter(has_text=whose).first
    what = row.locator(".task__t").inner_text()
    row.locator("summary").click()
    row.get_by_role("link", name="Klaret, udsat eller givet videre").click()
    signe.look_around()
    signe.page.get_by_label("Den er klaret").check()
    signe.presses("Gem svaret")

    # Then what is missing is told at its field, and nothing typed is lost
    signe.reads("Skriv, hvad der er gjort, eller hvorfor det venter.")
    signe.writes("Hvorfor, eller hvad er gjort?", "Maja ringer selv i næste uge.")
    signe.presses("Gem svaret")
    signe.reads(f"Klaret: {what}")


def test_signe_finds_a_family_by_a_slash_and_reads_its_course(signe: Reader, visit: Written, width: str) -> None:
    visit("whole_day")
    signe.opens("/min-dag")

    # When she looks for Alma
    if width == "desk":
        signe.page.keyboard.press("/")
        expect(signe.page.get_by_role("searchbox")).to_be_focused()
        signe.page.keyboard.type("alma bruun")
        signe.page.keyboard.press("Enter")
    else:
        signe.follows("Søg")
        signe.writes("Navn, CPR eller adresse", "alma bruun")
        signe.presses("Find")
    expect(signe.page.get_by_role("heading", name="Alma Bruun Lind").first).to_be_visible()
    signe.look_around()
    assert "alma" not in signe.page.url

    # Then the family's page says where the help is, what is next, and how Alma grows
    signe.page.get_by_role("link", name="Familien Bruun Lind").first.click()
    signe.look_around()
    signe.reads("og behovsbesøg om amning har været i gang siden")
    signe.reads("Kurven følger sin egen linje: +280")
    signe.unfolds("Se tallene bag kurven")
    signe.reads("4.180")
    signe.follows("Hoved")
    signe.reads("37,5")
    expect(signe.page.get_by_role("main")).to_contain_text("Gennemført – åbn i Frejas journal")


def test_a_family_on_paper_is_its_course_and_nothing_to_press(signe: Reader, visit: Written) -> None:
    known = visit("whole_day")
    signe.opens(f"/familier/{known['Familien Bruun Lind']}")
    signe.page.emulate_media(media="print")
    for hidden in (".vg-top", ".persons-nav", ".button-primary", ".picks"):
        expect(signe.page.locator(hidden).first).to_be_hidden()
    expect(signe.page.get_by_text("Udskrevet", exact=False)).to_be_visible()
    signe.page.emulate_media(media="screen")


@pytest.mark.parametrize("family", ["Familien Frost", "Familien Kruse", "Familien Beck", "Familien Lund"])
def test_every_kind_of_family_can_be_read_by_all(signe: Reader, visit: Written, family: str) -> None:
    signe.opens(f"/familier/{visit('whole_day')[family]}")


def test_a_family_that_is_mettes_says_who_can_help_and_opens_when_it_is_urgent(signe: Reader, visit: Written) -> None:
    address = f"/familier/{visit('whole_day')['mettes']}"
    signe.page.goto(f"{signe.page.url.split('/min-adgang')[0]}{address}")
    assert all("403" in said for said in signe.console)  # the browser itself says so
    signe.console.clear()
    signe.look_around()
    signe.reads("Familien hører til hos Mette Krogh.")
    signe.follows("Åbn familien, fordi det haster")
