"""One use of an instrument on one person, as it was signed and as it was corrected."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.instruments.rules.codes import Phase, Respondent, State

_RESPONDENTS = [each.value for each in Respondent]
_PHASES = [each.value for each in Phase]
_STATES = [each.value for each in State]
_NO_RESULT = Q(answers__isnull=True, score__isnull=True, position="")


class Administration(TenantModel):
    """A version of a screening, in the journal of its subject. Added to and never changed; the latest version counts.

    `administration` is the same in all its versions. `cutoff` is the one that counted where and when it was done; it
    stays with the score. `part_of` is the contact it was done at; one by phone or post has none. A version after the
    first says `why`. Source: decision 13; D1, D2; the domain, § 11.
    """

    append_only = True

    administration = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveSmallIntegerField(default=1)
    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    instrument = models.CharField(max_length=30)
    definition_version = models.PositiveSmallIntegerField()
    respondent = models.CharField(max_length=10)
    phase = models.CharField(max_length=10, blank=True)
    held_on = models.DateField()
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=500, blank=True)
    answers = ArrayField(models.PositiveSmallIntegerField(), null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.CharField(max_length=20, blank=True)
    cutoff = models.PositiveSmallIntegerField(null=True, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    part_of = models.UUIDField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)
    signed_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True, blank=True)
    signed_by_name = models.CharField(max_length=120)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="administration_in_a_family"),
            TenantKey(field="subject", name="administration_of_a_person"),
            models.UniqueConstraint(
                fields=["municipality", "administration", "version"], name="administration_version_is_one"
            ),
            models.UniqueConstraint(
                fields=["municipality", "part_of", "subject", "instrument"],
                condition=Q(version=1, part_of__isnull=False),
                name="screening_is_once_at_a_contact",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="administration_version_counts_up"),
            models.CheckConstraint(
                condition=Q(version=1, why="") | (Q(version__gt=1) & ~Q(why="")),
                name="correction_of_a_screening_says_why",
            ),
            models.CheckConstraint(condition=Q(respondent__in=_RESPONDENTS), name="respondent_is_known"),
            models.CheckConstraint(condition=Q(phase__in=["", *_PHASES]), name="screening_phase_is_known"),
            models.CheckConstraint(condition=Q(state__in=_STATES), name="screening_state_is_known"),
            models.CheckConstraint(
                condition=(Q(state=State.DONE.value) & ~_NO_RESULT) | (~Q(state=State.DONE.value) & _NO_RESULT),
                name="screening_is_done_with_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.NOT_DONE.value) | ~Q(reason=""), name="screening_not_done_says_why"
            ),
            models.CheckConstraint(
                condition=Q(answers__isnull=True) | Q(score__isnull=False), name="answers_come_with_their_total"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__range=(1, 4)), name="screening_level_is_1_to_4"
            ),
            models.CheckConstraint(condition=~Q(signed_by_name=""), name="screening_is_signed"),
        ]
        indexes: ClassVar = [
            models.Index(F("municipality"), F("subject"), F("held_on").desc(), name="screenings_of_a_person"),
            models.Index(fields=["municipality", "family", "held_on"], name="screenings_of_a_family"),
            models.Index(fields=["municipality", "held_on"], name="screenings_of_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.held_on} v{self.version}"
