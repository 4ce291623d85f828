"""The good rows of every import, kept, and the data sets frozen of those that are current."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.insight.models.imports import Import
from vugge.insight.rules import extract


def _text() -> "models.TextField[str | None, str | None]":
    return models.TextField(null=True, blank=True, db_collation="C")


class Registration(TenantModel):
    """A good row of an import: the last line of its activity in that file. The columns are the extract's, typed.

    Current is, for each activity, the row of the import that was read in last and is not undone. `place` is the number
    of the event by which its import was read in, so that the current row is found without looking the import up.
    Indexes hold a digest of the activity: the contract sets no limit to its length, and an index does.
    """

    append_only = True

    of = models.ForeignKey(Import, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    place = models.BigIntegerField()
    line = models.BigIntegerField()
    activity_id = models.TextField(db_collation="C")
    family_id = models.TextField(db_collation="C")
    child_id = _text()
    activity = models.TextField(db_collation="C")
    offered_on = models.DateField(null=True, blank=True)
    response = _text()
    responded_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    level = models.SmallIntegerField(null=True, blank=True)
    present = _text()
    held_at = _text()
    reasons = _text()
    instrument = _text()
    respondent = _text()
    phase = _text()
    score = models.BigIntegerField(null=True, blank=True)
    cutoff = models.BigIntegerField(null=True, blank=True)
    referrals = _text()
    course_status = _text()
    statutory_measure = _text()
    date = models.DateField()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="of", name="registration_of_an_import"),
            models.UniqueConstraint("municipality", "of", MD5("activity_id"), name="activity_is_once_in_an_import"),
            models.CheckConstraint(condition=Q(level__isnull=True) | Q(level__in=[1, 2, 3, 4]), name="level_is_known"),
            models.CheckConstraint(condition=~Q(activity_id="") & ~Q(family_id=""), name="registration_is_named"),
        ]
        indexes: ClassVar = [
            models.Index("municipality", MD5("activity_id"), F("place").desc(), name="registration_current"),
        ]

    def __str__(self) -> str:
        return self.activity_id


class DataSet(TenantModel):
    """The current rows of a municipality frozen: checksum, when, by whom, of what, and what is worth a look.

    `rows` of which `journal_rows` are the journal's own, as it stood at `journal_at` (empty where it gave none); the
    others come from `imports`. The rows lie in a Parquet file named by the checksum, which can be made again from
    these at any time.
    """

    append_only = True

    sha256 = models.CharField(max_length=64)
    rows = models.BigIntegerField()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=120)
    imports = models.JSONField()
    journal_at = models.DateTimeField(null=True, blank=True)
    journal_rows = models.BigIntegerField(default=0)
    quality = models.JSONField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=Q(("sha256__regex", r"^[0-9a-f]{64}$")), name="data_set_has_a_checksum"),
            models.CheckConstraint(condition=Q(rows__gte=0), name="data_set_counts_its_rows"),
            models.CheckConstraint(
                condition=Q(journal_at__isnull=True, journal_rows=0)
                | Q(journal_at__isnull=False, journal_rows__gt=0, journal_rows__lte=F("rows")),
                name="data_set_has_journal_rows_of_a_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "-number"], name="data_set_latest")]

    def __str__(self) -> str:
        return self.sha256


def columns() -> tuple[str, ...]:
    """Return the columns of a registration that are the extract's own, in its order, less the municipality."""
    return tuple(_NAMES.get(name, name) for name in extract.HEADER if name != "municipality")


_NAMES: dict[str, Any] = {"place": "held_at"}
