"""Giving and taking roles and certificates. What was held stays to be read; only its last day is added."""

import datetime as dt
from uuid import UUID

from vugge.access.actions.changing import begin, insist
from vugge.access.actions.recording import action, tell
from vugge.access.models import Certificate, Membership, RoleGrant
from vugge.access.queries.staff import standing
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.access.rules.roles import CertificateKind, Role
from vugge.access.rules.staff import Standing, give_role, take_role
from vugge.base.clock import now, today
from vugge.base.text import marked as _


@action("manage_staff")
def grant_role(*, by: Actor, membership: UUID, version: str, role: Role, valid_from: dt.date) -> UUID:
    """Give a colleague a role from today or a later day, until further notice."""
    insist(give_role(by, Standing(membership=membership)), by=by)
    colleague = begin(by=by, membership=membership, version=version)
    if valid_from < today():
        raise UnfitError("valid_from", _("En rolle kan begynde i dag eller senere."))
    if colleague.ended_at or (colleague.valid_to and colleague.valid_to < valid_from):
        raise UnfitError("valid_from", _("Den dag arbejder medarbejderen her ikke mere."))
    held = RoleGrant.objects.filter(membership=colleague, role=role, ended_at__isnull=True)
    if held.exclude(valid_to__lt=valid_from).exists():
        raise UnfitError("role", _("Den rolle er allerede givet. Vælg en anden."))
    grant = RoleGrant.objects.create(
        municipality_id=colleague.municipality_id, membership=colleague, role=role, valid_from=valid_from
    )
    tell(subject=_about(colleague), after={"role": role, "from": str(valid_from)})
    return grant.id


@action("manage_staff")
def end_role(*, by: Actor, membership: UUID, version: str, grant: UUID, last_day: dt.date) -> None:
    """Let a colleague hold a role until a day; where that is today it ends at once."""
    colleague = begin(by=by, membership=membership, version=version)
    mine = RoleGrant.objects.filter(municipality=colleague.municipality_id)
    # All who give access, in one order: of two who take the role from each other at once, one comes second and sees.
    list(mine.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("id"))
    held = mine.select_for_update().filter(membership=colleague, id=grant, ended_at__isnull=True).first()
    if held is None or (held.valid_to and held.valid_to < today()):
        raise GoneError
    insist(take_role(by, standing(colleague.municipality_id, membership, today()), Role.of(held.role)), by=by)
    _refuse_past(last_day)
    before = held.valid_to
    close(held, last_day)
    tell(
        subject=_about(colleague),
        before={"role": held.role, "to": before and str(before)},
        after={"role": held.role, "to": str(held.valid_to), "at_once": held.ended_at is not None},
    )


@action("manage_staff")
def add_certificate(
    *, by: Actor, membership: UUID, version: str, kind: CertificateKind, valid_from: dt.date, valid_to: dt.date | None
) -> UUID:
    """Note that a colleague is certified, from a day that may lie back in time, and perhaps to a day."""
    colleague = begin(by=by, membership=membership, version=version)
    if valid_to and valid_to < valid_from:
        raise UnfitError("valid_to", _("Den sidste dag kan ikke ligge før den første."))
    held = Certificate.objects.filter(membership=colleague, kind=kind).exclude(valid_to__lt=valid_from)
    if (held.filter(valid_from__lte=valid_to) if valid_to else held).exists():
        raise UnfitError("valid_from", _("Certifikatet gælder allerede en af de dage. Ret dagene."))
    certificate = Certificate.objects.create(
        municipality_id=colleague.municipality_id,
        membership=colleague,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    tell(
        subject=_about(colleague),
        after={"certificate": kind, "from": str(valid_from), "to": valid_to and str(valid_to)},
    )
    return certificate.id


@action("manage_staff")
def end_certificate(*, by: Actor, membership: UUID, version: str, certificate: UUID, last_day: dt.date) -> None:
    """Let a colleague's certificate hold until a day, which may lie back in time."""
    colleague = begin(by=by, membership=membership, version=version)
    held = Certificate.objects.select_for_update().filter(membership=colleague, id=certificate).first()
    if held is None:
        raise GoneError
    if last_day < held.valid_from:
        raise UnfitError("last_day", _("Den sidste dag kan ikke ligge før den første."))
    before, held.valid_to = held.valid_to, last_day
    held.save(update_fields=["valid_to"])
    tell(
        subject=_about(colleague),
        before={"certificate": held.kind, "to": before and str(before)},
        after={"certificate": held.kind, "to": str(last_day)},
    )


def close(held: RoleGrant | Membership, last_day: dt.date) -> None:
    """Give a role or a membership its last day. Today is over at once, and so is what had not begun by then."""
    held.ended_at = now() if last_day <= today() or held.valid_from > last_day else None
    held.valid_to = max(last_day, held.valid_from)
    held.save(update_fields=["valid_to", "ended_at"])


def _refuse_past(last_day: dt.date) -> None:
    if last_day < today():
        raise UnfitError("last_day", _("Den sidste dag kan være i dag eller senere."))


def _about(colleague: Membership) -> str:
    return f"membership:{colleague.id}"
