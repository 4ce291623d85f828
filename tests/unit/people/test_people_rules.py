"""Numbers at odds, twins, siblings, likeness, protection, consents and merging, on paper."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from vugge.base.cpr import read_cpr
from vugge.people.rules.children import Born, sibling_kind, twins
from vugge.people.rules.consents import Given, Need, Purpose, Recipient, effect, in_force
from vugge.people.rules.kinds import NumberKind, Sex, SiblingKind
from vugge.people.rules.likeness import Features, Ground, grounds
from vugge.people.rules.merging import Pair, fault
from vugge.people.rules.numbers import NumberWarning, kind_of, sex_of, warnings
from vugge.people.rules.protection import PROTECTED_ADDRESS, Protection, address_line

BORN = dt.date(2026, 9, 8)
DAY = dt.timedelta(days=1)
MOTHER, FATHER, OTHER, CHILD = (uuid4() for _ in range(4))
ADDS_UP = read_cpr("070761-4285")


def test_number_that_fits_warns_of_nothing() -> None:
    assert warnings(ADDS_UP, born_on=dt.date(1961, 7, 7), sex=Sex.MALE) == ()
    assert warnings(ADDS_UP, born_on=None, sex=Sex.UNKNOWN) == ()


def test_number_at_odds_with_what_is_registered_warns_of_each() -> None:
    odd = read_cpr("070761-4286")
    assert warnings(odd, born_on=BORN, sex=Sex.MALE) == (
        NumberWarning.OTHER_BIRTH_DATE,
        NumberWarning.OTHER_SEX,
        NumberWarning.DOES_NOT_ADD_UP,
    )


def test_number_says_its_kind_and_sex() -> None:
    assert (kind_of(ADDS_UP), sex_of(ADDS_UP)) == (NumberKind.REAL, Sex.MALE)
    assert (kind_of(read_cpr("670761-4286")), sex_of(read_cpr("670761-4286"))) == (NumberKind.REPLACEMENT, Sex.FEMALE)


def born(day: dt.date | None = BORN, *parents: UUID, pregnancy: UUID | None = None) -> Born:
    return Born(pregnancy=pregnancy or uuid4(), born_on=day, parents=frozenset(parents))


def test_children_of_one_pregnancy_are_twins_also_before_birth() -> None:
    same = uuid4()
    assert twins(born(None, pregnancy=same), born(None, pregnancy=same))


@pytest.mark.parametrize(("days", "so"), [(0, True), (3, True), (4, False)])
def test_children_a_parent_had_within_days_are_twins_whoever_forgot_to_say_so(days: int, so: bool) -> None:  # noqa: FBT001 - a value of the table
    assert twins(born(BORN, MOTHER), born(BORN + days * DAY, MOTHER, FATHER)) is so


def test_children_born_the_same_day_to_others_are_no_twins() -> None:
    assert not twins(born(BORN, MOTHER), born(BORN, OTHER))
    assert not twins(born(None, MOTHER), born(BORN, MOTHER))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({MOTHER, FATHER}, {MOTHER, FATHER}, SiblingKind.FULL),
        ({MOTHER, FATHER}, {MOTHER, OTHER}, SiblingKind.HALF),
        ({MOTHER}, {MOTHER, OTHER}, SiblingKind.FULL),
        ({MOTHER}, {OTHER}, None),
        (set(), set(), None),
    ],
)
def test_siblings_are_told_by_the_parents_they_share(
    one: set[UUID], other: set[UUID], kind: SiblingKind | None
) -> None:
    assert sibling_kind(frozenset(one), frozenset(other)) is kind


ASTA = Features(given_names="Asta Marie", family_name="Lind", born_on=BORN)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (replace(ASTA, given_names="Aste", family_name="Linn"), (Ground.SAME_BIRTH_AND_NAME,)),
        (replace(ASTA, given_names="Bo"), ()),
        (replace(ASTA, born_on=None), (Ground.SAME_NAMES,)),
        (replace(ASTA, born_on=BORN + DAY), ()),
        (replace(ASTA, given_names="Asta", family_name="Krogh"), ()),
    ],
)
def test_likeness_is_by_birth_and_sound(other: Features, found: tuple[Ground, ...]) -> None:
    assert grounds(ASTA, other) == grounds(other, ASTA) == found


def test_newborn_without_a_name_is_like_another_of_the_same_parent_and_day() -> None:
    one = Features(born_on=BORN, parents=frozenset({MOTHER}))
    assert grounds(one, replace(ASTA, parents=frozenset({MOTHER}))) == (Ground.SAME_BIRTH_AND_PARENT,)
    named = replace(one, given_names="Bo")
    assert grounds(named, replace(ASTA, parents=frozenset({MOTHER}))) == ()


def test_same_number_is_the_strongest_sign() -> None:
    assert grounds(replace(ASTA, digests=frozenset("a")), Features(digests=frozenset("ab"))) == (Ground.SAME_NUMBER,)


@pytest.mark.parametrize("where", ["family", "person", "residence"])
def test_protection_anywhere_hides_the_address(where: str) -> None:
    protection = Protection(**{where: True})
    assert address_line("Havnegade 4", protection) == PROTECTED_ADDRESS
    assert protection.hides_name is (where != "residence")


def test_address_is_shown_where_nothing_protects_it() -> None:
    assert address_line("Havnegade 4", Protection()) == "Havnegade 4"


YES = Given(giver=MOTHER, about=CHILD, purpose=Purpose.DAYCARE_TALK, recipient=Recipient.DAYCARE, valid_from=BORN)
NEED = Need(
    about=CHILD,
    purpose=Purpose.DAYCARE_TALK,
    recipient=Recipient.DAYCARE,
    deciders=frozenset({MOTHER, FATHER}),
    on=BORN,
)


def test_consent_counts_from_its_day_until_it_is_withdrawn_or_over() -> None:
    assert [in_force(YES, BORN + n * DAY) for n in (-1, 0, 900)] == [False, True, True]
    withdrawn = replace(YES, withdrawn_on=BORN + DAY)
    assert [in_force(withdrawn, BORN + n * DAY) for n in (0, 1, 2)] == [True, False, False]
    over = replace(YES, valid_to=BORN)
    assert [in_force(over, BORN + n * DAY) for n in (0, 1)] == [True, False]


def test_both_holders_of_custody_must_have_said_yes() -> None:
    half = effect([YES], NEED)
    assert (half.allowed, half.missing) == (False, frozenset({FATHER}))
    assert "anden forælder" in half.reason
    assert effect([YES, replace(YES, giver=FATHER)], NEED).allowed


@pytest.mark.parametrize(
    "other",
    [
        replace(YES, recipient=Recipient.SOCIAL_SERVICES),
        replace(YES, purpose=Purpose.TEAM_CASE),
        replace(YES, about=OTHER),
        replace(YES, withdrawn_on=BORN),
        replace(YES, giver=OTHER),
    ],
)
def test_consent_to_something_else_is_worth_nothing(other: Given) -> None:
    found = effect([other], replace(NEED, deciders=frozenset({MOTHER})))
    assert (found.allowed, found.missing) == (False, frozenset({MOTHER}))
    assert found.reason.startswith("Der er ikke sagt ja")


def test_nobody_can_say_yes_where_nobody_holds_custody() -> None:
    assert "forældremyndighed" in effect([YES], replace(NEED, deciders=frozenset())).reason


@pytest.mark.parametrize(
    ("pair", "word"),
    [
        (Pair(same=True), "samme journal"),
        (Pair(gone=True), "allerede samlet"),
        (Pair(real_numbers=2), "hver sit CPR-nummer"),
        (Pair(twins=True), "ligner tvillinger"),
    ],
)
def test_two_that_may_not_be_one_are_told_why(pair: Pair, word: str) -> None:
    assert word in fault(pair, although_twins=False)


def test_two_may_be_one_with_one_number_and_twins_when_somebody_looked() -> None:
    assert fault(Pair(real_numbers=1), although_twins=False) == ""
    assert fault(Pair(twins=True), although_twins=True) == ""
    assert fault(Pair(twins=True, real_numbers=2), although_twins=True) != ""
