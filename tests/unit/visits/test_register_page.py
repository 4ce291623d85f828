"""The page of a visit being registered: shown with nothing judged, kept, signed, and refused kindly."""

import pytest

from tests.homes import Home, planned
from tests.unit.visits.forms import Desk, said, whole
from vugge.instruments.models import Administration
from vugge.visits.models import Contact, Frame, Part


@pytest.fixture
def desk(at: Home) -> Desk:
    return Desk(at, f"/besoeg/{planned(at)}")


def test_nothing_is_judged_beforehand(desk: Desk) -> None:
    fields = desk.fields()
    at = desk.at
    chosen = {name for name, values in fields.items() if any(values)}
    assert chosen == {
        "csrfmiddlewaretoken", "revision", "key", "plan", "started_at", "clock", "minutes", "place", "next_place",
    }  # fmt: skip
    assert "level" not in chosen
    assert f"motor-{at.alma}" not in chosen


def test_a_whole_visit_is_signed_and_said_back(desk: Desk) -> None:
    answer = desk.sends(whole(desk.at, desk.fields()))
    assert answer.status_code == 302, said(answer)[:3000]
    contact = Contact.objects.get()
    assert answer["Location"] == f"/besoeg/gemt/{contact.id}"
    assert Frame.objects.get().level == 1
    assert Part.objects.count() == 3
    assert sorted(Administration.objects.values_list("instrument", "score")) == [("adbb", 2), ("epds", 0), ("epds", 9)]
    page = said(desk.browser.get(answer["Location"]))
    for words in (
        "Besøget er gemt kl.",
        "4.720 g",
        "56,3 cm",
        "EPDS er gemt i Freja",
        "Niveau 1",
        "Se hele registreringen",
    ):
        assert words in page
    assert "9 af 30" not in page
