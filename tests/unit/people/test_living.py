"""Numbers, deaths, homes, custody, parents, daycare and language: each by dates, and each refused with a remedy."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model

from tests.people import CODE, Household, health_visitor, household, lead, lind
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.base.cpr import read_cpr
from vugge.base.tenancy.context import within
from vugge.people.actions import charges, districts, kinship, living
from vugge.people.models import (
    Child,
    ChildInFamily,
    Custody,
    DaycarePlace,
    Family,
    Parenthood,
    Person,
    PersonNumber,
    Relation,
    Residence,
)
from vugge.people.queries.numbers import holder_of, number_of, ring
from vugge.people.rules.kinds import ClosedWhy, DaycareKind, Language, ParentRole, SiblingKind
from vugge.people.rules.numbers import NumberWarning

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
REAL, OTHER_REAL = "070761-4285", "010190-4286"


def rows(model: type[Model], **named: object) -> list[Any]:
    with within(municipality=CODE):
        return list(model._default_manager.filter(**named).order_by("valid_from" if _dated(model) else "number"))  # noqa: SLF001 - the manager any model has


def _dated(model: type[Model]) -> bool:
    return hasattr(model, "valid_from")


def spans(model: type[Model], **named: object) -> list[tuple[dt.date, dt.date | None]]:
    return [(row.valid_from, row.valid_to) for row in rows(model, **named)]


def refused(home: Household, action: Any, /, **given: Any) -> UnfitError:  # noqa: ANN401 - any action
    with pytest.raises(UnfitError) as raised:
        home.do(action, **given)
    return raised.value


ACTIONS: list[tuple[Any, dict[str, Any]]] = [
    (living.speak, {"language": Language.ARABIC, "interpreter": True}),
    (living.move_district, {"district": None}),
    (living.call_family, {"name": "Familien Krogh"}),
    (living.protect, {"person": None, "protected": True}),
    (charges.open_to_others, {"others": False}),
    (charges.close_family, {"why": ClosedWhy.MOVED, "on": today()}),
]


@pytest.mark.parametrize(("action", "given"), ACTIONS)
def test_action_asks_for_tie_and_revision_and_counts_up(action: Any, given: dict[str, Any]) -> None:  # noqa: ANN401 - any action
    home = lind()
    with pytest.raises(RefusedError):
        home.do(action, by=health_visitor("Mette"), **given)
    with pytest.raises(StaleError):
        home.do(action, revision=home.revision + 1, **given)
    before = home.revision
    home.do(action, **given)
    assert home.revision == before + 1


@pytest.mark.parametrize(("action", "given"), ACTIONS)
def test_closed_family_is_opened_before_it_is_changed(action: Any, given: dict[str, Any]) -> None:  # noqa: ANN401 - any action
    home = lind()
    home.do(charges.close_family, why=ClosedWhy.MOVED, on=today())
    assert "Åbn den igen" in str(refused(home, action, **given))
    home.do(charges.reopen_family)
    home.do(action, **given)


def test_number_is_kept_sealed_and_found_by_its_digest() -> None:
    home = lind()
    assert home.do(living.give_number, person=home.people["Rune"], number=REAL) == ()
    (row,) = rows(PersonNumber)
    assert "0707614285" not in f"{row.sealed}{row.digest}"
    assert ring().open(row.sealed) == "0707614285"
    with within(municipality=CODE):
        assert holder_of(read_cpr(REAL)) == home.people["Rune"]
    with within(municipality="0101"):
        assert holder_of(read_cpr(REAL)) is None


def test_number_at_odds_with_the_birth_is_warned_about_and_kept() -> None:
    home = lind()
    said = home.do(living.give_number, person=home.people["Asta"], number=REAL)
    assert said == (NumberWarning.OTHER_BIRTH_DATE,)
    assert rows(Person, id=home.people["Asta"])[0].born_on == today() - 90 * DAY


def test_number_is_one_persons_alone() -> None:
    home = lind()
    home.do(living.give_number, person=home.people["Rune"], number=REAL)
    fault = refused(home, living.give_number, person=home.people["Nanna"], number=REAL)
    assert (fault.field, "allerede en journal" in str(fault)) == ("number", True)


def test_real_number_joins_the_replacement_in_one_journal_and_both_are_found() -> None:
    home = lind()
    asta = home.people["Asta"]
    home.do(living.give_number, person=asta, number="670761-4285")
    home.do(living.give_number, person=asta, number=REAL)
    with within(municipality=CODE):
        assert {holder_of(read_cpr(text)) for text in ("670761-4285", REAL)} == {asta}
        held = number_of(frozenset({asta}))
    assert held is not None
    assert held.kind == "real"


def test_another_real_number_takes_the_place_when_somebody_says_so() -> None:
    home = lind()
    rune = home.people["Rune"]
    home.do(living.give_number, person=rune, number=REAL)
    assert "allerede et CPR-nummer" in str(refused(home, living.give_number, person=rune, number=OTHER_REAL))
    home.do(living.give_number, person=rune, number=OTHER_REAL, instead=True)
    assert [(row.kind, row.replaced_on) for row in rows(PersonNumber)] == [("real", today()), ("real", None)]


def test_unborn_child_has_no_number() -> None:
    home = household()
    who = home.child("", due_on=today() + 9 * DAY)
    assert "Registrér fødslen" in str(refused(home, living.give_number, person=who, number=REAL))


def test_death_ends_a_life_and_before_birth_a_pregnancy() -> None:
    home = lind()
    home.do(living.register_death, person=home.people["Asta"], on=today())
    assert rows(Person, id=home.people["Asta"])[0].died_on == today()
    unborn = home.child("", due_on=today() + 9 * DAY, parents=())
    home.do(living.register_death, person=unborn, on=today() - DAY)
    assert rows(Child, person=unborn)[0].lost_on == today() - DAY


@pytest.mark.parametrize(("on", "word"), [(today() + DAY, "ikke kommet"), (today() - 91 * DAY, "før fødslen")])
def test_death_that_cannot_be_is_refused(on: dt.date, word: str) -> None:
    home = lind()
    assert word in str(refused(home, living.register_death, person=home.people["Asta"], on=on))


def moved(home: Household, since: dt.date, *names: str, **given: Any) -> living.Home:  # noqa: ANN401 - the fields of Home
    people = tuple(home.people[name] for name in names)
    said = {"address": "Havnegade 4", "postcode": "4000", "town": "Roskilde", **given}
    return living.Home(people=people, since=since, **said)


def test_a_move_ends_the_old_home_the_day_before() -> None:
    home = lind()
    home.do(living.move_home, home=moved(home, today() - 30 * DAY, "Asta", "Nanna", "Rune"))
    home.do(living.move_home, home=moved(home, today(), "Asta", "Nanna", address="Engvej 1", protected=True))
    assert spans(Residence, person=home.people["Asta"]) == [(today() - 30 * DAY, today() - DAY), (today(), None)]
    assert spans(Residence, person=home.people["Rune"]) == [(today() - 30 * DAY, None)]
    assert [row.protected for row in rows(Residence, person=home.people["Nanna"])] == [False, True]


def test_address_set_right_the_same_day_is_one_row() -> None:
    home = lind()
    home.do(living.move_home, home=moved(home, today(), "Asta", address="Havnegade 5"))
    home.do(living.move_home, home=moved(home, today(), "Asta"))
    assert [row.address for row in rows(Residence)] == ["Havnegade 4"]


@pytest.mark.parametrize(
    ("given", "field"), [({"address": " "}, "address"), ({"postcode": "400"}, "postcode"), ({"town": ""}, "town")]
)
def test_address_that_lacks_something_is_refused_by_field(given: dict[str, Any], field: str) -> None:
    home = lind()
    assert refused(home, living.move_home, home=moved(home, today(), "Asta", **given)).field == field


def test_nobody_moves_before_the_day_of_a_later_move() -> None:
    home = lind()
    home.do(living.move_home, home=moved(home, today(), "Asta"))
    assert refused(home, living.move_home, home=moved(home, today() - DAY, "Asta")).field == "since"
    assert refused(home, living.move_home, home=moved(home, today())).field == "people"


def test_protection_is_a_persons_or_the_familys() -> None:
    home = lind()
    home.do(living.protect, person=home.people["Nanna"], protected=True)
    assert [row.protected for row in rows(Person, family_name="Lind")] == [False, True, False]
    home.do(living.protect, person=None, protected=True)
    assert rows(Family, id=home.id)[0].protected


def test_custody_passes_to_one_from_a_day_and_nothing_before() -> None:
    home = lind()
    nanna, rune = home.people["Nanna"], home.people["Rune"]
    later = today() + 7 * DAY
    home.do(living.give_custody, child=home.people["Asta"], holders=frozenset({nanna}), since=later)
    assert spans(Custody, holder=nanna) == [(today(), None)]
    assert spans(Custody, holder=rune) == [(today(), later - DAY)]


def test_custody_given_by_mistake_is_taken_away_the_same_day() -> None:
    home = lind()
    home.do(living.give_custody, child=home.people["Asta"], holders=frozenset(), since=today())
    assert rows(Custody) == []
    home.do(living.give_custody, child=home.people["Asta"], holders=frozenset({home.people["Rune"]}), since=today())
    assert [row.holder_id for row in rows(Custody)] == [home.people["Rune"]]


def test_stranger_is_given_no_custody() -> None:
    home, other = lind(), lind()
    with pytest.raises(GoneError):
        home.do(
            living.give_custody,
            child=home.people["Asta"],
            holders=frozenset({other.people["Nanna"]}),
            since=today(),
        )


def test_partner_who_left_is_none_from_the_day_after_and_custody_stays() -> None:
    home = lind()
    partner = home.parent("Ib", ParentRole.PARTNER, custody=False, since=today() - 9 * DAY)
    home.do(living.end_parent, parent=partner, last_day=today() - DAY)
    assert spans(Parenthood, parent=partner) == [(today() - 9 * DAY, today() - DAY)]
    home.do(living.end_parent, parent=home.people["Rune"], last_day=today())
    assert spans(Custody, holder=home.people["Rune"]) == [(today(), None)]
    with pytest.raises(GoneError):
        home.do(living.end_parent, parent=partner, last_day=today())


def place(home: Household, name: str, since: dt.date, until: dt.date | None = None) -> living.Place:
    return living.Place(child=home.people["Asta"], kind=DaycareKind.NURSERY, name=name, since=since, until=until)


def test_a_new_daycare_ends_the_one_before() -> None:
    home = lind()
    home.do(living.place_in_daycare, place=place(home, "Solstrålen", today()))
    home.do(living.place_in_daycare, place=place(home, "Egernet", today() + 30 * DAY, today() + 60 * DAY))
    assert spans(DaycarePlace) == [(today(), today() + 29 * DAY), (today() + 30 * DAY, today() + 60 * DAY)]
    home.do(living.end_daycare, child=home.people["Asta"], last_day=today() + 40 * DAY)
    assert spans(DaycarePlace)[1] == (today() + 30 * DAY, today() + 40 * DAY)


@pytest.mark.parametrize(("name", "until", "field"), [(" ", None, "name"), ("Egernet", today() - DAY, "until")])
def test_daycare_that_lacks_something_is_refused(name: str, until: dt.date | None, field: str) -> None:
    home = lind()
    assert refused(home, living.place_in_daycare, place=place(home, name, today(), until)).field == field
    assert refused(home, living.end_daycare, child=home.people["Asta"], last_day=today()).field == "last_day"


def test_family_moves_to_a_district_in_use() -> None:
    home, lone = lind(), lead()
    with within(municipality=CODE):
        north = districts.add_district(by=lone, name=" Nord ")
    home.do(living.move_district, district=north)
    assert rows(Family, id=home.id)[0].district_id == north
    with within(municipality=CODE):
        districts.retire_district(by=lone, district=north)
    home.do(living.move_district, district=north)
    home.do(living.move_district, district=None)
    assert refused(home, living.move_district, district=north).field == "district"


def test_half_siblings_are_one_pair_whichever_way_it_is_said() -> None:
    home = lind()
    other = household(home.by, name="Familien Krogh")
    vera = other.child("Vera")
    asta = home.people["Asta"]
    said = home.do(kinship.relate, child=asta, sibling=vera, kind=SiblingKind.STEP)
    assert other.do(kinship.relate, child=vera, sibling=asta, kind=SiblingKind.HALF) == said
    assert [row.kind for row in rows(Relation)] == ["half"]
    assert refused(home, kinship.relate, child=asta, sibling=asta, kind=SiblingKind.HALF).field == "sibling"
    assert refused(home, kinship.relate, child=asta, sibling=uuid4(), kind=SiblingKind.HALF).field == "sibling"
    home.do(kinship.unrelate, relation=said)
    with pytest.raises(GoneError):
        home.do(kinship.unrelate, relation=said)


def test_child_moves_to_another_family_and_both_count_up() -> None:
    home = lind()
    other = household(home.by, name="Familien Krogh")
    before = (home.revision, other.revision)
    home.do(kinship.move_child, child=home.people["Asta"], to=other.id, since=today() + DAY)
    assert spans(ChildInFamily) == [(today(), today()), (today() + DAY, None)]
    assert (home.revision, other.revision) == (before[0] + 1, before[1] + 1)


def test_child_is_not_moved_to_a_family_one_has_no_tie_to() -> None:
    home, other = lind(), lind(health_visitor("Mette"))
    with pytest.raises(RefusedError, match="Mette"):
        home.do(kinship.move_child, child=home.people["Asta"], to=other.id, since=today())
    with pytest.raises(GoneError):
        home.do(kinship.move_child, child=home.people["Asta"], to=UUID(int=1), since=today())
