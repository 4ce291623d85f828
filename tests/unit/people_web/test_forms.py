"""Each form carried out: what was typed is what the action was told."""

from typing import Any

import pytest
from django.urls import reverse

from tests.people import CODE, Household, health_visitor, household, lead, lind
from tests.world import client_for
from vugge.access.rules.actors import Member
from vugge.access.rules.reading import CARE
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import add_substitute
from vugge.people.actions.districts import add_district
from vugge.people.models import (
    Child,
    Consent,
    Custody,
    DaycarePlace,
    Family,
    Merge,
    Parenthood,
    Person,
    PersonNumber,
    Residence,
    Substitute,
)
from vugge.people.queries.families import FamilyPage, family

pytestmark = pytest.mark.django_db
Fields = dict[str, Any]
DAY = f"{today():%d.%m.%Y}"


@pytest.fixture(name="home")
def _home() -> Household:
    return lind()


def done(home: Household, name: str, which: object, /, by: Member | None = None, **typed: Any) -> None:  # noqa: ANN401 - the fields of a form
    """Send a form that must be carried out."""
    answer = client_for(by or home.by).post(
        reverse(f"people:{name}", args=[which]), {"revision": home.revision, **typed}
    )
    assert answer.status_code == 302, answer.content.decode()[-6000:]


def page_of(home: Household) -> FamilyPage:
    with within(municipality=CODE):
        return family(by=home.by, family=home.id, purpose=CARE)


def one(model: Any, **which: object) -> Any:  # noqa: ANN401 - a row of whichever model
    with within(municipality=CODE):
        return model.objects.get(**which)


def test_a_twin_comes_beside_its_sibling(home: Household) -> None:
    asta = home.people["Asta"]
    done(home, "add-child", home.id, given_names="Bo", family_name="Lind", born_on=DAY, twin_of=str(asta))
    children = page_of(home).children
    assert {each.name for each in children} == {"Asta Lind", "Bo Lind"}
    assert all(each.twin for each in children)


def test_a_parent_comes_with_role_and_custody(home: Household) -> None:
    typed: Fields = {"given_names": "Ida", "role": "partner", "children": [str(home.people["Asta"])]}
    done(home, "add-parent", home.id, **typed)
    assert [(each.name, each.custody) for each in page_of(home).parents][-1] == ("Ida", False)


def test_language_district_health_visitor_and_substitute(home: Household) -> None:
    lone, mette = lead(), health_visitor("Mette")
    with within(municipality=CODE):
        havnen = add_district(by=lone, name="Havnen")
    done(home, "speak", home.id, language="ar", interpreter="on")
    done(home, "move-district", home.id, district=str(havnen))
    done(home, "add-substitute", home.id, staff=str(mette.membership), since=DAY, until=DAY)
    done(home, "assign", home.id, staff=str(lone.membership), since=DAY, by=lone)
    with within(municipality=CODE):
        found = family(by=lone, family=home.id).family
    assert (found.language.value, found.interpreter, found.district) == ("ar", True, "Havnen")
    assert found.in_charge is not None
    assert (found.in_charge.name, [each.name for each in found.substitutes]) == ("Lone", ["Mette"])
    done(home, "end-substitute", home.id, by=lone, substitute=str(found.substitutes[0].row), last_day="01.01.2020")
    with within(municipality=CODE):
        assert not Substitute.objects.exists()


def test_protection_and_access_for_colleagues(home: Household) -> None:
    done(home, "protect", home.id, person=str(home.people["Nanna"]), protected="on")
    done(home, "protect", home.id, person="", protected="on")
    done(home, "colleagues", home.id)
    assert one(Person, id=home.people["Nanna"]).protected
    assert (one(Family, id=home.id).protected, one(Family, id=home.id).closed_to_colleagues) == (True, True)


def test_calling_a_family_something_else(home: Household) -> None:
    done(home, "call-family", home.id, name=" Familien Lind Krogh ")
    assert one(Family, id=home.id).name == "Familien Lind Krogh"
    page = client_for(home.by).get(reverse("people:call-family", args=[home.id])).content.decode()
    assert 'value="Familien Lind Krogh"' in page
    stale = {"revision": home.revision - 1, "name": "Familien Krogh"}
    answer = client_for(home.by).post(reverse("people:call-family", args=[home.id]), stale)
    assert (answer.status_code, "Familien Krogh" in answer.content.decode()) == (409, True)
    assert one(Family, id=home.id).name == "Familien Lind Krogh"


def test_closing_a_family(home: Household) -> None:
    done(home, "close", home.id, why="moved", on=DAY)
    assert one(Family, id=home.id).closed_why == "moved"


def test_moving_home(home: Household) -> None:
    where: Fields = {
        "address": "Kastanievej 14",
        "postcode": "4000",
        "town": "Roskilde",
        "since": DAY,
        "protected": "on",
    }
    done(home, "move-home", home.id, **where, people=[str(home.people["Asta"])])
    assert one(Residence).protected


def test_name_number_birth_and_death(home: Household) -> None:
    asta, rune = home.people["Asta"], home.people["Rune"]
    done(home, "rename", rune, given_names="Rune Bo", family_name="Holm", sex="male", born_on="01.01.1990")
    done(home, "give-number", rune, number="010190-1235")
    birth: Fields = {
        "born_on": DAY,
        "born_time": "00.01",
        "sex": "female",
        "weeks": "38+2",
        "given_names": "Asta",
    }
    done(home, "birth", asta, **birth)
    done(home, "death", rune, on=DAY)
    person = one(Person, id=rune)
    assert (person.given_names, person.family_name, person.died_on) == ("Rune Bo", "Holm", today())
    assert one(PersonNumber, person=rune).kind == "real"
    assert one(Child, person=asta).gestation_days == 268


def test_a_stillborn_child_is_written_down(home: Household) -> None:
    birth: Fields = {"born_on": DAY, "born_time": "0001", "sex": "male", "stillborn": "on"}
    done(home, "birth", home.people["Asta"], **birth)
    assert page_of(home).children[0].state.value == "stillborn"


def test_custody_daycare_and_a_parent_who_is_none_any_more(home: Household) -> None:
    asta, nanna, rune = (home.people[name] for name in ("Asta", "Nanna", "Rune"))
    done(home, "custody", asta, holders=[str(nanna)], since=DAY)
    done(home, "daycare", asta, kind="nursery", name="Solstrålen", since=DAY)
    done(home, "end-parent", rune, last_day=DAY)
    with within(municipality=CODE):
        assert list(Custody.objects.values_list("holder", flat=True)) == [nanna]
        assert Parenthood.objects.get(parent=rune).valid_to == today()
    assert one(DaycarePlace).name == "Solstrålen"


def test_a_consent_is_given_and_withdrawn(home: Household) -> None:
    asta, nanna = home.people["Asta"], home.people["Nanna"]
    typed: Fields = {
        "purpose": "daycare_talk",
        "recipient": "daycare",
        "recipient_name": "Solstrålen",
        "how": "spoken",
    }
    done(home, "give-consent", asta, giver=str(nanna), given_on=DAY, **typed)
    page = client_for(home.by).get(f"/personer/{asta}").content.decode()
    assert "Tale med dagtilbuddet om barnet" in page
    assert "Gælder ikke mere" not in page
    consent = one(Consent)
    done(home, "withdraw-consent", asta, consent=str(consent.id), whose=str(nanna), on=DAY)
    assert "Gælder ikke mere" in client_for(home.by).get(f"/personer/{asta}").content.decode()


def test_two_journals_are_joined_and_parted(home: Household) -> None:
    lone = lead()
    other = household(home.by, name="Familien Lind igen")
    double = other.child("Asta")
    asta = home.people["Asta"]
    done(home, "merge", asta, by=lone, gone=str(double), reason="Oprettet to gange")
    page = client_for(lone).get(f"/personer/{double}").content.decode()
    assert "Skil journaler ad" in page
    done(home, "unmerge", asta, by=lone, merge=str(one(Merge).id), reason="Det var to børn")
    assert one(Merge).undone_why == "Det var to børn"


def test_a_substitute_is_offered_for_ending(home: Household) -> None:
    home.do(add_substitute, staff=health_visitor("Mette").membership, since=today(), until=None)
    page = client_for(home.by).get(reverse("people:end-substitute", args=[home.id])).content.decode()
    assert "Mette" in page
