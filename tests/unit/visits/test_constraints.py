"""What rows of visits can never say: each half of each constraint is tried, and none is left out. Source: habit 6."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models

from tests.homes import HERE
from tests.rows import make
from vugge.access.models import Membership
from vugge.base.clock import COPENHAGEN
from vugge.base.tenancy.context import within
from vugge.base.tenancy.models import TenantKey
from vugge.base.tenancy.writing import writing
from vugge.people.models import Family, Person
from vugge.visits.models import Appointment, AppointmentEvent, AppointmentPerson, Contact, Draft, Frame, Part

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 1, 1, 12, tzinfo=COPENHAGEN)
HOUR = dt.timedelta(hours=1)

BROKEN: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("appointment_has_a_kind", Appointment, {"kind": ""}),
    ("appointment_ends_after_it_begins", Appointment, {"starts_at": AT, "ends_at": AT}),
    ("appointment_place_is_known", Appointment, {"place": "moon"}),
    ("appointment_state_is_known", Appointment, {"state": "lost"}),
    ("appointment_revision_counts_up", Appointment, {"revision": 0}),
    ("appointment_keeps_what_was_asked", Appointment, {"fingerprint": "x"}),
    ("person_is_subject_or_invited", AppointmentPerson, {"subject": False, "invited": False}),
    ("appointment_event_is_known", AppointmentEvent, {"happened": "lost"}),
    ("appointment_is_cancelled_with_a_reason", AppointmentEvent, {"happened": "cancelled"}),
    ("contact_keeps_what_was_signed", Contact, {"fingerprint": "x"}),
    ("frame_is_signed", Frame, {"signed_name": ""}),
    ("frame_has_a_kind", Frame, {"kind": ""}),
    ("frame_place_is_known", Frame, {"place": "moon"}),
    ("frame_level_is_1_to_4", Frame, {"level": 0}),
    ("frame_level_is_1_to_4", Frame, {"level": 5}),
    ("frame_departs_from_the_proposal_with_a_reason", Frame, {"level": 1, "proposed": 2}),
    ("frame_lasts_a_day_at_most", Frame, {"minutes": 0}),
    ("frame_lasts_a_day_at_most", Frame, {"minutes": 1441}),
    ("part_is_signed", Part, {"signed_name": ""}),
    ("part_role_is_known", Part, {"role": "uncle"}),
    ("draft_has_a_kind", Draft, {"kind": ""}),
    ("draft_is_sealed", Draft, {"sealed": "Kære dagbog"}),
    ("draft_beside_is_sealed", Draft, {"beside": "Kære dagbog", "beside_at": AT}),
    ("draft_beside_is_sealed", Draft, {"beside": "1:x"}),
    ("draft_beside_is_sealed", Draft, {"beside_at": AT}),
    ("draft_revision_counts_up", Draft, {"revision": 0}),
]
"""What breaks each constraint, by its name."""

ONCE: list[tuple[str, type[models.Model], dict[str, object]]] = [
    ("appointment_is_planned_once", Appointment, {"key": uuid4()}),
    ("person_is_in_an_appointment_once", AppointmentPerson, {"of": Appointment, "person": Person}),
    ("appointment_revision_is_one_event", AppointmentEvent, {"of": Appointment, "revision": 1}),
    ("contact_is_signed_once", Contact, {"key": uuid4()}),
    ("appointment_is_held_once", Contact, {"appointment": Appointment}),
    ("author_has_one_draft_of_an_appointment", Draft, {"author": Membership, "appointment": Appointment}),
    ("author_has_one_draft_of_an_unplanned_visit", Draft, {"author": Membership, "family": Family, "kind": "month_2"}),
]
"""What is there once in a municipality."""

ELSEWHERE = {
    "member_is_in_one_place_at_a_time",
    "frame_is_corrected_with_a_reason",
    "part_is_corrected_with_a_reason",
    "frame_version_is_one",
    "part_version_is_one",
}
"""Tried by tests of their own, below; two who write the same version at once, by tests/attacks."""


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


def test_nobody_is_in_two_places_at_once_unless_one_was_cancelled() -> None:
    staff = make(Membership, HERE)
    first = make(Appointment, HERE, staff=staff, starts_at=AT, ends_at=AT + HOUR)
    refused("member_is_in_one_place_at_a_time", Appointment, staff=staff, starts_at=AT + HOUR / 2, ends_at=AT + HOUR)
    make(Appointment, HERE, staff=staff, starts_at=AT + HOUR, ends_at=AT + 2 * HOUR)
    with within(municipality=HERE), writing():
        Appointment.objects.filter(id=first.id).update(state="cancelled")
    make(Appointment, HERE, staff=staff, starts_at=AT, ends_at=AT + HOUR)


@pytest.mark.parametrize("model", [Frame, Part])
def test_a_later_version_follows_and_says_why(model: type[models.Model]) -> None:
    first = make(model, HERE)
    same = {"of_id": first.of_id} | ({"subject_id": first.subject_id} if model is Part else {})
    refused("does not follow", model, version=1, **same)
    refused("does not follow", model, version=3, why="Rettet", **same)
    refused("is_corrected_with_a_reason", model, version=2, **same)
    assert make(model, HERE, version=2, why="Rettet", **same)


def test_no_constraint_is_left_untried() -> None:
    found = {
        constraint.name
        for model in apps.get_app_config("visits").get_models()
        for constraint in model._meta.constraints  # noqa: SLF001 - Django's documented way to a model's constraints
        if not isinstance(constraint, TenantKey) and not constraint.name.endswith("_of_municipality")
    }
    assert found == {*ELSEWHERE, *(each[0] for each in (*BROKEN, *ONCE))}
