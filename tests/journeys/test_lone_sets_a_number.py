"""Lone, who leads the health visitors, sets a number of the municipality's own from a day, and takes it back."""

import pytest

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_lone_sets_when_sparring_is_asked_about(lone: Reader, width: str) -> None:
    first, said = {"desk": ("1.2.2099", "1. februar 2099"), "phone": ("1.3.2099", "1. marts 2099")}[width]
    # Given that Lone looks at what there is to choose from
    lone.opens("/katalog")
    lone.reads("Kommunens tal")
    lone.reads("Skøn")
    lone.follows("Behovsbesøg før sparring")
    lone.reads("Et besøg, der er brug for nu, bliver aldrig spærret.")
    # When she writes a number that is too large
    lone.follows("Ret: Behovsbesøg før sparring")
    lone.writes("Kommunens tal", "40")
    lone.writes("Fra hvornår", first)
    lone.presses("Se, hvad det ændrer")
    # Then she reads at the field what will do, and stands in it
    lone.reads("Skriv et helt tal fra 1 til 20.")
    assert lone.page.evaluate("document.activeElement.name") == "value_typed"
    # When she mends it, she reads what changes from when before anything is saved
    lone.writes("Kommunens tal", "3")
    lone.presses("Se, hvad det ændrer")
    lone.reads(said.split()[2])
    lone.reads("Intet er gemt endnu.")
    # And she can still mend what she wrote
    lone.presses("Ret det, du skrev")
    lone.writes("Kommunens tal", "4")
    lone.presses("Se, hvad det ændrer")
    lone.presses("Gem")
    # Then it stands there with its day, and with who set it
    lone.reads("Det er gemt: Behovsbesøg før sparring")
    lone.reads("Det næste:")
    lone.unfolds("Historik")
    lone.reads("af Lone Ravn")
    takes_it_back(lone)


def takes_it_back(lone: Reader) -> None:
    """Let Lone think again."""
    # When she takes it back, she says why, and the history keeps it
    lone.page.get_by_role("link", name="Træk tilbage").first.click()
    lone.look_around()
    lone.presses("Se, hvad det ændrer")
    lone.reads("Skriv kort, hvorfor den trækkes tilbage.")
    lone.writes("Hvorfor trækkes den tilbage?", "Vi venter med det")
    lone.presses("Se, hvad det ændrer")
    lone.presses("Træk tilbage")
    lone.reads("Værdien er trukket tilbage.")
    lone.unfolds("Historik")
    lone.reads("Vi venter med det")


@pytest.mark.parametrize(
    "place",
    [
        "besoeg/month_2", "besoeg/maternity", "besoeg/visit_18m", "aarsager/weight", "niveauer/2",
        "henvisninger/section_11_3", "emner/sleep", "graenser/epds", "programmer/early-intervention",
        "love/early_preventive",
    ],
)  # fmt: skip
def test_page_of_an_entry_can_be_read_by_all(lone: Reader, place: str) -> None:
    assert lone.opens(f"/katalog/{place}").status == 200


def test_form_of_each_kind_can_be_read_by_all(lone: Reader) -> None:
    for key in ("kind.month_2.window", "kind.visit_18m.offered_to", "reason.sleep.in_use", "level.2.text"):
        lone.opens(f"/katalog/ret/vaerdi/{key}")
    lone.opens("/katalog/ny-aarsag")
    lone.presses("Se, hvad det ændrer")
    lone.reads("Skriv, hvad årsagen hedder.")
