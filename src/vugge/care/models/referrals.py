"""Referrals, and referrals taken back. Added to and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantKey
from vugge.care.models.signed import Signed


class Referral(Signed):
    """That a family, or one of its people, was referred to somebody on a day; not a level by itself (L2).

    `target` is the extract's code; `from_contact` the contact it was made at, none when it was made beside one.
    """

    append_only = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    subject = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    target = models.CharField(max_length=40)
    referred_on = models.DateField()
    from_contact = models.UUIDField(null=True, blank=True)

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="family", name="referral_of_a_family"),
            TenantKey(field="subject", name="referral_of_a_person"),
            models.CheckConstraint(condition=~Q(target=""), name="referral_is_to_somebody"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["municipality", "family", "referred_on"], name="referrals_of_a_family"),
            models.Index(fields=["municipality", "from_contact"], name="referrals_from_a_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.referred_on}"


class ReferralWithdrawal(Signed):
    """That a referral was taken back, and why; it stays readable and counts no more."""

    append_only = True

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    why = models.CharField(max_length=500)

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="referral", name="withdrawal_of_a_referral"),
            models.UniqueConstraint(fields=["municipality", "referral"], name="referral_is_withdrawn_once"),
            models.CheckConstraint(condition=~Q(why=""), name="referral_withdrawn_says_why"),
        ]

    def __str__(self) -> str:
        return str(self.referral_id)
