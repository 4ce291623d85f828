"""What somebody is writing of a visit and has not signed: their own, sealed, and gone once it is signed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vugge.base.sealing import KeyRing
from vugge.base.tenancy.models import TenantKey, TenantModel


def ring() -> KeyRing:
    """Return the keys drafts are sealed under: those of the numbers, for another purpose."""
    return KeyRing(settings.CPR_KEYS, purpose="visit draft")


class Draft(TenantModel):
    """What one author has typed of one visit, sealed (`base.sealing`).

    `beside` is what was typed meanwhile in another window, from an older revision: kept until the author has chosen.
    """

    author = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    appointment = models.ForeignKey(
        "visits.Appointment", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    kind = models.CharField(max_length=40)
    sealed = models.TextField()
    beside = models.TextField(blank=True)
    beside_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="author", name="draft_of_a_member"),
            TenantKey(field="family", name="draft_about_a_family"),
            TenantKey(field="appointment", name="draft_of_an_appointment"),
            models.CheckConstraint(condition=~Q(kind=""), name="draft_has_a_kind"),
            models.CheckConstraint(condition=Q(("sealed__regex", r"^[^:]+:.")), name="draft_is_sealed"),
            models.CheckConstraint(
                condition=Q(beside="", beside_at__isnull=True)
                | (Q(("beside__regex", r"^[^:]+:.")) & Q(beside_at__isnull=False)),
                name="draft_beside_is_sealed",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="draft_revision_counts_up"),
            models.UniqueConstraint(
                fields=["municipality", "author", "appointment"],
                condition=Q(appointment__isnull=False),
                name="author_has_one_draft_of_an_appointment",
            ),
            models.UniqueConstraint(
                fields=["municipality", "author", "family", "kind"],
                condition=Q(appointment__isnull=True),
                name="author_has_one_draft_of_an_unplanned_visit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.revision}"
