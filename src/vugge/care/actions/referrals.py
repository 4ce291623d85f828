"""Referring a family or one of its people, and taking a referral back."""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.care.actions.signature import demand_subject, not_later, signature, unknown
from vugge.care.models import Referral, ReferralWithdrawal
from vugge.catalogue.queries.effective import catalogue_of
from vugge.people.queries.ties import demand_family

_NO_WHY = _("Skriv, hvorfor henvisningen trækkes tilbage. Den bliver stående og kan læses.")


@action("change_families")
def refer(
    *,
    by: Actor,
    family: UUID,
    subject: UUID | None = None,
    target: str,
    on: dt.date,
    from_contact: UUID | None = None,
) -> UUID:
    """Register that a family, or one of its people, was referred, and return the referral's id.

    Raises UnfitError, GoneError and RefusedError.
    """
    demand_family(by=by, family=family, change=True)
    demand_subject(who=by, family=family, subject=subject)
    not_later("on", on)
    try:
        catalogue_of(current()[0], on).target(target)
    except KeyError:
        raise unknown("target", target) from None
    made = Referral.objects.create(
        **signature(by),
        family_id=family,
        subject_id=subject,
        target=target,
        referred_on=on,
        from_contact=from_contact,
    )
    tell(subject=f"referral:{made.id}", after={"target": target})
    return made.id


@action("change_families")
def withdraw_referral(*, by: Actor, referral: UUID, why: str) -> None:
    """Take a referral back; it stays readable and counts no more. StaleError when it was taken back already."""
    found = Referral.objects.filter(municipality=current()[0], id=referral).first()
    if found is None:
        raise GoneError
    demand_family(by=by, family=found.family_id, change=True)
    if not why.strip():
        raise UnfitError("why", _NO_WHY)
    try:
        with transaction.atomic():
            ReferralWithdrawal.objects.create(**signature(by), referral=found, why=why.strip())
    except IntegrityError as error:
        raise StaleError from error
    tell(subject=f"referral:{referral}", before={"target": found.target})
