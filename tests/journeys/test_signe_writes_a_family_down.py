"""Signe, who visits families in Birkeby, writes a family with twins down, and looks after who may know what."""

import datetime as dt

import pytest

from tests.journeys.reading import Reader
from vugge.base.clock import now, today

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture(name="signe")
def _signe(anyone: Reader) -> Reader:
    return anyone.signs_in_as("Signe")


def chooses(reader: Reader, label: str, choice: str) -> None:
    """Choose in a list."""
    reader.page.get_by_label(label, exact=True).select_option(choice)


def ticks(reader: Reader, label: str) -> None:
    """Go to a box, or to one of several, and choose it with the space bar."""
    reader.page.get_by_label(label, exact=True).focus()
    reader.page.keyboard.press("Space")


def types(reader: Reader, *texts: str) -> None:
    """Type into one field after another, going on with the tab key; an empty text leaves a field as it is."""
    for text in texts:
        if text:
            reader.page.keyboard.type(text)
        reader.page.keyboard.press("Tab")


def writes_a_family_down(signe: Reader, name: str, mother: str, called: str) -> None:
    """Fill the whole form in by keyboard, and send it with the enter key."""
    signe.opens("/familier/ny")
    signe.page.get_by_label("Familien kaldes", exact=True).focus()
    types(signe, name)
    ticks(signe, "Er født")
    signe.page.get_by_label("Født", exact=True).focus()
    types(signe, f"{today() - dt.timedelta(days=1):%d.%m.%Y}", "14.05")
    signe.page.get_by_label("Hvor mange børn", exact=True).focus()
    types(signe, "T", "Alma", "Bo", "", called)
    types(signe, "m", mother, called)
    ticks(signe, "Første forælder har forældremyndighed")
    signe.page.get_by_label("Vej og nummer", exact=True).focus()
    types(signe, "Fasanvej 9", "2500", "Valby")
    ticks(signe, "Familien har navne- og adressebeskyttelse")
    signe.page.get_by_role("button", name="Opret familien", exact=True).focus()
    with signe.page.expect_navigation():
        signe.page.keyboard.press("Enter")
    signe.look_around()


def test_signe_writes_a_family_with_twins_down_by_keyboard(signe: Reader, width: str) -> None:
    # of another name at each width: twins of one name, born the same day, would be taken for the same
    called = {"desk": "Holm", "phone": "Vang"}[width]
    stamp = f"{width} {now():%H%M%S}"
    name, mother = f"Familien {called} {stamp}", f"Freja {stamp}"
    # Given that Signe sends the form with nothing in it
    signe.opens("/familier")
    signe.follows("Opret en familie")
    signe.presses("Opret familien")
    # Then she reads at each field what is missing, and stands in the first
    signe.reads("Vælg, om barnet ventes eller er født.")
    signe.reads("Skriv et navn.")
    assert signe.page.evaluate("document.activeElement.name") == "name"
    # When she fills it in, the family is hers, with both twins in their order and nothing of where they live
    writes_a_family_down(signe, name, mother, called)
    signe.reads(f"{name} er oprettet.")
    signe.reads("Beskyttet adresse")
    for each in ("Alma", "Bo", "Freja"):
        signe.reads(each)
    assert "Fasanvej" not in signe.page.content()
    # And it stands among her families, and is found by a name
    signe.opens("/familier")
    signe.reads(name)
    signe.writes("Navn, CPR-nummer, fødselsdag eller adresse", mother)
    signe.presses("Find")
    signe.reads("1 person fundet")
    assert signe.page.url.endswith("/soeg")  # what is looked for stands in no address
    signe.reads(f"{mother} {called}")
    goes_on_with(signe, name, f"Alma {called}")


def goes_on_with(signe: Reader, name: str, child: str) -> None:
    """Let a colleague stand in, a consent be given and taken back, and see who has looked."""
    signe.opens("/familier")
    signe.follows(name)
    signe.follows("Personer, samtykker og hvem der følger familien")
    # When Mette is to stand in
    signe.follows("Tilføj en afløser")
    chooses(signe, "Afløser", "Mette Krogh")
    signe.presses("Gem afløseren")
    signe.reads("Mette Krogh")
    # And Alma's mother says yes to something, and takes it back
    with signe.page.expect_navigation():
        signe.page.get_by_role("link", name=child).click()
    signe.look_around()
    signe.follows("Skriv et samtykke")
    for label, choice in (
        ("Hvem siger ja", signe.page.get_by_label("Hvem siger ja", exact=True).locator("option").nth(1).inner_text()),
        ("Til hvad", "Tale med dagtilbuddet om barnet"),
        ("Til hvem", "Dagtilbud"),
        ("Hvordan", "Mundtligt"),
    ):
        chooses(signe, label, choice)
    signe.presses("Gem samtykket")
    signe.reads("Tale med dagtilbuddet om barnet")
    signe.follows("Træk et samtykke tilbage")
    for label in ("Hvad trækkes tilbage", "Hvem trækker det tilbage"):
        signe.page.get_by_label(label, exact=True).select_option(index=1)
    signe.presses("Træk samtykket tilbage")
    signe.reads("Gælder ikke mere")
    # Then she can show the parents who has looked: days and purposes, and no names
    signe.follows("Hvem har kigget")
    signe.reads("Oplysninger om en person · Sundhedspleje til familien")
    assert "Mette" not in signe.page.get_by_role("main").inner_text()


def test_mette_is_told_whose_a_family_is_and_opens_it_when_it_is_urgent(anyone: Reader, width: str) -> None:
    name = f"Familien Bak {width} {now():%H%M%S}"
    # Given a family of Signe's
    signe = anyone.signs_in_as("Signe")
    signe.opens("/familier/ny")
    signe.writes("Familien kaldes", name)
    ticks(signe, "Ventes")
    signe.writes("Termin", f"{today() + dt.timedelta(days=60):%d.%m.%Y}")
    chooses(signe, "Første forælder er barnets", "mor")
    signe.writes("Første forælders fornavne", f"Ida {width} {now():%H%M%S%f}")
    signe.presses("Opret familien")
    address = "/familier/" + signe.page.url.rpartition("/")[2]
    signe.page.context.clear_cookies()
    # When Mette opens it, she reads whose it is, and what to do when it is urgent
    mette = anyone.signs_in_as("Mette")
    mette.page.goto(mette.page.url.partition("/min-adgang")[0] + address)
    mette.console.clear()  # the browser itself says that it was refused
    mette.look_around()
    mette.reads("Familien hører til hos Signe Holm.")
    mette.follows("Åbn familien, fordi det haster")
    mette.presses("Åbn familien i en time")
    mette.reads("Skriv, hvorfor det haster.")
    mette.writes("Hvorfor haster det?", "Ida er indlagt")
    mette.presses("Åbn familien i en time")
    mette.reads(name)
    mette.reads("Adgangen slutter kl.")
    # Then Lone, who leads, is told
    mette.page.context.clear_cookies()
    lone = anyone.signs_in_as("Lone")
    lone.opens("/familier")
    lone.reads("Ida er indlagt")
