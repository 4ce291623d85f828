"""What every change of a colleague begins with: the row locked, the version still the one shown, the change signed."""

import json
from uuid import UUID

from django.db import connection

from vugge.access.actions.recording import RefusedError
from vugge.access.models import Membership
from vugge.access.queries.changes import version as version_now
from vugge.access.rules.actors import Actor
from vugge.access.rules.decisions import Decision
from vugge.access.rules.faults import GoneError, StaleError
from vugge.base.tenancy.context import current


def begin(*, by: Actor, membership: UUID, version: str) -> Membership:
    """Lock a colleague and sign what follows in their history.

    Raises GoneError when there is none, StaleError when they have been changed since that version.
    """
    municipality = current()[0]
    found = Membership.objects.select_for_update().filter(municipality=municipality, id=membership).first()
    if found is None:
        raise GoneError
    if version_now(municipality, membership) != version:
        raise StaleError
    sign(by)
    return found


def sign(by: Actor) -> None:
    """Let the history the database keeps of this transaction's changes say who made them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [json.dumps({"name": by.name})])


def insist(decision: Decision, *, by: Actor, permission: str = "manage_staff") -> None:
    """Raise RefusedError unless the decision is yes."""
    if not decision.allowed:
        raise RefusedError(by=by, permission=permission, reason=decision.reason)
