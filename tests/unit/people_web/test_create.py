"""Writing a family down: expected or born, twins, who is alike, and what was typed is kept."""

from typing import Any

import pytest

from tests.people import CODE, health_visitor, lead, lind
from tests.world import client_for
from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.models import Family
from vugge.people.queries.families import FamilyPage, family

pytestmark = pytest.mark.django_db
DAY = f"{today():%d.%m.%Y}"
FILLED = {
    "name": "Familien Holm",
    "born": "no",
    "due_on": DAY,
    "children": "1",
    "language": "da",
    "parent_1_role": "mother",
    "parent_1_given_names": "Freja",
    "parent_1_family_name": "Holm",
    "parent_1_custody": "on",
}


@pytest.fixture(name="signe")
def _signe() -> Member:
    return health_visitor()


def send(by: Member, **typed: Any) -> Any:  # noqa: ANN401 - fields, and an answer of the client
    own = {"in_charge": str(by.membership)}
    return client_for(by).post("/familier/ny", {**FILLED, **own, **typed})


def made(by: Member, answer: Any) -> FamilyPage:  # noqa: ANN401 - an answer of the client
    assert answer.status_code == 302, answer.content.decode()[-5000:]
    which = answer["Location"].rpartition("/")[2]
    with within(municipality=CODE):
        return family(by=by, family=which)


def families_there_are() -> int:
    with within(municipality=CODE):
        return Family.objects.count()


def test_a_family_that_expects_a_child_is_ones_own(signe: Member) -> None:
    page = made(signe, send(signe))
    assert page.family.name == "Familien Holm"
    assert page.family.in_charge is not None
    assert page.family.in_charge.staff == signe.membership
    (child,) = page.children
    assert (child.name, child.due_on, child.state.value) == ("Ventet barn", today(), "unborn")
    assert [(each.name, each.role.value, each.custody) for each in page.parents] == [("Freja Holm", "mother", True)]


def test_newborn_twins_keep_their_order_and_both_parents(signe: Member) -> None:
    second = {"parent_2_role": "father", "parent_2_given_names": "Jonas", "parent_2_custody": "on"}
    twins = {"born": "yes", "born_on": DAY, "born_time": "00.00", "children": "2", "child_2_given_names": "Bo"}
    page = made(signe, send(signe, due_on="", child_1_given_names="Ida", child_family_name="Holm", **twins, **second))
    assert [(each.name, each.order) for each in page.children] == [("Ida Holm", 1), ("Bo Holm", 2)]
    assert all(each.twin for each in page.children)
    assert [each.role.value for each in page.parents] == ["mother", "father"]
    assert all(set(each.custody_of) == {child.person for child in page.children} for each in page.parents)


def test_a_protected_address_is_protected_from_the_first_moment(signe: Member) -> None:
    where = {"address": "Hemmelig Allé 7", "postcode": "4000", "town": "Roskilde", "protected": "on"}
    page = made(signe, send(signe, **where))
    assert page.family.protected
    assert page.family.home is not None
    assert (page.family.home.address, page.family.home.protected) == ("", True)
    listed = client_for(signe).post("/soeg", {"q": "hemmelig"}).content.decode()
    assert "Roskilde" not in listed


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"name": ""}, "Skriv, hvad familien kaldes"),
        ({"born": ""}, "Vælg, om barnet ventes eller er født."),
        ({"due_on": ""}, "Skriv terminen."),
        ({"born": "yes"}, "Skriv, hvornår barnet er født."),
        ({"parent_1_role": ""}, "Vælg på listen."),
        ({"parent_2_given_names": "Jonas"}, "Vælg, hvad den anden forælder er for barnet."),
        ({"address": "Vej 1"}, "Et postnummer er fire cifre"),
        ({"due_on": "01.01.2019"}, "Terminen er over fem uger gammel."),
        ({"parent_1_number": "123"}, "Skriv de 10 tegn"),
        ({"address": "Vej 1", "town": "By", "postcode": "40"}, "Et postnummer er fire cifre"),
    ],
)
def test_what_will_not_do_is_told_at_its_field_and_nothing_is_kept(
    signe: Member, typed: dict[str, str], fault: str
) -> None:
    answer = send(signe, **{"child_family_name": "Beholdt", **typed})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert fault in said
    assert "field--fault" in said
    assert 'value="Beholdt"' in said
    assert families_there_are() == 0


def test_who_is_alike_is_shown_before_anything_is_kept(signe: Member) -> None:
    home = lind(health_visitor("Mette"))
    typed = {"parent_1_given_names": "Nanna", "parent_1_family_name": "Lind"}
    answer = send(signe, **typed)
    assert "De her ligner nogen, der er her allerede." in answer.content.decode()
    assert "Familien Lind, hos Mette" in answer.content.decode()
    assert families_there_are() == 1
    assert made(signe, send(signe, **typed, seen="on")).family.name == "Familien Holm"
    assert home.id


def test_a_lead_leaves_a_family_to_nobody_yet() -> None:
    lone = lead()
    page = made(lone, send(lone, in_charge=""))
    assert page.family.in_charge is None
    assert "Familien Holm" in client_for(lone).get("/familier").content.decode()


def test_a_health_visitor_cannot_write_a_family_she_may_not_open(signe: Member) -> None:
    answer = send(signe, in_charge="")
    assert answer.status_code == 200
    assert "Vælg, hvem der har familien." in answer.content.decode()
    assert families_there_are() == 0
