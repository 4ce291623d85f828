"""What somebody has said yes to: one purpose, one recipient."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.people.rules.consents import How, Purpose, Recipient

_PURPOSES = [each.value for each in Purpose]
_RECIPIENTS = [each.value for each in Recipient]
_HOW = [each.value for each in How]


@pghistory.track(exclude=["number"])
class Consent(TenantModel):
    """That somebody said yes on a day, about themselves or a child. It counts until withdrawn, or past `valid_to`."""

    giver = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    about = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    purpose = models.CharField(max_length=20)
    recipient = models.CharField(max_length=20)
    recipient_name = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=10)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    taken_by = models.CharField(max_length=120)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="giver", name="consent_is_a_persons"),
            TenantKey(field="about", name="consent_is_about_a_person"),
            models.CheckConstraint(condition=Q(purpose__in=_PURPOSES), name="consent_purpose_is_known"),
            models.CheckConstraint(condition=Q(recipient__in=_RECIPIENTS), name="consent_recipient_is_known"),
            models.CheckConstraint(condition=Q(how__in=_HOW), name="consent_form_is_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="consent_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by="")
                | (Q(withdrawn_on__isnull=False, withdrawn_on__gte=F("valid_from")) & ~Q(withdrawn_by="")),
                name="consent_is_withdrawn_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "about"], name="consent_about")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.recipient}"
