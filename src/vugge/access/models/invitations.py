"""Links that let somebody in once. Only a link's checksum is kept: who reads the table cannot use it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantModel

_WAITING = Q(accepted_at__isnull=True, withdrawn_at__isnull=True)


class OneTimeLink(models.Model):
    """Who a link is for, who made it, and what has become of it."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def _rules(what: str) -> list[Any]:
    return [
        models.CheckConstraint(condition=Q(("token_hash__regex", r"^[0-9a-f]{64}$")), name=f"{what}_token_is_hashed"),
        models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name=f"{what}_expires_after_making"),
        models.CheckConstraint(
            condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            name=f"{what}_is_accepted_or_withdrawn",
        ),
        models.CheckConstraint(
            condition=Q(email=models.functions.Lower("email")) & ~Q(email="") & ~Q(name=""),
            name=f"{what}_names_somebody",
        ),
    ]


class Invitation(TenantModel, OneTimeLink):
    """A way into a municipality for somebody who is not there yet, or who has lost theirs."""

    title = models.CharField(max_length=120, blank=True)
    roles = models.JSONField(default=list, blank=True)
    # The operator answers for all municipalities, so a link of theirs may replace a password that opens several.
    made_by_operator = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            *_rules("invitation"),
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="invitation_token_is_used_once"),
            models.UniqueConstraint(
                fields=["municipality", "email"], condition=_WAITING, name="one_invitation_waits_for_an_address"
            ),
        ]


class EvaluatorInvitation(OneTimeLink):
    """A way in for an evaluator, made by the operator. It is global: an evaluator belongs to no municipality."""

    class Meta:
        constraints: ClassVar = [
            *_rules("evaluator_invitation"),
            models.UniqueConstraint(fields=["token_hash"], name="evaluator_invitation_token_is_used_once"),
            models.UniqueConstraint(fields=["email"], condition=_WAITING, name="one_invitation_waits_for_an_evaluator"),
        ]
