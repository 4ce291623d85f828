"""Lone, who leads the health visitors, opens a district, calls it something else, closes it and opens it again."""

import pytest

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_lone_looks_after_the_districts(lone: Reader, width: str) -> None:
    name = {"desk": "Vesterled", "phone": "Østerled"}[width]
    # Given that Lone looks at the families, from where the districts are found
    lone.opens("/familier")
    lone.follows("Distrikter")
    lone.reads("Havnen")
    # When she opens one under a name there is already, she reads it at the field
    lone.follows("Opret et distrikt")
    lone.writes("Navn", "havnen")
    lone.presses("Opret distriktet")
    lone.reads("Det distrikt er der allerede.")
    assert lone.page.evaluate("document.activeElement.name") == "name"
    # When she mends it, it is there, and can be called something else
    lone.writes("Navn", name)
    lone.presses("Opret distriktet")
    lone.reads(f"Distriktet {name} er oprettet.")
    lone.follows(f"Omdøb {name}")
    lone.writes("Navn", f"{name} nord")
    lone.presses("Gem navnet")
    lone.reads(f"Distriktet hedder {name} nord nu.")
    # And when she closes it, it stays to be opened again
    lone.follows(f"Luk {name} nord")
    lone.presses("Luk distriktet")
    lone.reads("Lukket")
    lone.follows(f"Åbn igen {name} nord")
    lone.presses("Åbn distriktet")
    lone.reads(f"Distriktet {name} nord er åbent igen.")
