"""The municipalities: global rows, the same for every tenant."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value


class Municipality(models.Model):
    """One of the country's municipalities, by the four digits of its national code."""

    code = models.CharField(primary_key=True, max_length=4)
    name = models.CharField(max_length=60)
    # Made by base.text.danish_sort_key; compared byte by byte, since the bundled PostgreSQL has no Danish order.
    name_sort = models.CharField(max_length=80, db_collation="C")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{4}$"), name="municipality_code_is_four_digits"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(name_sort=""), name="municipality_has_a_name"),
            models.UniqueConstraint(fields=["name"], name="municipality_name_is_used_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RegionMembership(models.Model):
    """The region a municipality lies in from one date to another, both included; no end means until further notice."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    # Empty where the authorities have not given the region a code yet (Region Østdanmark).
    region_code = models.CharField(max_length=4, blank=True)
    region = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(region_code__regex=r"^([0-9]{4})?$"), name="region_code_is_four_digits"),
            models.CheckConstraint(condition=~Q(region=""), name="region_has_a_name"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="region_membership_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="municipality_lies_in_one_region_at_a_time",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.region} {self.valid_from}-{self.valid_to or ''}"
