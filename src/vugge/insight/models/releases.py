"""What passed the disclosure gate: all an evaluator ever reads, through a login that can read nothing else."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Release(models.Model):
    """The figures of a programme, added over municipalities and protected, as they were let out at one time.

    Global: it holds sums over municipalities that have passed the gate. `data_sets` names each municipality's data set
    by checksum, `sources` says what kinds of rows were in them (`rules.sources.Source`); `sha256` is that of the
    released cells.
    """

    append_only = True
    released = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField()
    programme = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    threshold = models.SmallIntegerField()
    parameters = models.JSONField()
    data_sets = models.JSONField()
    sources = models.JSONField(default=list)
    municipalities = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    product_version = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="release_has_its_number"),
            models.CheckConstraint(condition=Q(threshold__gte=2), name="release_hides_small_counts"),
            models.CheckConstraint(condition=Q(number__gte=1) & Q(municipalities__gte=0), name="release_counts_up"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number}"


class ReleasedCell(models.Model):
    """A cell of a release: value and base, each a number or the word that stands in its place.

    `total` marks a sum over levels of a measure that is only declared for each: a page shows it.
    """

    append_only = True
    released = True

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    total = models.BooleanField(default=False)
    figure = models.CharField(max_length=20)
    measure = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    level = models.CharField(max_length=4)
    value = models.BigIntegerField(null=True, blank=True)
    base = models.BigIntegerField(null=True, blank=True)
    value_hidden = models.CharField(max_length=10, blank=True)
    base_hidden = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "position"], name="released_cell_has_its_place"),
            models.UniqueConstraint(
                fields=["release", "total", "figure", "measure", "group", "level"], name="cell_is_released_once"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, value_hidden="") | (Q(value__isnull=True) & ~Q(value_hidden="")),
                name="value_is_shown_or_hidden",
            ),
            models.CheckConstraint(
                condition=Q(base__isnull=False, base_hidden="") | (Q(base__isnull=True) & ~Q(base_hidden="")),
                name="base_is_shown_or_hidden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.measure} {self.group} {self.level}"
