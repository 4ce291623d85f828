"""Offers and referrals as they stood at a moment: of what was noted by then. Rows and columns as in `help`.

Rows are of the municipality the transaction is for, and go to what counts, never to a page about a family.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.base.batches import batched
from vugge.base.tenancy.context import current
from vugge.care.facts.help import OfferFact, ReferralFact, offer_fact
from vugge.care.models import Offer, Referral, ReferralWithdrawal, Response

BATCH = 1_000


def offers(as_of: dt.datetime) -> Iterator[OfferFact]:
    """Yield every offer with the answer that counted, in the order they were noted."""
    yield from _answered(_made(as_of).order_by("number").iterator(BATCH), as_of)


def offers_at(places: Collection[UUID], as_of: dt.datetime) -> tuple[OfferFact, ...]:
    """Return the offers of these visits and appointments, and those taken up at them."""
    taken = Response.objects.filter(municipality=current()[0], part_of__in=places, made_at__lte=as_of)
    found = _made(as_of).filter(Q(part_of__in=places) | Q(id__in=taken.values("offer")))
    return tuple(_answered(found.order_by("number"), as_of))


def referrals_from(contacts: Collection[UUID], as_of: dt.datetime) -> tuple[ReferralFact, ...]:
    """Return the referrals made at these visits that were not taken back."""
    here = {"municipality": current()[0], "made_at__lte": as_of}
    taken_back = ReferralWithdrawal.objects.filter(**here).values("referral")
    rows = Referral.objects.filter(from_contact__in=contacts, **here).exclude(id__in=taken_back).order_by("number")
    return tuple(
        ReferralFact(each.family_id, each.subject_id, each.target, each.referred_on, each.from_contact) for each in rows
    )


def _made(as_of: dt.datetime) -> QuerySet[Offer]:
    return Offer.objects.filter(municipality=current()[0], made_at__lte=as_of)


def _answered(rows: Iterable[Offer], as_of: dt.datetime) -> Iterator[OfferFact]:
    for batch in batched(rows, BATCH):
        noted = Response.objects.filter(municipality=current()[0], offer__in=[each.id for each in batch])
        responses: dict[UUID, list[Response]] = {}
        for response in noted.filter(made_at__lte=as_of).order_by("number"):
            responses.setdefault(response.offer_id, []).append(response)
        for row in batch:
            yield offer_fact(row, responses.get(row.id, []))
