"""What offers and referrals are counted as: their rows and columns. `as_of` reads them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.care.models import Offer, Response
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
