"""Who works in a municipality, as what and when, what they are certified to use, and who is invited."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from vugge.access.models.keys import KindKey
from vugge.access.rules.actors import Kind
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.tenancy.models import TenantKey, TenantModel

_ROLES = [role.value for role in Role]
_CERTIFICATES = [kind.value for kind in CertificateKind]


def _days(name: str, *columns: str) -> ExclusionConstraint:
    """Forbid two rows about the same that share a day; no end means until further notice."""
    span = Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange")
    same = [(column, RangeOperators.EQUAL) for column in ("municipality", *columns)]
    return ExclusionConstraint(name=name, expressions=[*same, (span, RangeOperators.OVERLAPS)])


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name)


@pghistory.track(exclude=["number"])
class Membership(TenantModel):
    """A person's work in a municipality from one day to another, both included."""

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    user_kind = models.CharField(max_length=10, default=Kind.STAFF, editable=False)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "user"], name="person_is_a_member_once"),
            models.CheckConstraint(condition=Q(user_kind=Kind.STAFF.value), name="member_is_staff"),
            models.CheckConstraint(condition=~Q(name=""), name="member_has_a_name"),
            _in_order("membership_ends_after_it_begins"),
            KindKey(name="member_is_no_evaluator"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["number"])
class RoleGrant(TenantModel):
    """A role somebody holds from one day to another, both included."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    role = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="membership", name="role_of_a_member"),
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="role_is_known"),
            _in_order("role_ends_after_it_begins"),
            _days("role_is_held_once_at_a_time", "membership", "role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.valid_from}"


@pghistory.track(exclude=["number"])
class Certificate(TenantModel):
    """That somebody may use a method or an instrument, from the day they were certified. Source: domain C6, D4a."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="membership", name="certificate_of_a_member"),
            models.CheckConstraint(condition=Q(kind__in=_CERTIFICATES), name="certificate_is_known"),
            _in_order("certificate_ends_after_it_begins"),
            _days("certificate_is_held_once_at_a_time", "membership", "kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"


class Invitation(TenantModel):
    """A way in for somebody who is not there yet, or who has lost theirs. Only the token's checksum is kept."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    roles = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="invitation_token_is_used_once"),
            models.CheckConstraint(
                condition=Q(("token_hash__regex", r"^[0-9a-f]{64}$")), name="invitation_token_is_hashed"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="invitation_expires_after_making"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_is_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.email
