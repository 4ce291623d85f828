"""That two rows are one person: nothing moves, so that taking it back leaves everything as it was."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel


@pghistory.track(exclude=["number"])
class Merge(TenantModel):
    """That `gone` is the same as `kept`, until undone: the journal of `kept` is read under both their ids."""

    kept = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    gone = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    reason = models.CharField(max_length=500)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=120)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=120, blank=True)
    undone_why = models.CharField(max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="kept", name="merge_keeps_a_person"),
            TenantKey(field="gone", name="merge_takes_a_person"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_is_of_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="", undone_why="")
                | (Q(undone_at__isnull=False, undone_at__gte=F("merged_at")) & ~Q(undone_by="") & ~Q(undone_why="")),
                name="merge_is_undone_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["municipality", "gone"], condition=Q(undone_at__isnull=True), name="person_is_gone_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "kept"], name="merge_into")]

    def __str__(self) -> str:
        return str(self.merged_at)
