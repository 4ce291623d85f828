"""Signe registers a two-month visit by the keys alone, or by her thumb; sees what follows; and corrects a number."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands, fills_in
from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
AT_MOST = 20
"""Choices, fields and runs of digits a whole two-month visit takes, with both parents' questionnaires."""

TWO_MINUTES = 120
Written = Callable[[str], dict[str, str]]


def test_signe_registers_a_two_month_visit_with_both_parents(signe: Reader, visit: Written, width: str) -> None:
    at = visit("both_parents")
    page, hands = signe.page, Hands(signe.page, width)
    # Given that Signe is at the visit: nothing is judged beforehand
    signe.opens(f"/besoeg/{at['appointment']}")
    assert page.locator('[name="level"]:checked, .obs input:checked, .run [data-not]:checked').count() == 0
    began = time.monotonic()
    # When she fills it in, with EPDS of both parents, ADBB, the level and the next visit
    fills_in(hands, at, ["alma"], ["freja", "jonas"])
    hands.picks("level", "2")
    expect(page.locator("[data-missing]")).to_have_text("Alt er udfyldt.")
    hands.picks("next", page.locator('[name="next"]').first.get_attribute("value") or "")
    expect(page.locator("[data-draft]")).to_contain_text("Kladden er gemt kl.")
    signe.look_around()
    page.keyboard.press("Control+Enter")
    hands.count += 1
    # Then what was saved is said back, and where
    page.wait_for_url("**/besoeg/gemt/*")
    spent = time.monotonic() - began
    signe.look_around()
    signe.reads("4.720 g")
    signe.reads("EPDS er gemt i Frejas og Jonas’ journal")
    signe.reads("Niveau 2")
    assert "9 af 30" not in page.content()
    assert hands.count <= AT_MOST, hands.told
    assert spent < TWO_MINUTES


def test_twins_are_one_visit_with_a_part_for_each(signe: Reader, visit: Written, width: str) -> None:
    at = visit("twins")
    hands = Hands(signe.page, width)
    # Given twins and their mother: each has fields of their own, named
    signe.opens(f"/besoeg/{at['appointment']}")
    signe.reads("Mål: Alma")
    signe.reads("Mål: Bo")
    # When Signe fills both in
    fills_in(hands, at, ["alma", "bo"], ["nanna"])
    hands.types(f"weight-{at['bo']}", "4310")
    hands.picks("level", "1")
    signe.page.keyboard.press("Control+Enter")
    signe.page.wait_for_url("**/besoeg/gemt/*")
    # Then each has their own numbers
    signe.look_around()
    signe.reads("Almas journal: vægt 4.720 g")
    signe.reads("Bos journal: vægt 4.310 g")


def test_a_father_alone_is_asked_as_a_mother_is(signe: Reader, visit: Written, width: str) -> None:
    at = visit("father_alone")
    hands = Hands(signe.page, width)
    signe.opens(f"/besoeg/{at['appointment']}")
    signe.reads("Det vil Rune gerne tale om")
    fills_in(hands, at, ["ida"], ["rune"])
    # When his tenth answer is over nought, Signe is told at once: nobody else is in the room, and nothing is hidden
    expect(signe.page.get_by_role("alert")).to_have_count(0)
    hands.retypes(f"epds-{at['rune']}-10", "1")
    expect(signe.page.get_by_role("alert")).to_contain_text("Rune har svaret over 0 på spørgsmål 10")
    signe.look_around()
    hands.picks("level", "1")
    signe.page.keyboard.press("Control+Enter")
    signe.page.wait_for_url("**/besoeg/gemt/*")
    signe.look_around()
    signe.unfolds("Runes del, før du går")
    signe.reads("Tal med Rune om det, før du går")


def test_what_is_missing_or_unlikely_is_told_at_its_field(signe: Reader, visit: Written, width: str) -> None:
    at = visit("both_parents")
    hands = Hands(signe.page, width)
    signe.opens(f"/besoeg/{at['appointment']}")
    # When a figure too many is typed, it is asked about at once, and the one that was meant is put in
    hands.types(f"weight-{at['alma']}", "47200")
    signe.reads("Mente du 4.720 g?")
    signe.look_around()
    signe.presses("Ja, 4.720 g")
    expect(signe.page.get_by_label("Vægt", exact=True)).to_have_value("4.720")
    signe.reads("om ugen")
    # When she signs with the rest missing, she reads what, stands in the first of it, and keeps what she typed
    signe.presses("Gem og underskriv")
    signe.reads("ting skal rettes, før besøget kan underskrives")
    assert signe.page.evaluate("document.activeElement.name") == "present"
    expect(signe.page.get_by_label("Vægt", exact=True)).to_have_value("4.720")
    # And a head that could not be measured needs a reason
    hands.taps(signe.page.locator(f"[name='head-{at['alma']}-not']"))
    signe.look_around()
    assert signe.page.locator(f"[id='head-{at['alma']}-why']").is_visible()


def test_signe_corrects_a_weight_and_the_first_stays_to_be_read(signe: Reader, visit: Written, width: str) -> None:
    at = visit("father_alone")
    hands = Hands(signe.page, width)
    signe.opens(f"/besoeg/{at['appointment']}")
    fills_in(hands, at, ["ida"], ["rune"])
    hands.picks("level", "1")
    signe.page.keyboard.press("Control+Enter")
    signe.page.wait_for_url("**/besoeg/gemt/*")
    # When she opens all of it, and Ida's part
    signe.follows("Se hele registreringen")
    signe.follows("Idas del")
    signe.reads("4.720 g")
    # And corrects the weight without saying why
    signe.follows("Ret med begrundelse")
    signe.writes("Vægt", "4.270")
    signe.presses("Gem rettelsen")
    # Then she is asked, and what she typed is kept
    signe.reads("Skriv, hvorfor det rettes.")
    expect(signe.page.get_by_label("Vægt", exact=True)).to_have_value("4.270")
    # When she says why, the new one counts, and the first is one click away
    signe.writes("Hvorfor rettes det?", "To cifre var byttet om")
    signe.presses("Gem rettelsen")
    signe.reads("Rettelsen er gemt.")
    signe.reads("4.270 g")
    signe.unfolds("Se det oprindelige")
    signe.reads("4.720 g")
    # And what the visit was for the family can be corrected too
    signe.follows("Registreringen")
    signe.follows("Ret med begrundelse")
    signe.writes("Hvorfor rettes det?", "Vi aftalte mere")
    signe.writes("Aftalt til næste gang", "Ida vejes igen")
    signe.presses("Gem rettelsen")
    signe.reads("Ida vejes igen")
    signe.unfolds("Se det oprindelige")


def test_pages_about_plans_can_be_read_by_all(signe: Reader, visit: Written) -> None:
    at = visit("father_alone")
    # Given a visit that is planned: it can be moved and cancelled
    for way in ("flyt", "aflys"):
        signe.opens(f"/besoeg/{at['appointment']}/{way}")
    signe.presses("Aflys besøget")
    signe.reads("Skriv kort hvorfor.")
    # And another can be planned, or registered without a plan
    signe.opens(f"/besoeg/planlaeg/{at['family']}")
    signe.presses("Planlæg besøget")
    signe.reads("Skriv en dag.")
    signe.opens(f"/besoeg/ny/{at['family']}")
    signe.follows("Behovsbesøg")
    signe.reads("Hvorfor behovsbesøg?")
