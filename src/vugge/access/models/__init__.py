"""Municipalities and people's sign-in (global), and each municipality's own staff, roles, certificates and trail."""

from vugge.access.models.audit import AuditEvent, NationalEvent
from vugge.access.models.invitations import EvaluatorInvitation, Invitation
from vugge.access.models.municipality import Municipality, RegionMembership
from vugge.access.models.reading import ReadingEvent
from vugge.access.models.staff import Certificate, Membership, RoleGrant
from vugge.access.models.user import User

__all__ = [
    "AuditEvent",
    "Certificate",
    "EvaluatorInvitation",
    "Invitation",
    "Membership",
    "Municipality",
    "NationalEvent",
    "ReadingEvent",
    "RegionMembership",
    "RoleGrant",
    "User",
]
