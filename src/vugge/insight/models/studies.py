"""Studies of the effect as they were asked for, what became of each, and what was found. Nothing of any person.

Global, like releases: they are counted from published statistics of municipalities.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.insight.rules.effects.running import State

_STATES = [state.value for state in State]
_SHA256 = r"^[0-9a-f]{64}$"


class StudyRun(models.Model):
    """One panel studied in one way by one version of the product: asked for once, and counted once.

    Its state is its latest event's (`StudyRunEvent`). `panel` says what the panel was made of
    (`rules.effects.running.PanelFacts`), so that a run can be read without it; `specification` is what was asked
    (`rules.effects.specification`), and `specification_sha256` the checksum of that.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField()
    panel = models.JSONField()
    panel_sha256 = models.CharField(max_length=64)
    specification = models.JSONField()
    specification_sha256 = models.CharField(max_length=64)
    product_version = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="study_run_has_its_number"),
            models.UniqueConstraint(
                fields=["panel_sha256", "specification_sha256", "product_version"], name="study_is_run_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="study_run_counts_up"),
            models.CheckConstraint(
                condition=Q(panel_sha256__regex=_SHA256) & Q(specification_sha256__regex=_SHA256),
                name="study_run_names_what_it_is_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class StudyRunEvent(models.Model):
    """Something that happened to a run. Added to and never changed; the latest says how it stands."""

    append_only = True

    of = models.ForeignKey(StudyRun, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    reason = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=_STATES), name="study_run_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=State.FAILED.value) | ~Q(reason=""), name="study_run_fails_with_a_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["of", "-id"], name="study_run_latest_event")]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.state}"


class KeptStudy(models.Model):
    """What a run found about one outcome, of the project's municipalities together or of one of them.

    `whom` is a code of `rules.effects.whom`; `found` is the result as plain values (`rules.synthetic_control.keeping`).
    """

    append_only = True

    of = models.ForeignKey(StudyRun, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40)
    whom = models.CharField(max_length=10)
    found = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "outcome", "whom"], name="study_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.whom}"
