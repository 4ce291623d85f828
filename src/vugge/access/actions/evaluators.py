"""Letting evaluators in, who belong to no municipality."""

from vugge.access.actions.invitations import new_token, refuse_other_kind
from vugge.access.actions.recording import action, tell
from vugge.access.models import EvaluatorInvitation
from vugge.access.rules.actors import Kind, Operator
from vugge.access.rules.invitations import LIFETIME, checksum
from vugge.base.clock import now


@action("run_the_machine")
def invite_evaluator(*, by: Operator, email: str, name: str) -> str:
    """Invite an evaluator, or one who has lost their way in; return the token. An older link opens nothing any more."""
    address = email.strip().lower()
    refuse_other_kind(address, Kind.EVALUATOR)
    moment, token = now(), new_token()
    waiting = EvaluatorInvitation.objects.filter(email=address, accepted_at__isnull=True, withdrawn_at__isnull=True)
    withdrawn = waiting.update(withdrawn_at=moment)
    made = EvaluatorInvitation.objects.create(
        email=address,
        name=name.strip(),
        token_hash=checksum(token),
        made_at=moment,
        made_by=by.name,
        expires_at=moment + LIFETIME,
    )
    tell(subject=f"invitation:{made.id}", after={"older_links_withdrawn": withdrawn})
    return token
