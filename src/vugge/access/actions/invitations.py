"""Inviting people to a municipality. The link is returned once, to be handed over; only its checksum is kept."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.changing import begin, insist, sign
from vugge.access.actions.recording import action, tell
from vugge.access.models import EvaluatorInvitation, Invitation, Membership, User
from vugge.access.queries.invitations import waits
from vugge.access.rules.actors import Actor, Kind, Operator
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.invitations import LIFETIME, TOKEN_BYTES, Invitee, checksum
from vugge.access.rules.roles import Role
from vugge.access.rules.staff import Standing
from vugge.access.rules.staff import renew_sign_in as may_renew
from vugge.base.clock import now, today
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """A link just made: to where, for whom, and the token, which nobody can be told again."""

    invitation: UUID
    place: str
    name: str
    token: str


@action("manage_staff")
def invite(*, by: Actor, invitee: Invitee) -> NewLink:
    """Invite somebody who does not work here yet, for seven days. Raises UnfitError with the field that will not do."""
    code, email = current()[0], invitee.email.strip().lower()
    if not invitee.roles:
        raise UnfitError("roles", _("Vælg mindst én rolle."))
    refuse_other_kind(email, Kind.STAFF)
    there = Membership.objects.filter(municipality=code, user__email=email).first()
    if there is not None and there.ended_at is None and (there.valid_to is None or there.valid_to >= today()):
        raise UnfitError(
            "email", _("%(name)s arbejder her allerede. Giv roller på siden om %(name)s."), name=there.name
        )
    for each in _waiting(code, email):
        if waits(each, now()):
            raise UnfitError(
                "email",
                _("Der venter allerede en invitation til %(name)s. Lav et nyt link til den på listen."),
                name=each.name,
            )
        _withdraw(each)
    link, made = _make(by, code, invitee, email)
    tell(subject=f"invitation:{made.id}", after={"roles": made.roles})
    return link


@action("manage_staff")
def renew_invitation(*, by: Actor, invitation: UUID, version: str) -> NewLink:
    """Let a waiting or expired invitation have a new link; the old one opens nothing from now on."""
    old = _locked(invitation, version)
    _withdraw(old)
    invitee = Invitee(
        email=old.email, name=old.name, title=old.title, roles=frozenset(Role.of(role) for role in old.roles)
    )
    link, made = _make(by, old.municipality_id, invitee, old.email)
    tell(subject=f"invitation:{made.id}", before={"invitation": str(old.id)}, after={"roles": made.roles})
    return link


@action("manage_staff")
def withdraw_invitation(*, by: Actor, invitation: UUID, version: str) -> None:
    """Let a link open nothing any more."""
    del by
    _withdraw(_locked(invitation, version))
    tell(subject=f"invitation:{invitation}")


@action("manage_staff")
def renew_sign_in(*, by: Actor, membership: UUID, version: str) -> NewLink:
    """Invite a colleague anew: whoever takes it up chooses a new password, and the old second proofs are removed."""
    insist(may_renew(by, Standing(membership=membership)), by=by)
    colleague = begin(by=by, membership=membership, version=version)
    if colleague.ended_at or (colleague.valid_to and colleague.valid_to < today()):
        raise GoneError
    code, email = colleague.municipality_id, colleague.user.email
    for each in _waiting(code, email):
        _withdraw(each)
    link, made = _make(by, code, Invitee(email=email, name=colleague.name, title=colleague.title), email)
    tell(subject=f"membership:{membership}", after={"invitation": str(made.id), "renews_sign_in": True})
    return link


def refuse_other_kind(email: str, kind: Kind) -> None:
    """Raise UnfitError when an address is used, or invited, as the other kind of sign-in."""
    other = User.objects.filter(email=email).exclude(kind=kind).exists()
    if kind is Kind.EVALUATOR and other:
        raise UnfitError("email", _("Adressen bruges af en medarbejder i en kommune. En evaluator skal have sin egen."))
    waiting = EvaluatorInvitation.objects.filter(email=email, accepted_at__isnull=True, withdrawn_at__isnull=True)
    if kind is Kind.STAFF and (other or any(waits(each, now()) for each in waiting)):
        raise UnfitError("email", _("Adressen hører til en evaluator, som ikke kan arbejde i en kommune."))


def new_token() -> str:
    """Return what nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _make(by: Actor, code: str, invitee: Invitee, email: str) -> tuple[NewLink, Invitation]:
    sign(by)
    token, moment = new_token(), now()
    made = Invitation.objects.create(
        municipality_id=code,
        email=email,
        name=invitee.name.strip(),
        title=invitee.title.strip(),
        roles=[role.value for role in Role if role in invitee.roles],
        token_hash=checksum(token),
        made_at=moment,
        made_by=by.name,
        made_by_operator=isinstance(by, Operator),
        expires_at=moment + LIFETIME,
    )
    return NewLink(invitation=made.id, place=code, name=made.name, token=token), made


def _waiting(code: str, email: str) -> list[Invitation]:
    found = Invitation.objects.select_for_update().filter(municipality=code, email=email)
    return list(found.filter(accepted_at__isnull=True, withdrawn_at__isnull=True))


def _locked(invitation: UUID, version: str) -> Invitation:
    found = Invitation.objects.select_for_update().filter(municipality=current()[0], id=invitation).first()
    if found is None:
        raise GoneError
    if found.accepted_at or found.withdrawn_at or version != found.made_at.isoformat():
        raise StaleError
    return found


def _withdraw(each: Invitation) -> None:
    each.withdrawn_at = now()
    each.save(update_fields=["withdrawn_at"])
