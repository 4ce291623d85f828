"""The files of the national catalogue, as they stood when this product's version was set up."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class NationalFile(models.Model):
    """One version of a file of the national catalogue. Global: it is public, and the same for every municipality.

    `text` is the file word for word, and `checksum` that of what it says: comments and layout may change, what counts
    may not. Source: decision 14.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40)
    version = models.IntegerField()
    valid_from = models.DateField(null=True, blank=True)
    checksum = models.CharField(max_length=64)
    text = models.TextField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="national_file_has_a_version_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(text=""), name="national_file_says_something"),
            models.CheckConstraint(condition=Q(version__gte=1), name="national_file_versions_count_from_one"),
            models.CheckConstraint(
                condition=Q(version=1) | Q(valid_from__isnull=False), name="national_file_later_version_has_a_day"
            ),
            models.CheckConstraint(condition=Q(checksum__regex=r"^[0-9a-f]{64}$"), name="national_file_is_checksummed"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
