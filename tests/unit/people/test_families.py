"""A family as it is read, and one's own families. Rows are written straight: who may write is tried elsewhere."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rows import make
from tests.unit.people.rows import BORN, HERE, child_in, family_of, parent_of
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.models import (
    District,
    Family,
    Merge,
    Person,
    Substitute,
)
from vugge.people.queries import families
from vugge.people.queries.loading import aliases, kept_of
from vugge.people.rules.kinds import ParentRole, Sex
from vugge.people.rules.naming import ChildState

pytestmark = pytest.mark.django_db


@pytest.fixture(name="signe")
def _signe() -> Member:
    return member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Signe")


def read(by: Member, family: Family) -> families.FamilyPage:
    with within(municipality=HERE):
        return families.family(by=by, family=family.id)


def test_family_page_holds_children_eldest_first_and_parents_with_custody(signe: Member) -> None:
    family = family_of(signe, district=make(District, HERE, name="Havnen"), language="ar", interpreter=True)
    alma = child_in(family, "Alma", born_on=BORN, gestation_days=277, sex=Sex.FEMALE)
    viggo = child_in(family, "Viggo", born_on=dt.date(2023, 5, 1))
    jonas = parent_of(ParentRole.FATHER, "Jonas", alma, custody=False)
    freja = parent_of(ParentRole.MOTHER, "Freja", alma, viggo)
    page = read(signe, family)
    assert (page.family.name, page.family.district, page.family.interpreter) == ("Familien Lind", "Havnen", True)
    assert page.family.language.label == "Arabisk"
    assert page.family.in_charge is not None
    assert (page.family.in_charge.name, page.family.in_charge.staff) == ("Signe", signe.membership)
    assert [(each.name, each.state) for each in page.children] == [
        ("Viggo", ChildState.ALIVE),
        ("Alma", ChildState.ALIVE),
    ]
    assert (page.children[1].gestation_days, page.children[1].sex) == (277, Sex.FEMALE)
    assert [(each.person, each.name, each.role) for each in page.parents] == [
        (freja.id, "Freja Lind", ParentRole.MOTHER),
        (jonas.id, "Jonas Lind", ParentRole.FATHER),
    ]
    assert set(page.parents[0].custody_of) == {alma.person_id, viggo.person_id}
    assert (page.parents[0].custody, page.parents[1].custody) == (True, False)


def test_twins_without_names_are_told_apart_in_their_order(signe: Member) -> None:
    family, pregnancy = family_of(signe), uuid4()
    for place in (2, 1):
        child_in(family, pregnancy=pregnancy, due_on=BORN, birth_order=place)
    page = read(signe, family)
    assert [(each.name, each.order, each.twin, each.state) for each in page.children] == [
        ("Ventet barn 1", 1, True, ChildState.UNBORN),
        ("Ventet barn 2", 2, True, ChildState.UNBORN),
    ]


def test_a_child_is_expected_alive_stillborn_dead_or_lost(signe: Member) -> None:
    family = family_of(signe)
    child_in(family, "a", due_on=BORN)
    child_in(family, "b", born_on=BORN)
    child_in(family, "c", born_on=BORN, stillborn=True)
    child_in(family, "d", born_on=BORN, died_on=BORN)
    child_in(family, "e", lost_on=BORN)
    found = {each.name: each.state for each in read(signe, family).children}
    assert found == dict(zip("abcde", ("unborn", "alive", "stillborn", "dead", "lost"), strict=True))


def test_reading_a_family_is_one_line_in_the_log_and_refusal_none_of_ours(signe: Member) -> None:
    family = family_of(signe)
    read(signe, family)
    with pytest.raises(RefusedError):
        read(member(role=Role.HEALTH_VISITOR, municipality=HERE), family)
    with within(municipality=HERE):
        found = list(ReadingEvent.objects.values_list("actor_name", "subject", "kind", "purpose"))
    assert found == [("Signe", family.id, "family", "care")]


def test_my_families_are_mine_then_those_i_stand_in_for(signe: Member) -> None:
    mette = member(role=Role.HEALTH_VISITOR, municipality=HERE)
    ours, theirs = family_of(signe, "Familien Åby"), family_of(mette, "Familien Bak")
    family_of(signe, "Familien Aas", opened_on=BORN, closed_on=today(), closed_why="moved")
    family_of(mette, "Familien Cid")
    child_in(ours, "Alma", born_on=BORN)
    end = today() + dt.timedelta(days=3)
    make(Substitute, HERE, family=theirs, staff_id=signe.membership, valid_from=today(), valid_to=end)
    with within(municipality=HERE):
        found = families.my_families(by=signe)
    assert [(each.name, each.substitute, each.until) for each in found] == [
        ("Familien Åby", False, None),
        ("Familien Bak", True, end),
    ]
    assert [each.name for each in found[0].children] == ["Alma"]


def test_families_without_anybody_are_the_leads(signe: Member) -> None:
    make(Family, HERE, name="Familien Ny")
    family_of(signe)
    with within(municipality=HERE):
        lone = member(role=Role.LEAD, municipality=HERE)
    with within(municipality=HERE):
        assert [each.name for each in families.without_carer(by=lone)] == ["Familien Ny"]
        with pytest.raises(RefusedError):
            families.without_carer(by=signe)


def test_as_many_questions_for_one_family_as_for_ten(signe: Member) -> None:
    counted = []
    for number in range(1, 6):
        for _ in range(number):
            child_in(family_of(signe, f"Familien {number}"), "Bo", born_on=BORN)
        with within(municipality=HERE), CaptureQueriesContext(connection) as asked:
            families.my_families(by=signe)
        counted.append(len(asked))
    assert len(set(counted)) == 1


def test_a_joined_person_is_one_under_all_their_ids(signe: Member) -> None:
    family = family_of(signe)
    alma = child_in(family, "Alma", born_on=BORN)
    gone = parent_of(ParentRole.MOTHER, "F", alma)
    middle, kept = (make(Person, HERE, given_names=name) for name in ("Freja L", "Freja"))
    undone = make(Person, HERE)
    done = {"merged_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "reason": "x"}
    make(Merge, HERE, kept=middle, gone=gone, **done)
    make(Merge, HERE, kept=kept, gone=middle, **done)
    ended = {"undone_at": dt.datetime(2026, 1, 2, tzinfo=dt.UTC), "undone_by": "x", "undone_why": "x"}
    make(Merge, HERE, kept=kept, gone=undone, **done, **ended)
    with within(municipality=HERE):
        for one in (gone, middle, kept):
            assert aliases(one.id) == {gone.id, middle.id, kept.id}
        assert kept_of([gone.id, undone.id]) == {gone.id: kept.id, undone.id: undone.id}
    assert [(each.person, each.name) for each in read(signe, family).parents] == [(kept.id, "Freja")]
