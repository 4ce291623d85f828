"""Offers, what was done to reach a family about them, and what it answered. Added to and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantKey
from vugge.care.models.signed import Signed
from vugge.care.rules.codes import Answer, Channel

_ANSWERS = [each.value for each in Answer]
_CHANNELS = [each.value for each in Channel]


class Offer(Signed):
    """Something a family was offered on a day; `subject` is the child it is for, none before birth.

    `activity` is the extract's code. `implied`: nobody registered it, but the visit was held; its day is the booking's.
    `part_of` is the appointment or contact it is about. `statutory_measure` is whether one was in force, if known.
    """

    append_only = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    subject = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    activity = models.CharField(max_length=40)
    offered_on = models.DateField()
    implied = models.BooleanField(default=False)
    part_of = models.UUIDField(null=True, blank=True)
    statutory_measure = models.BooleanField(null=True, blank=True)

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="family", name="offer_to_a_family"),
            TenantKey(field="subject", name="offer_for_a_person"),
            models.CheckConstraint(condition=~Q(activity=""), name="offer_is_of_something"),
            models.UniqueConstraint(
                fields=["municipality", "part_of", "subject"],
                condition=Q(part_of__isnull=False),
                nulls_distinct=False,
                name="offer_is_once_for_a_visit",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "family", "activity"], name="offers_of_a_family")]

    def __str__(self) -> str:
        return f"{self.activity} {self.offered_on}"


class Response(Signed):
    """What a family answered to an offer; the one noted last counts.

    `implied`: nobody said it, but the visit was held (`part_of`), which is a yes, or the attempts were used up.
    """

    append_only = True

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    answer = models.CharField(max_length=12)
    on = models.DateField()
    implied = models.BooleanField(default=False)
    part_of = models.UUIDField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True)

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="offer", name="response_to_an_offer"),
            models.CheckConstraint(condition=Q(answer__in=_ANSWERS), name="response_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "offer", "-number"], name="response_latest")]

    def __str__(self) -> str:
        return f"{self.answer} {self.on}"


class ContactAttempt(Signed):
    """That somebody tried to reach a family about an offer, in vain. Source: V3."""

    append_only = True

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    channel = models.CharField(max_length=15)
    on = models.DateField()

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="offer", name="attempt_about_an_offer"),
            models.CheckConstraint(condition=Q(channel__in=_CHANNELS), name="attempt_channel_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "offer", "on"], name="attempts_of_an_offer")]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"
