"""An import: one reading of one file, for one municipality, and what happened to it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.insight.rules.importing import State

_STATES = [state.value for state in State]


class Import(TenantModel):
    """One file read for one municipality. Its state is its latest event's (`ImportEvent`).

    `batch` is shared by the imports an operator's file became, one a municipality; `file_read` and `file_rejected` are
    the whole file's, and shown to nobody of the municipality; the other counts are its own, with `rejected` those rows
    of the file that name it.
    """

    batch = models.UUIDField()
    file_name = models.CharField(max_length=200)
    file_size = models.BigIntegerField()
    file_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    checked = models.JSONField(null=True, blank=True)
    file_read = models.BigIntegerField(default=0)
    file_rejected = models.BigIntegerField(default=0)
    new = models.BigIntegerField(default=0)
    replaced = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(("file_sha256__regex", r"^[0-9a-f]{64}$")), name="import_names_its_file"
            ),
            models.CheckConstraint(
                condition=Q(file_read__gte=F("file_rejected")) & Q(new__gte=0) & Q(replaced__gte=0),
                name="import_counts_add_up",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportEvent(TenantModel):
    """Something that happened to an import. Added to and never changed; the latest says how it stands."""

    append_only = True

    of = models.ForeignKey(Import, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    reason = models.CharField(max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="of", name="event_of_an_import"),
            models.CheckConstraint(condition=Q(state__in=_STATES), name="import_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.UNDONE.value, State.FAILED.value, State.REFUSED.value]) | ~Q(reason=""),
                name="import_ends_with_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "of", "-number"], name="import_latest_event")]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.state}"
