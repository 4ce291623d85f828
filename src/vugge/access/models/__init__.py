"""Municipalities and people's sign-in (global), and each municipality's own staff, roles, certificates and trail."""

from vugge.access.models.audit import AuditEvent, NationalEvent
from vugge.access.models.municipality import Municipality, RegionMembership
from vugge.access.models.staff import Certificate, Invitation, Membership, RoleGrant
from vugge.access.models.user import User

__all__ = [
    "AuditEvent",
    "Certificate",
    "Invitation",
    "Membership",
    "Municipality",
    "NationalEvent",
    "RegionMembership",
    "RoleGrant",
    "User",
]
