"""Panels made of Statistics Denmark's tables: what was asked, what was answered, and the numbers that came of it.

Global, like releases: published statistics of municipalities, and nothing of any person. A panel is never changed; the
answers it was made of are kept, so that it can be made again to the byte.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

SHA256 = r"^[0-9a-f]{64}$"
LARGEST = 1e15
"""No value is larger; PostgreSQL puts "not a number" above it too."""


class SavedPanel(models.Model):
    """The municipalities' numbers by year, as they were made of stored answers at one time by one recipe.

    `recipe` is the whole recipe as it was read, so that nothing outside the row decides what a rebuild gives; `way` is
    how the answers came (`rules.panels.words.Way`); `invented` that they are made up and say so. `sha256` is that of
    the panel written as CSV (`rules.panels.export`). `first` and `last` are years, both included.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField()
    code = models.CharField(max_length=40)
    recipe = models.JSONField()
    way = models.CharField(max_length=10)
    invented = models.BooleanField(default=False)
    first = models.SmallIntegerField()
    last = models.SmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    cells = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    product_version = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="panel_has_its_number"),
            models.CheckConstraint(condition=Q(number__gte=1) & Q(cells__gte=1), name="panel_counts_up"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="panel_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="panel_checksum_is_whole"),
            models.CheckConstraint(condition=Q(way__in=["live", "files"]), name="panel_came_some_way"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"


class PanelAnswer(models.Model):
    """One table's answer to one query, as it came: the bytes, what the table said of itself, and the query as sent.

    `content` and `metadata` are compressed by zlib; `sha256` and `size` (bytes) are those of the content as it came.
    `updated` is when Statistics Denmark last updated the table, in its own words; empty where a file did not say.
    `file` is the name of a downloaded file, empty for an answer fetched.
    """

    append_only = True

    panel = models.ForeignKey(SavedPanel, on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    table = models.CharField(max_length=20)
    title = models.CharField(max_length=400)
    query = models.JSONField()
    updated = models.CharField(max_length=40, blank=True)
    fetched_at = models.DateTimeField()
    file = models.CharField(max_length=255, blank=True)
    format = models.CharField(max_length=10)
    metadata = models.BinaryField()
    content = models.BinaryField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "position"], name="panel_answer_has_its_place"),
            models.CheckConstraint(condition=Q(size__gte=1), name="panel_answer_is_not_empty"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="panel_answer_checksum_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.position}"


class PanelCell(models.Model):
    """A number of a panel: a municipality's, of a variable, in a year. Without a value it is missing.

    `unit` is the municipality's four-digit code. `value` is in the variable's unit; `numerator` and `denominator` are
    what it was worked out from, as the tables have them, before scaling.
    """

    append_only = True

    panel = models.ForeignKey(SavedPanel, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=4)
    time = models.SmallIntegerField()
    variable = models.CharField(max_length=40)
    value = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "variable", "unit", "time"], name="panel_cell_is_there_once"),
            models.CheckConstraint(condition=Q(unit__regex=r"^[0-9]{4}$"), name="panel_unit_is_four_digits"),
            models.CheckConstraint(
                condition=Q(numerator__isnull=False) | Q(value__isnull=True), name="panel_value_has_its_numerator"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__range=(-LARGEST, LARGEST)), name="panel_value_is_a_number"
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | ~Q(denominator=0), name="panel_never_divides_by_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variable} {self.unit} {self.time}"
