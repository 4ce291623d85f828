"""Who works in a municipality, as what and when, and what they are certified to use."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from vugge.access.models.keys import KindKey
from vugge.access.rules.actors import Kind
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.base.tenancy.spans import in_order, no_shared_day

_ROLES = [role.value for role in Role]
_CERTIFICATES = [kind.value for kind in CertificateKind]


def _closed_with_a_last_day(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(valid_to__isnull=False), name=name)


@pghistory.track(exclude=["number"])
class Membership(TenantModel):
    """A person's work in a municipality from one day to another, both included.

    With `ended_at` it ended at that moment, in the middle of its last day.
    """

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    user_kind = models.CharField(max_length=10, default=Kind.STAFF, editable=False)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "user"], name="person_is_a_member_once"),
            models.CheckConstraint(condition=Q(user_kind=Kind.STAFF.value), name="member_is_staff"),
            models.CheckConstraint(condition=~Q(name=""), name="member_has_a_name"),
            in_order("membership_ends_after_it_begins"),
            _closed_with_a_last_day("membership_closed_has_a_last_day"),
            KindKey(name="member_is_no_evaluator"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["number"])
class RoleGrant(TenantModel):
    """A role somebody holds from one day to another, both included; with `ended_at`, until that moment."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    role = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="membership", name="role_of_a_member"),
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="role_is_known"),
            in_order("role_ends_after_it_begins"),
            _closed_with_a_last_day("role_closed_has_a_last_day"),
            # One taken back in the middle of a day may be given again the same day.
            no_shared_day("role_is_held_once_at_a_time", "membership", "role", among=Q(ended_at__isnull=True)),
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
            in_order("certificate_ends_after_it_begins"),
            no_shared_day("certificate_is_held_once_at_a_time", "membership", "kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"
