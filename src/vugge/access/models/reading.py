"""Who read what about whom, when and what for: added to and never changed, in a chain of each municipality's own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.access.models.audit import Link
from vugge.access.rules.reading import CODE


class ReadingEvent(Link):
    """One reading of a person's or a family's data, also one that was refused. Source: ISO 27789; attacks K1.

    `subject` is an id and no key: the log outlives what it speaks of, and lies on a lower floor.
    """

    municipality = models.ForeignKey("access.Municipality", on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField()
    kind = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)

    class Meta(Link.Meta):
        constraints: ClassVar = [
            *Link.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "sequence"], name="reading_has_its_place_in_the_log"),
            models.CheckConstraint(
                condition=Q(kind__regex=CODE) & Q(purpose__regex=CODE), name="reading_says_what_and_what_for"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "subject", "sequence"], name="reading_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind}"
