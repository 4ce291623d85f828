"""Coming in by an invitation: the sign-in, the work, the roles, and the password."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import action, note_refusal, tell
from vugge.access.models import EvaluatorInvitation, Invitation, Membership, RoleGrant, User
from vugge.access.queries.invitations import waits, works_elsewhere
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Invited, Kind
from vugge.access.rules.faults import GoneError, ProveError
from vugge.access.rules.invitations import checksum
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within


@action("accept_invitation")
def accept_invitation(*, by: Invited, token: str, password: str, signed_in: UUID | None = None) -> UUID:
    """Let whoever holds a link to a municipality in with a new password; return their sign-in.

    A sign-in that also opens another municipality keeps its password, and must be `signed_in`: else whoever gives
    access in one municipality could make a link that opens another. Raises ProveError when it is not, GoneError for a
    link that opens nothing, whatever the cause.
    """
    found = Invitation.objects.select_for_update().filter(municipality=by.municipality, token_hash=checksum(token))
    invitation = found.first()
    if invitation is None or not waits(invitation, now()):
        raise GoneError
    user, fresh = _sign_in(invitation.email, invitation.name, Kind.STAFF)
    proof = not fresh and not invitation.made_by_operator and works_elsewhere(user.id, by.municipality, today())
    if proof and signed_in != user.id:
        raise ProveError
    sign(by)
    removed = 0 if proof else _renew(user, password)
    membership = _membership(invitation, user)
    roles = _grant(invitation, membership)
    invitation.accepted_at = now()
    invitation.save(update_fields=["accepted_at"])
    tell(
        subject=f"membership:{membership.id}",
        before={"invitation": str(invitation.id)},
        after={"roles": roles, "new_password": not proof, "second_proofs_removed": removed},
    )
    return user.id


@action("accept_invitation")
def accept_as_evaluator(*, by: Invited, token: str, password: str) -> UUID:
    """Let whoever holds an evaluator's link in with a new password; return their sign-in."""
    del by
    found = EvaluatorInvitation.objects.select_for_update().filter(token_hash=checksum(token)).first()
    if found is None or not waits(found, now()):
        raise GoneError
    user, _fresh = _sign_in(found.email, found.name, Kind.EVALUATOR)
    removed = _renew(user, password)
    found.accepted_at = now()
    found.save(update_fields=["accepted_at"])
    tell(subject=f"user:{user.id}", after={"new_password": True, "second_proofs_removed": removed})
    return user.id


def note_dead_link(code: str, token: str) -> None:
    """Tell a municipality that somebody tried a link of its own that opens nothing any more. A guess is not told."""
    with within(municipality=code):
        found = Invitation.objects.filter(municipality=code, token_hash=checksum(token)).first()
        if found is not None:
            by = Invited(name=found.name, municipality=code)
            note_refusal(by=by, permission="accept_invitation", subject=f"invitation:{found.id}")


def _sign_in(email: str, name: str, kind: Kind) -> tuple[User, bool]:
    """Make or find a sign-in, and lock it; one of the other kind, or a closed one, opens nothing."""
    _found, fresh = User.objects.get_or_create(email=email, defaults={"name": name, "kind": kind, "password": "!"})
    user = User.objects.select_for_update().get(email=email)
    if user.kind != kind or not user.is_active:
        raise GoneError
    return user, fresh


def _renew(user: User, password: str) -> int:
    """Set the password, and remove what the person may have lost; every session of the old password is over.

    A broker's name for them is forgotten too: whoever holds their address there next is known anew.
    """
    user.set_password(password)
    user.save(update_fields=["password"])
    SocialAccount.objects.filter(user=user).delete()
    return int(Authenticator.objects.filter(user=user).delete()[0])


def _membership(invitation: Invitation, user: User) -> Membership:
    """Make somebody a member, or let one come back who had left. One who works here stays as they are."""
    code = invitation.municipality_id
    found = Membership.objects.select_for_update().filter(municipality=code, user=user).first()
    if found is None:
        called = {"name": invitation.name, "title": invitation.title}
        return Membership.objects.create(municipality_id=code, user=user, valid_from=today(), **called)
    if found.ended_at or (found.valid_to and found.valid_to < today()):
        found.valid_to = found.ended_at = None
        found.name, found.title = invitation.name, invitation.title
        found.save(update_fields=["valid_to", "ended_at", "name", "title"])
    return found


def _grant(invitation: Invitation, membership: Membership) -> list[str]:
    """Give the roles the invitation names and the person has not got."""
    mine = RoleGrant.objects.filter(on_day(today()), membership=membership, ended_at__isnull=True)
    held = set(mine.values_list("role", flat=True))
    given = [role.value for role in Role if role in invitation.roles and role not in held]
    for role in given:
        RoleGrant.objects.create(
            municipality_id=invitation.municipality_id, membership=membership, role=role, valid_from=today()
        )
    return given
