"""The family: the unit counted, round a pregnancy or a child's main home. Source: decision 7."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.base.tenancy.spans import in_order, no_shared_day
from vugge.people.rules.kinds import ClosedWhy, Language

_LANGUAGES = [each.value for each in Language]
_WHY = [each.value for each in ClosedWhy]


@pghistory.track(exclude=["number", "revision"])
class Family(TenantModel):
    """A family followed from `opened_on`, until `closed_on` if that is set.

    `revision` counts every change of anything in the family: who changes it locks this row and says the revision seen.
    With `closed_to_colleagues` only who is in charge, and substitutes, open it; others must say why, and for how long.
    """

    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default=Language.DANISH)
    interpreter = models.BooleanField(default=False)
    district = models.ForeignKey(
        "people.District", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    protected = models.BooleanField(default=False)
    closed_to_colleagues = models.BooleanField(default=False)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.CharField(max_length=20, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="district", name="family_lives_in_a_district"),
            models.CheckConstraint(condition=~Q(name=""), name="family_has_a_name"),
            models.CheckConstraint(condition=Q(language__in=_LANGUAGES), name="family_language_is_known"),
            models.CheckConstraint(condition=Q(closed_why__in=["", *_WHY]), name="family_closing_is_known"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_why="") | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
                name="family_closes_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="family_closes_after_it_opens",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="family_revision_counts_up"),
        ]

    def __str__(self) -> str:
        return str(self.id)


@pghistory.track(exclude=["number"])
class ChildInFamily(TenantModel):
    """That a family is a child's main one, from one day to another, both included."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="child_is_in_a_family"),
            TenantKey(field="child", name="family_has_a_child"),
            in_order("child_leaves_a_family_after_coming"),
            no_shared_day("child_is_in_one_family_at_a_time", "child"),
        ]

    def __str__(self) -> str:
        return f"{self.family_id} {self.valid_from}"
