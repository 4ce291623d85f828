"""Looking for somebody: what is found, who is kept out of lists, and when somebody is here already."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rows import make
from tests.unit.people.rows import BORN, HERE, THERE, child_in, family_of, findable, numbered, parent_of
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.cpr import read_cpr
from vugge.base.tenancy.context import within
from vugge.people.models import Child, Person
from vugge.people.queries.search import MISSES, Found, duplicates, search
from vugge.people.rules.asking import asked
from vugge.people.rules.kinds import ParentRole
from vugge.people.rules.likeness import Ground

pytestmark = pytest.mark.django_db
NUMBER = "080926-1234"
TODAY = dt.date(2026, 11, 25)


@pytest.fixture(name="signe")
def _signe() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Signe")


@pytest.fixture(name="mette")
def _mette() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Mette")


@pytest.fixture(name="alma")
def _alma(signe: Member) -> Child:
    child = child_in(family_of(signe), "Alma Sørensen", born_on=BORN)
    findable(child.person, "Kastanievej 14, 4000 Roskilde")
    return child


def found(by: Member, text: str) -> Found:
    with within(municipality=by.municipality):
        return search(by=by, text=text)


def names(by: Member, text: str) -> list[str]:
    return [each.name for each in found(by, text).people]


@pytest.mark.parametrize(
    "text",
    [
        "alma",
        "Alm",
        "ALMA sørensen",
        "Sørensen, Alma",
        "soerensen",
        "Sörenson",
        "rensen",
        "8.9.2026",
        "080926",
        "kastanievej 14",
        "alma 4000",
        "_lma",
        "alma%",
    ],
)
@pytest.mark.usefixtures("alma")
def test_somebody_is_found_by_name_sound_ending_birth_and_address(mette: Member, text: str) -> None:
    assert names(mette, text) == ["Alma Sørensen"]


@pytest.mark.parametrize("text", ["Bo", "alma hansen", "kastanievej 15", "9.9.2026", "31.02.2026"])
@pytest.mark.usefixtures("alma")
def test_nobody_is_found_by_something_else(mette: Member, text: str) -> None:
    assert names(mette, text) == []


@pytest.mark.parametrize("text", ["", " ", "a", "x y", "999999-9999"])
def test_too_little_is_not_looked_for(signe: Member, text: str) -> None:
    assert found(signe, text).too_little


def test_found_says_which_family_whose_and_whether_it_opens(signe: Member, mette: Member, alma: Child) -> None:
    for by, opens in ((signe, True), (mette, False)):
        (person,) = found(by, "alma").people
        assert (person.person, person.born_on) == (alma.person_id, BORN)
        (family,) = person.families
        assert (family.name, family.in_charge, family.opens) == ("Familien Lind", "Signe", opens)


def test_a_parent_is_found_with_the_childs_family(signe: Member, alma: Child) -> None:
    findable(parent_of(ParentRole.MOTHER, "Freja", alma))
    assert [each.name for each in found(signe, "freja").people[0].families] == ["Familien Lind"]


def test_a_protected_person_is_found_by_number_alone_unless_one_may_open_them(signe: Member, mette: Member) -> None:
    child = child_in(family_of(signe, protected=True), "Hemmelig", born_on=BORN)
    findable(child.person)
    numbered(child.person, NUMBER)
    assert (names(mette, "hemmelig"), names(signe, "hemmelig")) == ([], ["Hemmelig"])
    assert names(mette, NUMBER) == ["Hemmelig"]


def test_a_family_closed_to_colleagues_is_found_by_its_own_alone(signe: Member, mette: Member) -> None:
    child = child_in(family_of(signe, closed_to_colleagues=True), "Kollega", born_on=BORN)
    findable(child.person)
    numbered(child.person, NUMBER)
    for text in ("kollega", NUMBER):
        assert (names(mette, text), names(signe, text)) == ([], ["Kollega"])
    lone = member(role=Role.LEAD, municipality=HERE)
    assert names(lone, "kollega") == ["Kollega"]


def test_a_number_is_found_however_it_is_written(signe: Member, alma: Child) -> None:
    numbered(alma.person, NUMBER)
    for text in ("080926-1234", "0809261234", " 080926 1234 "):
        assert names(signe, text) == ["Alma Sørensen"]
    assert names(signe, "080926-1235") == []


def test_walking_through_numbers_is_stopped_and_known(signe: Member, mette: Member, alma: Child) -> None:
    numbered(alma.person, NUMBER)
    for serial in range(2000, 2000 + MISSES):
        assert found(mette, f"080926{serial}") == Found()
    for text in ("0809263000", NUMBER):
        with pytest.raises(RefusedError, match="lukket en time"):
            found(mette, text)
    assert names(mette, "alma") == names(signe, NUMBER) == ["Alma Sørensen"]
    assert MISSES < 20


@pytest.mark.usefixtures("alma")
def test_a_search_is_one_reading_and_holds_no_words(signe: Member) -> None:
    found(signe, "alma")
    with within(municipality=HERE):
        assert list(ReadingEvent.objects.values_list("subject", "kind")) == [(signe.membership, "search")]


@pytest.mark.usefixtures("alma")
def test_another_municipality_finds_nobody() -> None:
    assert names(member(*Role, municipality=THERE), "alma") == []


@pytest.mark.usefixtures("alma")
def test_a_search_asks_by_equals_and_ranges_alone(signe: Member) -> None:
    with CaptureQueriesContext(connection) as asked_for:
        found(signe, "alma sørensen")
    assert not any(" LIKE " in each["sql"].upper() or "SIMILAR" in each["sql"].upper() for each in asked_for)
    assert len(asked_for) < 35


def test_six_digits_are_the_latest_such_day_there_has_been() -> None:
    assert asked("251126", TODAY).equals == (("b:2026-11-25",),)
    assert asked("010127", TODAY).equals == (("b:1927-01-01",),)


def likely(by: Member, given: str, born_on: dt.date | None = BORN, number: str = "") -> list[tuple[str, list[Ground]]]:
    with within(municipality=HERE):
        rows = duplicates(
            by=by,
            given_names=given,
            family_name="Sørensen",
            born_on=born_on,
            number=read_cpr(number) if number else None,
        )
    return [(each.name, list(each.grounds)) for each in rows]


def test_somebody_here_already_is_named_with_the_sign_of_it(signe: Member) -> None:
    other = make(Person, HERE, given_names="Alma", family_name="Sørensen", born_on=BORN)
    findable(other)
    numbered(other, NUMBER)
    assert likely(signe, "Allma") == [("Alma Sørensen", [Ground.SAME_BIRTH_AND_NAME])]
    assert likely(signe, "Bo", number=NUMBER) == [("Alma Sørensen", [Ground.SAME_NUMBER])]
    assert likely(signe, "Alma", born_on=None) == [("Alma Sørensen", [Ground.SAME_NAMES])]
    assert likely(signe, "Bo") == likely(signe, "Alma", dt.date(2026, 9, 9)) == []


def test_a_nameless_child_of_the_same_mother_that_day_is_named(signe: Member) -> None:
    child = child_in(family_of(signe), born_on=BORN)
    findable(child.person)
    mother = parent_of(ParentRole.MOTHER, "Freja", child)
    with within(municipality=HERE):
        (row,) = duplicates(
            by=signe, given_names="Alma", family_name="Lind", born_on=BORN, parents=frozenset({mother.id})
        )
    assert row.grounds == (Ground.SAME_BIRTH_AND_PARENT,)


def test_somebody_one_may_not_know_of_is_told_by_the_number_alone(signe: Member, mette: Member) -> None:
    child = child_in(family_of(signe, closed_to_colleagues=True), "Kollega Sørensen", born_on=BORN)
    findable(child.person)
    numbered(child.person, NUMBER)
    assert likely(mette, "Kollega") == []
    assert likely(mette, "Kollega", number=NUMBER) == [("", [Ground.SAME_NUMBER])]
