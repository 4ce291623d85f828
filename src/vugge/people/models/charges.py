"""Whose a family is: districts, the health visitor in charge, substitutes, and who opened it in an emergency."""

from datetime import timedelta
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.base.tenancy.spans import in_order, no_shared_day
from vugge.people.rules.opening import LONGEST


@pghistory.track(exclude=["number"])
class District(TenantModel):
    """A part of the municipality that families are shared out by."""

    name = models.CharField(max_length=80)
    active = models.BooleanField(default=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="district_has_a_name"),
            models.UniqueConstraint(fields=["municipality", "name"], name="district_name_is_used_once"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["number"])
class Charge(TenantModel):
    """That a member is the family's health visitor, from one day to another: never two at a time."""

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    staff = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="charge_of_a_family"),
            TenantKey(field="staff", name="charge_is_a_members"),
            in_order("charge_ends_after_it_begins"),
            no_shared_day("family_has_one_in_charge_at_a_time", "family"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "staff"], name="charge_of_a_member")]

    def __str__(self) -> str:
        return str(self.valid_from)


@pghistory.track(exclude=["number"])
class Substitute(TenantModel):
    """That a member stands in for the one in charge, from one day to another."""

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    staff = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="substitute_in_a_family"),
            TenantKey(field="staff", name="substitute_is_a_member"),
            in_order("substitute_ends_after_it_begins"),
            no_shared_day("substitute_is_so_once_at_a_time", "family", "staff"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "staff"], name="substitute_of_a_member")]

    def __str__(self) -> str:
        return str(self.valid_from)


class Opening(TenantModel):
    """That a member opened a family they are not in charge of, why, and until when. Only added to."""

    append_only = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    staff = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    reason = models.CharField(max_length=500)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="opening_of_a_family"),
            TenantKey(field="staff", name="opening_is_a_members"),
            models.CheckConstraint(condition=~Q(reason=""), name="opening_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at")) & Q(ends_at__lte=F("opened_at") + timedelta(minutes=LONGEST)),
                name="opening_lasts_an_hour_at_most",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "staff", "ends_at"], name="opening_that_is_open")]

    def __str__(self) -> str:
        return str(self.opened_at)
