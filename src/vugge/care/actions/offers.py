"""Offering a family something, trying to reach it, and noting what it answered."""

import datetime as dt
from uuid import UUID

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError
from vugge.base.clock import now
from vugge.base.tenancy.context import current
from vugge.care.actions.signature import chosen, demand_subject, not_later, signature, unknown
from vugge.care.models import ContactAttempt, Offer, Response
from vugge.care.queries.standing import standing_answer
from vugge.care.rules.codes import Answer, Channel
from vugge.care.rules.offers import unreached
from vugge.catalogue.queries.effective import catalogue_of
from vugge.people.queries.ties import demand_family

_A_MOMENT = dt.timedelta(seconds=20)


@action("change_families")
def offer(  # noqa: PLR0913 - what is registered of an offer, each by its name
    *,
    by: Actor,
    family: UUID,
    subject: UUID | None = None,
    activity: str,
    offered_on: dt.date,
    part_of: UUID | None = None,
    statutory_measure: bool | None = None,
) -> UUID:
    """Register that a family was offered an activity on a day, and return the offer's id.

    `subject` is the child it is for, `part_of` the appointment, `statutory_measure` whether one was in force, if known.
    Raises UnfitError, GoneError and RefusedError.
    """
    demand_family(by=by, family=family, change=True)
    demand_subject(who=by, family=family, subject=subject)
    not_later("offered_on", offered_on)
    _demand_activity(activity, offered_on)
    made = Offer.objects.create(
        **signature(by),
        family_id=family,
        subject_id=subject,
        activity=activity,
        offered_on=offered_on,
        part_of=part_of,
        statutory_measure=statutory_measure,
    )
    tell(subject=f"offer:{made.id}", after={"activity": activity})
    return made.id


@action("change_families")
def respond(*, by: Actor, offer: UUID, answer: str, on: dt.date, why: str = "") -> None:
    """Note what a family answered, on a day. It may answer again: the answer noted last counts."""
    found = _offer(by, offer)
    which = chosen(Answer, "answer", answer)
    not_later("on", on, first=found.offered_on)
    Response.objects.create(**signature(by), offer=found, answer=which, on=on, why=why.strip())
    tell(subject=f"offer:{offer}", after={"answer": which.value})


@action("change_families")
def attempt(*, by: Actor, offer: UUID, channel: str, on: dt.date) -> bool:
    """Note that the family could not be reached; return whether that made the answer "no contact" (V3).

    The same, noted twice within `_A_MOMENT`, is a button pressed twice and one attempt.
    """
    found = _offer(by, offer)
    which = chosen(Channel, "channel", channel)
    not_later("on", on, first=found.offered_on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('attempt ' || %s, 0))", [str(offer)])
    same = ContactAttempt.objects.filter(municipality=current()[0], offer=found, channel=which, on=on, made_by=by.user)
    if same.filter(made_at__gt=now() - _A_MOMENT).exists():
        tell(subject=f"offer:{offer}", after={"again": True})
        return False
    ContactAttempt.objects.create(**signature(by), offer=found, channel=which, on=on)
    made = ContactAttempt.objects.filter(municipality=current()[0], offer=found).count()
    limit = catalogue_of(current()[0], on).number("contact_attempts")
    over = unreached(attempts=made, limit=limit, answered=standing_answer(found.id) is not None)
    if over:
        Response.objects.create(**signature(by), offer=found, answer=Answer.NO_CONTACT, on=on, implied=True)
    tell(subject=f"offer:{offer}", after={"channel": which.value})
    return over


@action("change_families")
def imply(  # noqa: PLR0913 - as offer
    *,
    by: Actor,
    family: UUID,
    subject: UUID | None,
    activity: str,
    booked_on: dt.date,
    held_on: dt.date,
    part_of: UUID,
) -> UUID:
    """See to it that a held visit was offered and said yes to, and return the offer's id. Done twice it is done once.

    The offer of the same appointment, else the latest of the same activity that no other visit has, is the one.
    Without any, one is added, dated by the booking and marked implied. Source: the domain, § 12.
    """
    demand_family(by=by, family=family, change=True)
    demand_subject(who=by, family=family, subject=subject)
    found = _fitting(family, subject, activity, held_on, part_of)
    if found is None:
        _demand_activity(activity, held_on)
        given = {"activity": activity, "offered_on": min(booked_on, held_on), "part_of": part_of, "implied": True}
        found = Offer.objects.create(**signature(by), family_id=family, subject_id=subject, **given)
    _take_up(by, found, held_on, part_of)
    tell(subject=f"offer:{found.id}", after={"activity": activity, "answer": Answer.ACCEPTED.value})
    return found.id


def _offer(by: Actor, offer: UUID) -> Offer:
    found: Offer | None = Offer.objects.filter(municipality=current()[0], id=offer).first()
    if found is None:
        raise GoneError
    demand_family(by=by, family=found.family_id, change=True)
    return found


def _fitting(family: UUID, subject: UUID | None, activity: str, held_on: dt.date, part_of: UUID) -> Offer | None:
    place = current()[0]
    same = Offer.objects.filter(municipality=place, family=family, subject=subject, activity=activity)
    own = same.filter(part_of=part_of).first()
    if own is not None:
        return own
    elsewhere = Response.objects.filter(municipality=place, part_of__isnull=False).exclude(part_of=part_of)
    free = same.filter(part_of__isnull=True, offered_on__lte=held_on).exclude(id__in=elsewhere.values("offer"))
    return free.order_by("offered_on", "number").last()


def _take_up(by: Actor, offer: Offer, held_on: dt.date, part_of: UUID) -> None:
    """Note the yes that a held visit is: for an implied offer on the day of the booking."""
    taken = {"offer": offer, "answer": Answer.ACCEPTED, "implied": True, "part_of": part_of}
    if not Response.objects.filter(municipality=current()[0], **taken).exists():
        Response.objects.create(**signature(by), on=offer.offered_on if offer.implied else held_on, **taken)


def _demand_activity(activity: str, on: dt.date) -> None:
    try:
        catalogue_of(current()[0], on).activity(activity)
    except KeyError:
        raise unknown("activity", activity) from None
