"""Constraints on rows that hold from one day to another, both included; no end means until further notice."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import CheckConstraint, F, Func, Q, Value


def no_shared_day(name: str, *columns: str, among: Q | None = None) -> ExclusionConstraint:
    """Forbid two rows about the same that share a day."""
    span = Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange")
    same = [(column, RangeOperators.EQUAL) for column in ("municipality", *columns)]
    return ExclusionConstraint(name=name, expressions=[*same, (span, RangeOperators.OVERLAPS)], condition=among)


def in_order(name: str) -> CheckConstraint:
    """Forbid a last day before the first."""
    return CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name)
