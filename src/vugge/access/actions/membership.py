"""Ending somebody's work in a municipality, and setting their name right."""

import datetime as dt
from uuid import UUID

from vugge.access.actions.changing import begin, insist
from vugge.access.actions.recording import action, tell
from vugge.access.actions.roles import close
from vugge.access.models import Invitation, RoleGrant
from vugge.access.queries.staff import standing
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.access.rules.roles import Role
from vugge.access.rules.staff import end_work
from vugge.base.clock import now, today
from vugge.base.text import marked as _


@action("manage_staff")
def end_membership(*, by: Actor, membership: UUID, version: str, last_day: dt.date) -> None:
    """Let a colleague work here until a day, with every role; where that is today their next request is refused.

    A link that waits for them is withdrawn.
    """
    colleague = begin(by=by, membership=membership, version=version)
    code = colleague.municipality_id
    grants = RoleGrant.objects.select_for_update().filter(municipality=code)
    list(grants.filter(role=Role.ADMINISTRATOR).order_by("id"))  # as in end_role
    if colleague.ended_at or (colleague.valid_to and colleague.valid_to < today()):
        raise GoneError
    insist(end_work(by, standing(code, membership, today())), by=by)
    if last_day < max(today(), colleague.valid_from):
        raise UnfitError("last_day", _("Den sidste dag kan være i dag eller senere."))
    before = colleague.valid_to
    for grant in grants.filter(membership=colleague, ended_at__isnull=True).exclude(valid_to__lte=last_day):
        close(grant, last_day)
    if last_day == today():
        for grant in grants.filter(membership=colleague, ended_at__isnull=True, valid_to=last_day):
            close(grant, last_day)
    close(colleague, last_day)
    Invitation.objects.filter(
        municipality=code, email=colleague.user.email, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=now())
    tell(
        subject=f"membership:{colleague.id}",
        before={"to": before and str(before)},
        after={"to": str(colleague.valid_to), "at_once": colleague.ended_at is not None},
    )


@action("manage_staff")
def rename(*, by: Actor, membership: UUID, version: str, name: str, title: str) -> None:
    """Set right what a colleague is called here."""
    colleague = begin(by=by, membership=membership, version=version)
    if not name.strip():
        raise UnfitError("name", _("Skriv et navn."))
    before = {"name": colleague.name, "title": colleague.title}
    colleague.name, colleague.title = name.strip(), title.strip()
    colleague.save(update_fields=["name", "title"])
    tell(
        subject=f"membership:{colleague.id}",
        before=before,
        after={"name": colleague.name, "title": colleague.title},
    )
