"""An invitation as whoever holds its link sees it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from vugge.access.models import EvaluatorInvitation, Invitation, Membership, Municipality, User
from vugge.access.rules.invitations import InvitationState, checksum, state
from vugge.base.tenancy.context import within


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLink:
    """What a link opens: to where (empty for an evaluator), for whom, invited by whom.

    With `proof` the address already has a sign-in that opens another municipality: it is used, not replaced.
    """

    name: str
    email: str
    made_by: str
    municipality: str = ""
    place: str = ""
    proof: bool = False


def link_to_municipality(code: str, token: str, now: dt.datetime) -> HeldLink | None:
    """Return what a link to a municipality opens, or None for one that opens nothing. Any actor, or none, may ask."""
    with within(municipality=code):
        found = Invitation.objects.filter(municipality=code, token_hash=checksum(token)).first()
        if found is None or not waits(found, now):
            return None
        user = User.objects.filter(email=found.email).first()
        return HeldLink(
            name=found.name,
            email=found.email,
            made_by=found.made_by,
            municipality=code,
            place=Municipality.objects.get(code=code).name,
            proof=user is not None and not found.made_by_operator and works_elsewhere(user.id, code, now.date()),
        )


def link_to_evaluation(token: str, now: dt.datetime) -> HeldLink | None:
    """Return what an evaluator's link opens, or None for one that opens nothing."""
    found = EvaluatorInvitation.objects.filter(token_hash=checksum(token)).first()
    if found is None or not waits(found, now):
        return None
    return HeldLink(name=found.name, email=found.email, made_by=found.made_by)


def sign_in(user: UUID) -> Any:  # noqa: ANN401 - the sign-in itself, which only the library handles
    """Return the sign-in of somebody who has just taken up an invitation."""
    return User.objects.get(pk=user)


def waits(each: Invitation | EvaluatorInvitation, now: dt.datetime) -> bool:
    """Tell whether an invitation still opens anything."""
    found = state(now=now, expires_at=each.expires_at, accepted_at=each.accepted_at, withdrawn_at=each.withdrawn_at)
    return found is InvitationState.WAITING


def works_elsewhere(user: UUID, municipality: str, on: dt.date) -> bool:
    """Tell whether somebody's sign-in opens another municipality, now or later."""
    with within(municipality="", user=str(user)):  # one's work elsewhere shows while no municipality is chosen
        lasting = Q(ended_at__isnull=True) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        return Membership.objects.filter(lasting, user=user).exclude(municipality=municipality).exists()
