"""What a municipality has chosen for itself, from a day on."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantModel


@pghistory.track(exclude=["number"])
class LocalValue(TenantModel):
    """A municipality's value of a key from a day until its next one; no value follows the national again from the day.

    Nothing is overwritten: another value is another row, and one that was a mistake is withdrawn, with why.
    """

    key = models.CharField(max_length=120)
    value = models.JSONField(null=True, blank=True)
    valid_from = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "key", "valid_from"],
                condition=Q(withdrawn_at__isnull=True),
                name="local_value_begins_once_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(key__regex=r"^[a-z-]+(\.[a-z0-9_-]+)+$"), name="local_value_has_a_key_of_the_catalogue"
            ),
            models.CheckConstraint(condition=~Q(made_by=""), name="local_value_is_made_by_somebody"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why="")),
                name="local_value_withdrawn_says_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"
