"""What rows of help and screenings can never say: each half of each constraint is tried. Source: habit 6."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models

from tests.rows import make
from vugge.base.tenancy.models import TenantKey
from vugge.care.models import ContactAttempt, Offer, Referral, ReferralWithdrawal, Response, Service, TaskAnswer
from vugge.instruments.models import Administration
from vugge.people.models import Family, Person

pytestmark = pytest.mark.django_db
HERE = "0751"
FIRST, NEXT = dt.date(2026, 1, 1), dt.date(2026, 1, 2)
ENDED: dict[str, object] = {"opened_on": FIRST, "closed_on": NEXT, "closed_why": "x", "closed_by_name": "Signe"}
DONE: dict[str, object] = {"state": "done", "score": 3}

BROKEN: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("administration_version_counts_up", Administration, {"version": 0, "why": "x"}),
    ("correction_of_a_screening_says_why", Administration, {"version": 2}),
    ("correction_of_a_screening_says_why", Administration, {"version": 1, "why": "x"}),
    ("respondent_is_known", Administration, {"respondent": "aunt"}),
    ("screening_phase_is_known", Administration, {"phase": "later"}),
    ("screening_state_is_known", Administration, {"state": "perhaps"}),
    ("screening_is_done_with_a_result", Administration, {"state": "done"}),
    ("screening_is_done_with_a_result", Administration, {"state": "declined", "score": 0}),
    ("screening_is_done_with_a_result", Administration, {"state": "declined", "position": "green"}),
    ("screening_is_done_with_a_result", Administration, {"state": "declined", "answers": [1], "score": 1}),
    ("screening_not_done_says_why", Administration, {"state": "not_done"}),
    ("answers_come_with_their_total", Administration, {"state": "done", "answers": [1]}),
    ("screening_level_is_1_to_4", Administration, {**DONE, "level": 0}),
    ("screening_level_is_1_to_4", Administration, {**DONE, "level": 5}),
    ("screening_is_signed", Administration, {"signed_by_name": ""}),
    ("service_kind_is_known", Service, {"kind": "magic"}),
    ("service_has_a_reason", Service, {"reason": ""}),
    ("service_level_is_1_to_4", Service, {"level": 0, "proposed": 0}),
    ("service_level_is_1_to_4", Service, {"level": 5, "proposed": 5}),
    ("service_at_another_level_says_why", Service, {"level": 3}),
    ("service_closes_with_a_reason", Service, {**ENDED, "closed_why": ""}),
    ("service_closes_with_a_reason", Service, {**ENDED, "closed_by_name": ""}),
    ("service_closes_with_a_reason", Service, {**ENDED, "closed_on": None}),
    ("service_closes_after_it_opens", Service, {**ENDED, "opened_on": NEXT, "closed_on": FIRST}),
    ("service_by_mistake_is_closed", Service, {"mistaken": True}),
    ("offer_is_of_something", Offer, {"activity": ""}),
    ("response_is_known", Response, {"answer": "maybe"}),
    ("attempt_channel_is_known", ContactAttempt, {"channel": "pigeon"}),
    ("referral_is_to_somebody", Referral, {"target": ""}),
    ("referral_withdrawn_says_why", ReferralWithdrawal, {"why": ""}),
    ("answer_names_its_task", TaskAnswer, {"key": ""}),
    ("handling_is_known", TaskAnswer, {"handling": "lost"}),
    ("task_put_off_until_a_day", TaskAnswer, {"handling": "put_off"}),
    ("task_put_off_until_a_day", TaskAnswer, {"handling": "handled", "until": FIRST}),
    ("task_handed_over_to_somebody", TaskAnswer, {"handling": "handed_over"}),
    ("task_answered_with_a_reason", TaskAnswer, {"reason": ""}),
]
"""What breaks each constraint, by its name."""

ONCE: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("administration_version_is_one", Administration, {"administration": uuid4()}),
    ("screening_is_once_at_a_contact", Administration, {"part_of": uuid4(), "subject": Person, "instrument": "epds"}),
    ("service_is_open_once", Service, {"family": Family, "subject": Person, "reason": "sleep"}),
    ("service_is_open_once", Service, {"family": Family, "subject": None, "reason": "sleep"}),
    ("offer_is_once_for_a_visit", Offer, {"part_of": uuid4(), "subject": Person}),
    ("offer_is_once_for_a_visit", Offer, {"part_of": uuid4(), "subject": None}),
    ("referral_is_withdrawn_once", ReferralWithdrawal, {"referral": Referral}),
]
"""What is there once in a municipality."""


def refused(name: str, model: type[models.Model], /, **given: object) -> None:
    with pytest.raises(IntegrityError, match=name):
        make(model, HERE, **given)


@pytest.mark.parametrize(("name", "model", "given"), BROKEN)
def test_half_of_a_row_is_refused(name: str, model: type[models.Model], given: dict[str, object]) -> None:
    refused(name, model, **given)


@pytest.mark.parametrize(("name", "model", "same"), ONCE)
def test_what_is_there_once_is_not_made_again(name: str, model: type[models.Model], same: dict[str, object]) -> None:
    about: dict[str, Any] = {
        key: make(value, HERE) if isinstance(value, type) else value for key, value in same.items()
    }
    make(model, HERE, **about)
    refused(name, model, **about)


def test_closed_service_makes_room_for_the_next() -> None:
    family = make(Family, HERE)
    for _time in range(2):
        make(Service, HERE, family=family, reason="sleep", **ENDED)
    make(Service, HERE, family=family, reason="sleep")


def test_no_constraint_is_left_out() -> None:
    tried = {name for name, *_rest in (*BROKEN, *ONCE)}
    declared = {
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in {"care", "instruments"} and not hasattr(model, "pgh_tracked_model")  # noqa: SLF001 - Django's documented way to a model's constraints
        for constraint in model._meta.constraints  # noqa: SLF001 - as above
        if not isinstance(constraint, TenantKey) and not constraint.name.endswith("_of_municipality")
    }
    assert tried == declared
