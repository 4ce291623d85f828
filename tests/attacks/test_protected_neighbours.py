"""A protected person's address is told by nobody else of the family, nor by moving. Source: attacks B6."""

import re

import pytest

from tests.people import CODE, Household, health_visitor, lead, lind
from tests.world import client_for
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import assign_health_visitor
from vugge.people.actions.living import Home, Place, move_home, place_in_daycare, protect
from vugge.people.models import SearchToken
from vugge.people.queries.search import search
from vugge.people.rules.kinds import DaycareKind

pytestmark = pytest.mark.django_db
WORDS = ("Skjulevej", "Regnbuen")


def lives(home: Household, *names: str, address: str = "Skjulevej 9", protected: bool = False) -> None:
    where = Home(
        people=tuple(home.people[name] for name in names),
        address=address,
        postcode="4000",
        town="Birkeby",
        since=today(),
        protected=protected,
    )
    home.do(move_home, home=where)


def said(home: Household, *addresses: str) -> str:
    client = client_for(home.by)
    return "".join(client.get(each).content.decode() for each in addresses)


def pages(home: Household) -> tuple[str, ...]:
    return (
        f"/familier/{home.id}",
        f"/familier/{home.id}/personer",
        f"/personer/{home.people['Asta']}",
        f"/personer/{home.people['Nanna']}",
        "/min-dag",
        "/familier",
    )


@pytest.mark.parametrize("who_lives", [("Asta", "Nanna"), ("Asta",)])
def test_a_childs_address_is_not_shown_while_its_mother_is_protected(who_lives: tuple[str, ...]) -> None:
    home = lind()
    lives(home, *who_lives)
    place = Place(child=home.people["Asta"], kind=DaycareKind.NURSERY, name="Regnbuen", since=today())
    home.do(place_in_daycare, place=place)
    assert "Skjulevej" in said(home, *pages(home))
    home.do(protect, person=home.people["Nanna"], protected=True)
    found = said(home, *pages(home))
    assert [word for word in WORDS if word in found] == []
    assert "vis-adresse" in said(home, f"/personer/{home.people['Asta']}")


def test_a_father_who_lives_elsewhere_is_shown_where_he_lives() -> None:
    home = lind()
    lives(home, "Asta", "Nanna")
    lives(home, "Rune", address="Åbenvej 1")
    home.do(protect, person=home.people["Nanna"], protected=True)
    assert "Åbenvej 1" in said(home, f"/personer/{home.people['Rune']}")


@pytest.mark.parametrize("whose", ["Nanna", None])
def test_nobody_is_found_by_a_protected_persons_address(whose: str | None) -> None:
    home = lind()
    lives(home, "Asta", "Nanna", "Rune")
    mette = health_visitor("Mette")

    def found() -> list[str]:
        with within(municipality=CODE):
            return [each.name for each in search(by=mette, text="skjulevej 9").people]

    assert len(found()) == 3
    home.do(protect, person=whose and home.people[whose], protected=True)
    assert found() == []
    with within(municipality=CODE):
        tokens = SearchToken.objects.values_list("token", flat=True)
        assert [each for each in tokens if each.startswith("a:")] == []
    home.do(protect, person=whose and home.people[whose], protected=False)
    assert len(found()) == 3


def test_moving_on_from_a_protected_address_proposes_to_protect_the_next() -> None:
    home = lind()
    lives(home, "Asta", "Nanna", protected=True)
    page = said(home, f"/familier/{home.id}/adresse")
    (box,) = re.findall(r'<input[^>]*name="protected"[^>]*>', page)
    assert "checked" in box


def test_the_next_health_visitor_sees_no_more_than_the_first() -> None:
    home, mette = lind(), health_visitor("Mette")
    lives(home, "Asta", "Nanna")
    home.do(protect, person=home.people["Nanna"], protected=True)
    home.do(assign_health_visitor, by=lead(), staff=mette.membership, since=today())
    page = client_for(mette).get(f"/personer/{home.people['Asta']}").content.decode()
    assert "Skjulevej" not in page
