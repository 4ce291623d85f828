"""A planned visit: when, where, by whom and for whom, and what has happened to the plan."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.visits.models.civil import civil_date_of
from vugge.visits.rules.appointments import Happened, State
from vugge.visits.rules.places import Place

_STATES = [each.value for each in State]
_PLACES = [each.value for each in Place]
_HAPPENED = [each.value for each in Happened]
_SHA256 = r"^[0-9a-f]{64}$"


class Appointment(TenantModel):
    """A visit planned with a family. Several of a kind can stand beside each other.

    `state` is its latest event's (`AppointmentEvent`): it stands here too, since the constraint against double booking
    must see it. `key` came with the form, `fingerprint` is the SHA-256 of what the form held: a form sent twice plans
    once. `revision` counts every change; who changes it says the revision seen.
    """

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=40)
    staff = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    day = civil_date_of("starts_at")
    place = models.CharField(max_length=10)
    topics = models.JSONField(default=list, blank=True)
    own_words = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    brings = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=State.PLANNED)
    revision = models.PositiveIntegerField(default=1)
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="appointment_with_a_family"),
            TenantKey(field="staff", name="appointment_of_a_member"),
            models.CheckConstraint(condition=~Q(kind=""), name="appointment_has_a_kind"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(place__in=_PLACES), name="appointment_place_is_known"),
            models.CheckConstraint(condition=Q(state__in=_STATES), name="appointment_state_is_known"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="appointment_revision_counts_up"),
            models.CheckConstraint(
                condition=Q(("fingerprint__regex", _SHA256)), name="appointment_keeps_what_was_asked"
            ),
            models.UniqueConstraint(fields=["municipality", "key"], name="appointment_is_planned_once"),
            ExclusionConstraint(
                name="member_is_in_one_place_at_a_time",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    ("staff", RangeOperators.EQUAL),
                    (
                        Func(F("starts_at"), F("ends_at"), Value("[)"), function="tstzrange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state=State.PLANNED.value),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["municipality", "staff", "day"], name="appointment_of_a_day"),
            models.Index(fields=["municipality", "family", "starts_at"], name="appointment_of_a_family"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class AppointmentPerson(TenantModel):
    """Somebody an appointment is about, or is invited to it; may be both."""

    of = models.ForeignKey(Appointment, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    subject = models.BooleanField(default=False)
    invited = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="of", name="person_of_an_appointment"),
            TenantKey(field="person", name="appointment_with_a_person"),
            models.UniqueConstraint(fields=["municipality", "of", "person"], name="person_is_in_an_appointment_once"),
            models.CheckConstraint(condition=Q(subject=True) | Q(invited=True), name="person_is_subject_or_invited"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "person"], name="appointments_of_a_person")]

    def __str__(self) -> str:
        return str(self.person_id)


class AppointmentEvent(TenantModel):
    """Something that happened to an appointment, and the times it had afterwards. Added to and never changed."""

    append_only = True

    of = models.ForeignKey(Appointment, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    revision = models.PositiveIntegerField()
    happened = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    staff = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="of", name="event_of_an_appointment"),
            TenantKey(field="staff", name="appointment_event_of_a_member"),
            models.UniqueConstraint(
                fields=["municipality", "of", "revision"], name="appointment_revision_is_one_event"
            ),
            models.CheckConstraint(condition=Q(happened__in=_HAPPENED), name="appointment_event_is_known"),
            models.CheckConstraint(
                condition=~Q(happened=Happened.CANCELLED.value) | ~Q(why=""),
                name="appointment_is_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.happened}"
