"""Services: help of a kind, for a reason, from a date to a date. Source: decisions 9 and 10."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey
from vugge.care.models.signed import Signed
from vugge.care.rules.codes import ServiceKind

_KINDS = [each.value for each in ServiceKind]


@pghistory.track(exclude=["number"])
class Service(Signed):
    """Help a family has, and its level, from `opened_on` to `closed_on`, both included; open without the latter.

    `proposed` is the level the product proposed; choosing another takes a `level_why`. `reason` is a code of the
    catalogue's, `national_code` the intervention's in the national standard. With `mistaken` it was opened by a mistake
    and counts nowhere; the row stays. Nothing but its closing is ever changed, and the database holds it.
    """

    only_closed = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    subject = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=40)
    national_code = models.CharField(max_length=40, blank=True)
    level = models.PositiveSmallIntegerField()
    proposed = models.PositiveSmallIntegerField()
    level_why = models.CharField(max_length=500, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.CharField(max_length=500, blank=True)
    closed_by_name = models.CharField(max_length=120, blank=True)
    mistaken = models.BooleanField(default=False)

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="family", name="service_for_a_family"),
            TenantKey(field="subject", name="service_about_a_person"),
            models.CheckConstraint(condition=Q(kind__in=_KINDS), name="service_kind_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="service_has_a_reason"),
            models.CheckConstraint(
                condition=Q(level__range=(1, 4)) & Q(proposed__range=(1, 4)), name="service_level_is_1_to_4"
            ),
            models.CheckConstraint(
                condition=Q(level=F("proposed")) | ~Q(level_why=""), name="service_at_another_level_says_why"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_why="", closed_by_name="")
                | (Q(closed_on__isnull=False) & ~Q(closed_why="") & ~Q(closed_by_name="")),
                name="service_closes_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="service_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(mistaken=False) | Q(closed_on__isnull=False), name="service_by_mistake_is_closed"
            ),
            models.UniqueConstraint(
                fields=["municipality", "family", "subject", "kind", "reason"],
                condition=Q(closed_on__isnull=True),
                nulls_distinct=False,
                name="service_is_open_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "family", "opened_on"], name="services_of_a_family")]

    def __str__(self) -> str:
        return f"{self.kind} {self.opened_on}"
