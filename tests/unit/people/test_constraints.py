"""What people's rows can never say: each half of each constraint is tried, and none is left out. Source: habit 6."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, models

from tests.people import CODE
from tests.rows import make
from vugge.base.clock import COPENHAGEN
from vugge.base.tenancy.context import within
from vugge.people.models import (
    Charge,
    Child,
    ChildInFamily,
    Consent,
    Custody,
    DaycarePlace,
    District,
    Family,
    Merge,
    Opening,
    Parenthood,
    Person,
    PersonNumber,
    Relation,
    Residence,
    SearchToken,
    Substitute,
)

pytestmark = pytest.mark.django_db
FIRST = dt.date(2026, 1, 1)
NEXT = FIRST + dt.timedelta(days=1)
AT = dt.datetime(2026, 1, 1, 12, tzinfo=COPENHAGEN)
LATER = AT + dt.timedelta(minutes=61)
BACKWARDS: dict[str, object] = {"valid_from": NEXT, "valid_to": FIRST}

BROKEN: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("person_sex_is_known", Person, {"sex": "x"}),
    ("person_dies_after_birth", Person, {"born_on": NEXT, "died_on": FIRST}),
    ("number_kind_is_known", PersonNumber, {"kind": "x"}),
    ("number_is_sealed", PersonNumber, {"sealed": "0707614285"}),
    ("number_is_sealed", PersonNumber, {"digest": "0707614285"}),
    ("token_says_its_kind", SearchToken, {"token": "lind"}),
    ("family_has_a_name", Family, {"name": ""}),
    ("family_language_is_known", Family, {"language": "x"}),
    ("family_closing_is_known", Family, {"closed_on": FIRST, "closed_why": "x", "opened_on": FIRST}),
    ("family_closes_with_a_reason", Family, {"closed_on": FIRST, "opened_on": FIRST}),
    ("family_closes_with_a_reason", Family, {"closed_why": "moved"}),
    ("family_closes_after_it_opens", Family, {"opened_on": NEXT, "closed_on": FIRST, "closed_why": "moved"}),
    ("family_revision_counts_up", Family, {"revision": 0}),
    ("gestation_is_20_to_45_weeks", Child, {"gestation_days": 139}),
    ("gestation_is_20_to_45_weeks", Child, {"gestation_days": 316}),
    ("birth_order_is_1_to_9", Child, {"birth_order": 0}),
    ("birth_order_is_1_to_9", Child, {"birth_order": 10}),
    ("child_is_lost_or_born", Child, {"lost_on": FIRST, "born_at": AT}),
    ("child_is_lost_or_born", Child, {"lost_on": FIRST, "stillborn": True}),
    ("child_is_lost_or_born", Child, {"lost_on": FIRST, "gestation_days": 280}),
    ("child_leaves_a_family_after_coming", ChildInFamily, BACKWARDS),
    ("parent_role_is_known", Parenthood, {"role": "x"}),
    ("parenthood_ends_after_it_begins", Parenthood, BACKWARDS),
    ("custody_ends_after_it_begins", Custody, BACKWARDS),
    ("sibling_kind_is_known", Relation, {"kind": "x"}),
    ("residence_has_an_address", Residence, {"address": ""}),
    ("residence_has_an_address", Residence, {"town": ""}),
    ("postcode_is_four_digits", Residence, {"postcode": "400"}),
    ("residence_ends_after_it_begins", Residence, BACKWARDS),
    ("daycare_kind_is_known", DaycarePlace, {"kind": "x"}),
    ("daycare_has_a_name", DaycarePlace, {"name": ""}),
    ("daycare_place_ends_after_it_begins", DaycarePlace, BACKWARDS),
    ("district_has_a_name", District, {"name": ""}),
    ("charge_ends_after_it_begins", Charge, BACKWARDS),
    ("substitute_ends_after_it_begins", Substitute, BACKWARDS),
    ("opening_has_a_reason", Opening, {"reason": ""}),
    ("opening_lasts_an_hour_at_most", Opening, {"opened_at": AT, "ends_at": LATER}),
    ("opening_lasts_an_hour_at_most", Opening, {"opened_at": AT, "ends_at": AT}),
    ("consent_purpose_is_known", Consent, {"purpose": "x"}),
    ("consent_recipient_is_known", Consent, {"recipient": "x"}),
    ("consent_form_is_known", Consent, {"how": "x"}),
    ("consent_ends_after_it_begins", Consent, BACKWARDS),
    ("consent_is_withdrawn_by_somebody", Consent, {"valid_from": FIRST, "withdrawn_on": FIRST}),
    ("consent_is_withdrawn_by_somebody", Consent, {"withdrawn_by": "Nanna"}),
    ("consent_is_withdrawn_by_somebody", Consent, {"valid_from": NEXT, "withdrawn_on": FIRST, "withdrawn_by": "X"}),
    ("merge_has_a_reason", Merge, {"reason": ""}),
    ("merge_is_undone_with_a_reason", Merge, {"merged_at": AT, "undone_at": LATER, "undone_by": "X"}),
    ("merge_is_undone_with_a_reason", Merge, {"merged_at": AT, "undone_at": LATER, "undone_why": "X"}),
    ("merge_is_undone_with_a_reason", Merge, {"undone_by": "X", "undone_why": "X"}),
    (
        "merge_is_undone_with_a_reason",
        Merge,
        {"merged_at": LATER, "undone_at": AT, "undone_by": "X", "undone_why": "X"},
    ),
]
"""What breaks each constraint, by its name."""

TWICE: list[tuple[str, type[models.Model], dict[str, object], dict[str, object]]] = [
    ("child_is_in_one_family_at_a_time", ChildInFamily, {"child": Child}, {}),
    ("parent_has_one_role_at_a_time", Parenthood, {"child": Child, "parent": Person}, {"role": "partner"}),
    ("custody_is_held_once_at_a_time", Custody, {"child": Child, "holder": Person}, {}),
    ("person_lives_in_one_place_at_a_time", Residence, {"person": Person}, {}),
    ("child_is_in_one_daycare_at_a_time", DaycarePlace, {"child": Child}, {}),
    ("family_has_one_in_charge_at_a_time", Charge, {"family": Family}, {}),
]
"""What may not share a day, the rows it is about, and what may differ."""

ONCE: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("person_is_a_child_once", Child, {"person": Person}),
    ("twins_have_each_their_place", Child, {"pregnancy": uuid4(), "birth_order": 1}),
    ("number_is_one_persons", PersonNumber, {"digest": "0" * 64}),
    ("person_has_one_real_number", PersonNumber, {"person": Person, "kind": "real"}),
    ("token_finds_a_person_once", SearchToken, {"person": Person, "token": "w:lind"}),
    ("siblings_are_one_pair", Relation, {"one": Child, "other": Child}),
    ("district_name_is_used_once", District, {"name": "Nord"}),
    ("person_is_gone_once", Merge, {"gone": Person}),
]
"""What is there once in a municipality."""

ELSEWHERE = {"merge_is_of_two", "siblings_are_two", "substitute_is_so_once_at_a_time"}
"""Tried by tests of their own, below."""


def refused(name: str, model: type[models.Model], /, **given: object) -> None:
    with pytest.raises(IntegrityError, match=name):
        make(model, CODE, **given)


def made(given: dict[str, object]) -> dict[str, Any]:
    return {name: make(value, CODE) if isinstance(value, type) else value for name, value in given.items()}


@pytest.mark.parametrize(("name", "model", "given"), BROKEN)
def test_half_of_a_row_is_refused(name: str, model: type[models.Model], given: dict[str, object]) -> None:
    refused(name, model, **given)


@pytest.mark.parametrize(("name", "model", "same", "other"), TWICE)
def test_no_two_of_the_same_share_a_day(
    name: str, model: type[models.Model], same: dict[str, object], other: dict[str, object]
) -> None:
    about = made(same)
    make(model, CODE, valid_from=FIRST, valid_to=NEXT, **about)
    refused(name, model, valid_from=NEXT, **about, **other)
    make(model, CODE, valid_from=NEXT + dt.timedelta(days=1), **about)


@pytest.mark.parametrize(("name", "model", "same"), ONCE)
def test_what_is_there_once_is_not_made_again(name: str, model: type[models.Model], same: dict[str, object]) -> None:
    about = made(same)
    make(model, CODE, **about)
    refused(name, model, **about)


def test_pair_is_of_two() -> None:
    person, child = make(Person, CODE), make(Child, CODE)
    refused("merge_is_of_two", Merge, kept=person, gone=person)
    refused("siblings_are_two", Relation, one=child, other=child)


def test_siblings_are_one_pair_either_way_round() -> None:
    one, other = make(Child, CODE), make(Child, CODE)
    make(Relation, CODE, one=one, other=other)
    refused("siblings_are_one_pair", Relation, one=other, other=one)


def test_one_stands_in_once_at_a_time_and_two_may() -> None:
    first = make(Substitute, CODE, valid_from=FIRST)
    with within(municipality=CODE):
        family, staff = first.family, first.staff
    refused("substitute_is_so_once_at_a_time", Substitute, family=family, staff=staff, valid_from=NEXT)
    make(Substitute, CODE, family=family, valid_from=FIRST)


def test_real_number_that_was_replaced_makes_room_for_the_next() -> None:
    person = make(Person, CODE)
    make(PersonNumber, CODE, person=person, replaced_on=FIRST)
    make(PersonNumber, CODE, person=person)


def test_no_constraint_is_left_untried() -> None:
    found = {
        constraint.name
        for model in apps.get_app_config("people").get_models()
        for constraint in model._meta.constraints  # noqa: SLF001 - Django's documented way to a model's constraints
        if isinstance(constraint, models.CheckConstraint | models.UniqueConstraint | ExclusionConstraint)
        and not constraint.name.endswith("_of_municipality")
    }
    assert found == {*ELSEWHERE, *(each[0] for each in (*BROKEN, *TWICE, *ONCE))}
