"""Where people live and which daycare a child is in, by dates."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.base.tenancy.spans import in_order, no_shared_day
from vugge.people.rules.kinds import DaycareKind

_KINDS = [each.value for each in DaycareKind]


@pghistory.track(exclude=["number"])
class Residence(TenantModel):
    """Where a person lives, from one day to another. A protected address is in no list, letter, map or print."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    address = models.CharField(max_length=200)
    postcode = models.CharField(max_length=4)
    town = models.CharField(max_length=80)
    protected = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="person", name="residence_of_a_person"),
            models.CheckConstraint(condition=~Q(address="") & ~Q(town=""), name="residence_has_an_address"),
            models.CheckConstraint(condition=Q(("postcode__regex", r"^[0-9]{4}$")), name="postcode_is_four_digits"),
            in_order("residence_ends_after_it_begins"),
            no_shared_day("person_lives_in_one_place_at_a_time", "person"),
        ]

    def __str__(self) -> str:
        return str(self.valid_from)


@pghistory.track(exclude=["number"])
class DaycarePlace(TenantModel):
    """The daycare a child is in, from one day to another."""

    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=15)
    name = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="child", name="daycare_place_of_a_child"),
            models.CheckConstraint(condition=Q(kind__in=_KINDS), name="daycare_kind_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="daycare_has_a_name"),
            in_order("daycare_place_ends_after_it_begins"),
            no_shared_day("child_is_in_one_daycare_at_a_time", "child"),
        ]

    def __str__(self) -> str:
        return self.name
