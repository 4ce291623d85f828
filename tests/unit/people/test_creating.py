"""Writing families, children and parents down: who may, what is refused with a remedy, twins, births, numbers."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model

from tests.people import CODE, Household, health_visitor, household, lead, lind
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Operator
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import COPENHAGEN, now, today
from vugge.base.tenancy.context import within
from vugge.people.actions.creating import (
    Birth,
    Named,
    NewChild,
    NewFamily,
    add_child,
    create_family,
    name_person,
    register_birth,
)
from vugge.people.models import Charge, Child, ChildInFamily, Custody, Family, Parenthood, Person, SearchToken
from vugge.people.rules.kinds import ParentRole, Sex

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def rows(model: type[Model], **named: object) -> list[Any]:
    with within(municipality=CODE):
        return list(model._default_manager.filter(**named).order_by("number"))  # noqa: SLF001 - the manager any model has


def person(who: UUID) -> Person:
    (found,) = rows(Person, id=who)
    return found  # type: ignore[no-any-return]  # a person


def child(who: UUID) -> Child:
    (found,) = rows(Child, person=who)
    return found  # type: ignore[no-any-return]  # a child


def unfit(home: Household, **given: Any) -> UnfitError:  # noqa: ANN401 - the fields of NewChild
    with pytest.raises(UnfitError) as raised:
        home.child(**given)
    return raised.value


def test_family_is_its_makers_from_today_and_of_the_first_revision() -> None:
    signe = health_visitor()
    home = household(signe, name=" Familien Lind ")
    (family,) = rows(Family, id=home.id)
    assert (family.name, family.revision, family.opened_on) == ("Familien Lind", 1, today())
    assert [(row.staff_id, row.valid_from) for row in rows(Charge, family=home.id)] == [(signe.membership, today())]


def test_lead_makes_a_family_for_somebody_or_for_nobody_yet() -> None:
    lone, signe = lead(), health_visitor()
    given = household(lone, in_charge=signe.membership)
    assert [row.staff_id for row in rows(Charge, family=given.id)] == [signe.membership]
    assert rows(Charge, family=household(lone, unassigned=True).id) == []


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.HEALTH_VISITOR, Role.LEAD}])
def test_others_write_no_family(role: Role) -> None:
    with pytest.raises(RefusedError, match="sundhedsplejerskerne og deres leder"):
        household(member(role=role, municipality=CODE))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "  "}, "name"),
        ({"opened_on": today() + DAY}, "opened_on"),
        ({"district": uuid4()}, "district"),
        ({"in_charge": uuid4()}, "staff"),
    ],
)
def test_family_that_lacks_something_is_refused_by_field(given: dict[str, Any], field: str) -> None:
    with pytest.raises(UnfitError) as raised:
        household(health_visitor(), **given)
    assert raised.value.field == field


def test_every_action_leaves_an_event_and_no_name() -> None:
    lind()
    with within(municipality=CODE):
        told = list(AuditEvent.objects.filter(action__in=["create_family", "add_child", "add_parent"]))
    assert len(told) == 4
    assert not any(name in f"{each.subject}{each.before}{each.after}" for each in told for name in ("Asta", "Lind"))


def test_colleague_without_a_tie_writes_nothing() -> None:
    home = lind()
    with pytest.raises(RefusedError, match="Signe"):
        home.do(add_child, by=health_visitor("Mette"), child=NewChild(born_on=today()))
    assert home.revision == 4


def test_stale_revision_is_refused_and_changes_nothing() -> None:
    home = lind()
    with pytest.raises(StaleError, match="siden du åbnede siden"):
        home.do(add_child, revision=home.revision - 1, child=NewChild(born_on=today()))
    assert len(rows(ChildInFamily, family=home.id)) == 1


def test_family_of_another_municipality_is_not_there() -> None:
    home, stranger = lind(), health_visitor(municipality="0101")
    with within(municipality="0101"), pytest.raises(GoneError):
        add_child(by=stranger, family=home.id, revision=home.revision, child=NewChild(born_on=today()))


@pytest.mark.parametrize(
    ("given", "field", "word"),
    [
        ({"due_on": None}, "due_on", "Skriv terminen"),
        ({"due_on": today() + 301 * DAY}, "due_on", "længere ude"),
        ({"due_on": today() - 36 * DAY}, "due_on", "over fem uger"),
        ({"born_on": today() + DAY}, "born_on", "ikke kommet"),
        ({"born_at": now() + DAY}, "born_at", "ikke kommet"),
        ({"gestation_days": 139}, "gestation_days", "20+0"),
        ({"gestation_days": 316}, "gestation_days", "45+0"),
        ({"due_on": today() + DAY, "number": "080926-5236"}, "number", "ikke er født"),
        ({"number": "080926"}, "number", "10 tegn"),
        ({"number": "010157-5236"}, "number", "ikke kommet endnu"),
    ],
)
def test_child_that_cannot_be_is_refused_by_field(given: dict[str, Any], field: str, word: str) -> None:
    fault = unfit(household(), **given)
    assert fault.field == field
    assert word in str(fault)


def test_expected_child_has_a_due_date_and_no_birth() -> None:
    home = household()
    who = home.child("", due_on=today() + 100 * DAY)
    assert (person(who).born_on, child(who).due_on, child(who).gestation_days) == (None, today() + 100 * DAY, None)


def test_premature_childs_gestation_is_counted_from_the_day_expected() -> None:
    home = household()
    who = home.child(born_on=today() - DAY, due_on=today() - DAY + 42 * DAY)
    assert child(who).gestation_days == 238


def test_twins_share_pregnancy_due_date_and_parents_and_have_each_their_place() -> None:
    home = household()
    first = home.child("Asta", due_on=today() + 10 * DAY)
    home.parent("Nanna")
    home.parent("Ib", ParentRole.PARTNER, custody=False)
    second = home.child("Bo", twin_of=first)
    third = home.child("Cille", twin_of=first)
    twins = [child(each) for each in (first, second, third)]
    assert len({each.pregnancy for each in twins}) == 1
    assert [each.birth_order for each in twins] == [1, 2, 3]
    assert {each.due_on for each in twins} == {today() + 10 * DAY}
    for each in twins[1:]:
        assert {row.role for row in rows(Parenthood, child=each)} == {"mother", "partner"}
        assert {row.holder_id for row in rows(Custody, child=each)} == {home.people["Nanna"]}


def test_place_among_twins_is_taken_once() -> None:
    home = household()
    first = home.child("Asta", due_on=today(), birth_order=2)
    assert unfit(home, name="Bo", twin_of=first, birth_order=2).field == "birth_order"
    assert child(home.child("Bo", twin_of=first, birth_order=1)).birth_order == 1


def test_new_child_has_the_parents_all_the_others_share() -> None:
    home = household()
    home.child("Asta")
    nanna = home.parent("Nanna")
    home.child("Bo", parents=(nanna,))
    home.parent("Rune", ParentRole.FATHER, children=(home.people["Bo"],))
    assert {row.parent_id for row in rows(Parenthood, child=child(home.child("Cille")))} == {nanna}


def test_two_mothers_are_two_mothers() -> None:
    home = household()
    home.child()
    home.parent("Nanna", sex=Sex.FEMALE)
    home.parent("Ida", sex=Sex.FEMALE)
    assert [row.role for row in rows(Parenthood)] == ["mother", "mother"]
    assert len(rows(Custody)) == 2


def test_parent_before_any_child_is_told_what_comes_first() -> None:
    with pytest.raises(UnfitError, match="Skriv barnet først"):
        household().parent("Nanna")


def test_parent_without_a_name_is_refused() -> None:
    home = household()
    home.child()
    with pytest.raises(UnfitError, match="Skriv et navn"):
        home.parent(" ", family_name="")


def test_parent_may_be_in_several_families() -> None:
    home = lind()
    other = household(home.by, name="Familien Krogh")
    other.child("Vera")
    rune = other.parent("", ParentRole.FATHER, person=home.people["Rune"], custody=False)
    assert rune == home.people["Rune"]
    assert len(rows(Parenthood, parent=rune)) == 2
    with pytest.raises(UnfitError, match="Søg igen"):
        other.parent("", ParentRole.FATHER, person=uuid4())


def test_parents_number_tells_birth_and_sex_where_nobody_did() -> None:
    home = household()
    home.child()
    found = person(home.parent("Ib", ParentRole.FATHER, number="070761-4285"))
    assert (found.born_on, found.sex) == (dt.date(1961, 7, 7), "male")


def test_birth_is_registered_with_hour_gestation_and_name() -> None:
    home = household()
    who = home.child("", due_on=today() + 5 * DAY)
    moment = now() - dt.timedelta(hours=1)
    home.do(register_birth, child=who, birth=Birth(born_at=moment, sex=Sex.FEMALE, given_names="Asta"))
    found = person(who)
    assert (found.born_on, found.sex, found.given_names) == (moment.date(), "female", "Asta")
    assert child(who).gestation_days == 280 - (today() + 5 * DAY - moment.date()).days


def test_birth_just_before_midnight_in_copenhagen_is_that_days() -> None:
    home = household()
    who = home.child("", due_on=today())
    moment = dt.datetime(2026, 9, 8, 23, 30, tzinfo=COPENHAGEN)
    home.do(register_birth, child=who, birth=Birth(born_at=moment.astimezone(dt.UTC), sex=Sex.MALE))
    assert person(who).born_on == dt.date(2026, 9, 8)


def test_stillborn_child_died_the_day_it_was_born() -> None:
    home = household()
    who = home.child("", due_on=today())
    home.do(register_birth, child=who, birth=Birth(born_at=now(), sex=Sex.UNKNOWN, stillborn=True))
    assert (child(who).stillborn, person(who).died_on) == (True, person(who).born_on)


def test_birth_to_come_is_refused() -> None:
    home = household()
    who = home.child("", due_on=today())
    with pytest.raises(UnfitError, match="ikke kommet"):
        home.do(register_birth, child=who, birth=Birth(born_at=now() + DAY, sex=Sex.MALE))


def test_somebody_renamed_is_found_by_the_new_name_alone() -> None:
    home = lind()
    home.do(
        name_person,
        person=home.people["Rune"],
        named=Named(given_names="Rune", family_name="Krogh", sex=Sex.MALE, born_on=dt.date(1990, 1, 2)),
    )
    tokens = {row.token for row in rows(SearchToken, person=home.people["Rune"])}
    assert {"w:krogh", "b:1990-01-02"} <= tokens
    assert "w:lind" not in tokens


def test_childs_birth_is_not_changed_with_its_name() -> None:
    home = lind()
    named = Named(given_names="Asta", family_name="Lind", sex=Sex.FEMALE, born_on=today())
    with pytest.raises(UnfitError, match="rettes på fødslen"):
        home.do(name_person, person=home.people["Asta"], named=named)


def test_somebody_of_another_family_is_not_named_here() -> None:
    home, other = lind(), lind()
    with pytest.raises(GoneError):
        home.do(name_person, person=other.people["Asta"], named=Named(given_names="", family_name="", sex=Sex.MALE))


def test_operator_is_in_charge_of_nothing_it_writes() -> None:
    with within(municipality=CODE):
        made = create_family(by=Operator(), new=NewFamily(name="Familien Lind"))
    assert rows(Charge, family=made) == []
