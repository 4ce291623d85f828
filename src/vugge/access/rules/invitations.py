"""How long a link lets somebody in, and what has become of it. Source: attacks D1 and D3."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from vugge.access.rules.roles import Role
from vugge.base.labels import Labelled
from vugge.base.text import marked as _

LIFETIME = timedelta(days=7)
TOKEN_BYTES = 32
"""256 random bits: nobody guesses one."""


class InvitationState(Labelled):
    """What has become of an invitation; only one that waits opens anything."""

    WAITING = "waiting", _("Venter")
    ACCEPTED = "accepted", _("Taget i brug")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    EXPIRED = "expired", _("Udløbet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Who is invited, as what."""

    email: str
    name: str
    title: str = ""
    roles: frozenset[Role] = frozenset()


def state(
    *, now: datetime, expires_at: datetime, accepted_at: datetime | None, withdrawn_at: datetime | None
) -> InvitationState:
    """Return what has become of an invitation."""
    if accepted_at is not None:
        return InvitationState.ACCEPTED
    if withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.EXPIRED if now >= expires_at else InvitationState.WAITING


def checksum(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
