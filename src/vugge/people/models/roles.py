"""What people are to one another: child, parent of a child, holder of custody, sibling."""

import uuid
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.base.tenancy.spans import in_order, no_shared_day
from vugge.people.rules.kinds import ParentRole, SiblingKind

_ROLES = [each.value for each in ParentRole]
_SIBLINGS = [each.value for each in SiblingKind]


@pghistory.track(exclude=["number"])
class Child(TenantModel):
    """That a person is, or was, a child here: expected, born, or lost before birth (`lost_on`).

    `gestation_days` is how far the pregnancy was at birth. Children of one pregnancy share `pregnancy`, and
    `birth_order` says which came first. The day of birth and of death are the person's.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    pregnancy = models.UUIDField(default=uuid.uuid4)
    due_on = models.DateField(null=True, blank=True)
    born_at = models.DateTimeField(null=True, blank=True)
    gestation_days = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_order = models.PositiveSmallIntegerField(null=True, blank=True)
    stillborn = models.BooleanField(default=False)
    lost_on = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="person", name="child_is_a_person"),
            models.UniqueConstraint(fields=["municipality", "person"], name="person_is_a_child_once"),
            models.UniqueConstraint(
                fields=["municipality", "pregnancy", "birth_order"], name="twins_have_each_their_place"
            ),
            # 20 to 45 weeks: a child born before is not registered as born, and none is carried longer.
            models.CheckConstraint(
                condition=Q(gestation_days__isnull=True) | Q(gestation_days__range=(140, 315)),
                name="gestation_is_20_to_45_weeks",
            ),
            models.CheckConstraint(
                condition=Q(birth_order__isnull=True) | Q(birth_order__range=(1, 9)), name="birth_order_is_1_to_9"
            ),
            models.CheckConstraint(
                condition=Q(lost_on__isnull=True)
                | Q(born_at__isnull=True, stillborn=False, gestation_days__isnull=True),
                name="child_is_lost_or_born",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


@pghistory.track(exclude=["number"])
class Parenthood(TenantModel):
    """What a grown-up is to a child, from one day to another. A family's parents are those of its children."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    parent = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    role = models.CharField(max_length=10)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="child", name="parent_of_a_child"),
            TenantKey(field="parent", name="parent_is_a_person"),
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="parent_role_is_known"),
            in_order("parenthood_ends_after_it_begins"),
            no_shared_day("parent_has_one_role_at_a_time", "child", "parent"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.valid_from}"


@pghistory.track(exclude=["number"])
class Custody(TenantModel):
    """That somebody holds custody of a child, from one day to another. Access follows it, not biology."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    holder = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="child", name="custody_of_a_child"),
            TenantKey(field="holder", name="custody_is_a_persons"),
            in_order("custody_ends_after_it_begins"),
            no_shared_day("custody_is_held_once_at_a_time", "child", "holder"),
        ]

    def __str__(self) -> str:
        return str(self.valid_from)


@pghistory.track(exclude=["number"])
class Relation(TenantModel):
    """That two children are siblings, written down where no common parent here says so. One row for a pair."""

    one = models.ForeignKey(Child, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=10)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="one", name="sibling_is_a_child"),
            TenantKey(field="other", name="other_sibling_is_a_child"),
            models.CheckConstraint(condition=Q(kind__in=_SIBLINGS), name="sibling_kind_is_known"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="siblings_are_two"),
            models.UniqueConstraint(
                F("municipality"), Least("one", "other"), Greatest("one", "other"), name="siblings_are_one_pair"
            ),
        ]

    def __str__(self) -> str:
        return self.kind
