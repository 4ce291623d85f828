"""Offers, referrals and services as they are counted. Rows are of the municipality the transaction is for."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.base.tenancy.context import current
from vugge.care.models import Offer, Referral, ReferralWithdrawal, Response, Service
from vugge.care.rules.codes import Answer
from vugge.care.rules.offers import Answered, standing

COLUMNS: Mapping[str, str] = {
    "offer": "The offer's id: a row's activity_id where nothing was held",
    "family": "The family",
    "subject": "The child or parent it is for; none: the family, or before birth",
    "activity": "The extract's code",
    "offered_on": "The day it was offered; with `implied`, the day the held visit was booked",
    "response": "accepted, declined, no_contact, or empty: not answered",
    "responded_on": "The day of the answer that counts",
    "statutory_measure": "Whether a measure was in force when it was offered; none: not known",
    "part_of": "The appointment the offer was made with, or the contact; none where it was made beside them",
    "taken_up_at": "The appointments, or contacts without one, it was taken up at",
    "target": "The extract's code of where somebody was referred",
    "referred_on": "The day of the referral",
    "from_contact": "The contact it was made at, if any",
    "level": "1 to 4, of a service",
    "opened_on": "A service's first day",
    "closed_on": "Its last day; none while it is open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFact:
    """A row for each offer. Columns in `COLUMNS`."""

    offer: UUID
    family: UUID
    subject: UUID | None
    activity: str
    offered_on: dt.date
    implied: bool
    response: str
    responded_on: dt.date | None
    statutory_measure: bool | None
    part_of: UUID | None
    taken_up_at: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """A row for each referral that was not taken back."""

    family: UUID
    subject: UUID | None
    target: str
    referred_on: dt.date
    from_contact: UUID | None


@dataclass(frozen=True, slots=True)
class ServiceFact:
    """A row for each service that counts."""

    family: UUID
    kind: str
    reason: str
    level: int
    opened_on: dt.date
    closed_on: dt.date | None


def offers(first: dt.date, last: dt.date) -> Iterator[OfferFact]:
    """Yield the offers of the days from one to another, both included."""
    here = {"municipality": current()[0]}
    rows = Offer.objects.filter(offered_on__range=(first, last), **here).order_by("number")
    responses: dict[UUID, list[Response]] = {}
    for response in Response.objects.filter(offer__in=rows, **here).order_by("number"):
        responses.setdefault(response.offer_id, []).append(response)
    for row in rows.iterator():
        yield offer_fact(row, responses.get(row.id, []))


def referrals(first: dt.date, last: dt.date) -> Iterator[ReferralFact]:
    """Yield the referrals of the days from one to another, both included."""
    here = {"municipality": current()[0]}
    taken_back = ReferralWithdrawal.objects.filter(**here).values("referral")
    rows = Referral.objects.filter(referred_on__range=(first, last), **here).exclude(id__in=taken_back)
    for row in rows.order_by("number").iterator():
        yield ReferralFact(row.family_id, row.subject_id, row.target, row.referred_on, row.from_contact)


def services() -> Iterator[ServiceFact]:
    """Yield every service that counts: what levels, and their intervals, are worked out from."""
    rows = Service.objects.filter(municipality=current()[0], mistaken=False).order_by("opened_on", "number")
    for row in rows.iterator():
        yield ServiceFact(row.family_id, row.kind, row.reason, row.level, row.opened_on, row.closed_on)


def offer_fact(row: Offer, responses: list[Response]) -> OfferFact:
    """Return an offer's row, by its answers in the order they were noted."""
    counts = standing(Answered(Answer.of(each.answer), each.on, each.implied) for each in responses)
    return OfferFact(
        offer=row.id,
        family=row.family_id,
        subject=row.subject_id,
        activity=row.activity,
        offered_on=row.offered_on,
        implied=row.implied,
        response=counts.answer.value if counts else "",
        responded_on=counts.on if counts else None,
        statutory_measure=row.statutory_measure,
        part_of=row.part_of,
        taken_up_at=tuple(each.part_of for each in responses if each.part_of is not None),
    )
