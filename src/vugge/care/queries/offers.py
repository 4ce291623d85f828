"""What a family was offered, what was tried to reach it, and what it answered."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import CARE, FAMILY
from vugge.base.tenancy.context import current
from vugge.care.models import ContactAttempt, Offer
from vugge.care.queries.standing import standing_answers
from vugge.care.rules.codes import Answer, Channel
from vugge.people.queries.ties import demand_family


@dataclass(frozen=True, slots=True)
class Attempt:
    """That somebody tried to reach a family."""

    channel: Channel
    on: dt.date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """An offer as it stands: what was answered and when, or None, and the attempts, the earliest first."""

    id: UUID
    family: UUID
    subject: UUID | None
    activity: str
    offered_on: dt.date
    implied: bool
    part_of: UUID | None
    statutory_measure: bool | None
    answer: Answer | None
    answered_on: dt.date | None
    attempts: tuple[Attempt, ...]


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[OfferRow, ...]:
    """Return every offer a family got, the earliest first. GoneError and RefusedError as `demand_family`."""
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    return read_offers(family)


def read_offers(family: UUID) -> tuple[OfferRow, ...]:
    """Return the offers of a family the caller has been let into."""
    return offers_of([family])


def offers_of(families: Iterable[UUID]) -> tuple[OfferRow, ...]:
    """Return the offers of families the caller has been let into, the earliest first."""
    here = current()[0]
    rows = list(Offer.objects.filter(municipality=here, family__in=list(families)).order_by("offered_on", "number"))
    tried: dict[UUID, list[Attempt]] = {row.id: [] for row in rows}
    for each in ContactAttempt.objects.filter(municipality=here, offer__in=list(tried)).order_by("on", "number"):
        tried[each.offer_id].append(Attempt(Channel.of(each.channel), each.on, each.made_by_name))
    answers = standing_answers(tried)
    return tuple(
        OfferRow(
            id=row.id,
            family=row.family_id,
            subject=row.subject_id,
            activity=row.activity,
            offered_on=row.offered_on,
            implied=row.implied,
            part_of=row.part_of,
            statutory_measure=row.statutory_measure,
            answer=answers[row.id].answer if row.id in answers else None,
            answered_on=answers[row.id].on if row.id in answers else None,
            attempts=tuple(tried[row.id]),
        )
        for row in rows
    )
