"""Visits held, as they are counted: a row for each child seen, as it stands now. Source: the domain, § 7.

An offer that came to no visit is a row of `care.facts`, and a screening one of `instruments.facts`. Rows are of the
municipality the transaction is for, and go to what counts, never to a page about a family.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.base.tenancy.context import current
from vugge.care.facts.help import OfferFact, ReferralFact, offers, referrals
from vugge.catalogue.queries.effective import catalogues_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.people.queries.loading import kept_of
from vugge.visits.models import Contact, Frame, Part
from vugge.visits.rules.registration import Subject

COLUMNS: Mapping[str, str] = {
    "activity_id": "The first version of the child's part, the same for ever; the contact where no child was seen",
    "family": "The family",
    "child": "The child; none before birth, and where no child was seen",
    "kind": "The visit kind's code, which the extract has no column for",
    "activity": "The extract's code of the kind, by the catalogue of the day",
    "offered_on": "The day it was offered, or booked where nobody wrote the offer down",
    "response": "accepted, or empty where there is no offer",
    "responded_on": "The day of the answer",
    "held_on": "The day it was held",
    "level": "1 to 4, as confirmed when it was signed, or when it was corrected",
    "present": "mother, father, partner and professions, in the order registered",
    "place": "home, daycare, school, clinic, online, phone",
    "reasons": "A need visit's; a municipality's own under the one it is mapped to, and left out where it is to none",
    "referrals": "Targets, of the child's row they are about; of the first child's where about a parent or the family",
    "statutory_measure": "Whether a measure was in force when it was offered; none: not known",
    "contact": "The contact, which the screenings done at it name as `part_of`",
}

BEGINNING = dt.date(1990, 1, 1)
"""No offer is older than the registers are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFact:
    """A row. What each column holds stands in `COLUMNS`."""

    activity_id: UUID
    family: UUID
    child: UUID | None
    kind: str
    activity: str
    offered_on: dt.date | None
    response: str
    responded_on: dt.date | None
    held_on: dt.date
    level: int
    present: tuple[str, ...]
    place: str
    reasons: tuple[str, ...]
    referrals: tuple[str, ...]
    statutory_measure: bool | None
    contact: UUID


@dataclass(frozen=True, slots=True)
class _Beside:
    """What other modules know of the visits, by contact."""

    offers: Mapping[tuple[UUID, UUID | None], OfferFact]
    referrals: Mapping[UUID, tuple[ReferralFact, ...]]


def visits(first: dt.date, last: dt.date) -> Iterator[VisitFact]:
    """Yield the visits held on the days from one to another, both included, in the order they were signed."""
    place = current()[0]
    newest = Frame.objects.filter(municipality=place).order_by("of", "-version").distinct("of")
    frames = {each.of_id: each for each in newest.iterator() if first <= each.held_on <= last}
    contacts = Contact.objects.filter(municipality=place, id__in=frames).order_by("number")
    children = _children(place, frames)
    beside = _Beside(_offers(last), _referrals(first, last))
    catalogues = catalogues_of(place)
    for contact in contacts.iterator():
        frame = frames[contact.id]
        yield from _facts(contact, frame, children.get(contact.id, []), beside, catalogues(frame.held_on))


def _facts(
    contact: Contact, frame: Frame, seen: list[tuple[UUID, UUID]], beside: _Beside, catalogue: Catalogue
) -> Iterator[VisitFact]:
    rows: list[tuple[UUID, UUID | None]] = [*seen] or [(contact.id, None)]
    first, children = rows[0][1], {child for _part, child in seen}
    made = [
        (each.subject if each.subject in children else first, each.target)
        for each in beside.referrals.get(contact.id, ())
    ]
    for row in rows:
        referred = tuple(target for whose, target in made if whose == row[1])
        yield _fact(contact, frame, row, _offer(contact, row[1], beside), referred, catalogue)


def _children(place: str, frames: Mapping[UUID, Frame]) -> dict[UUID, list[tuple[UUID, UUID]]]:
    """Return each contact's children by the id of their part's first version, in the order they were written."""
    rows = Part.objects.filter(municipality=place, of__in=set(frames), role=Subject.CHILD, version=1)
    listed = list(rows.order_by("number").values_list("of", "id", "subject"))
    now = kept_of({subject for _of, _id, subject in listed})
    found: dict[UUID, list[tuple[UUID, UUID]]] = {}
    for of, part, subject in listed:
        found.setdefault(of, []).append((part, now[subject]))
    return found


def _offers(last: dt.date) -> dict[tuple[UUID, UUID | None], OfferFact]:
    return {(taken, each.subject): each for each in offers(BEGINNING, last) for taken in each.taken_up_at}


def _referrals(first: dt.date, last: dt.date) -> dict[UUID, tuple[ReferralFact, ...]]:
    found: dict[UUID, tuple[ReferralFact, ...]] = {}
    for each in referrals(first, last):
        if each.from_contact is not None:
            found[each.from_contact] = (*found.get(each.from_contact, ()), each)
    return found


def _offer(contact: Contact, child: UUID | None, beside: _Beside) -> OfferFact | None:
    named = [each for each in (contact.appointment_id, contact.id) if each is not None]
    return next((beside.offers[each, child] for each in named if (each, child) in beside.offers), None)


def _fact(
    contact: Contact,
    frame: Frame,
    row: tuple[UUID, UUID | None],
    offer: OfferFact | None,
    referred: tuple[str, ...],
    catalogue: Catalogue,
) -> VisitFact:
    return VisitFact(
        activity_id=row[0],
        family=contact.family_id,
        child=row[1],
        kind=frame.kind,
        activity=catalogue.kind(frame.kind).activity,
        offered_on=offer.offered_on if offer else None,
        response=offer.response if offer else "",
        responded_on=offer.responded_on if offer else None,
        held_on=frame.held_on,
        level=frame.level,
        present=tuple(dict.fromkeys(each["as"] for each in frame.present)),
        place=frame.place,
        reasons=_reasons(frame, catalogue),
        referrals=referred,
        statutory_measure=offer.statutory_measure if offer else None,
        contact=contact.id,
    )


def _reasons(frame: Frame, catalogue: Catalogue) -> tuple[str, ...]:
    mapped = {each.code: each.extract_code for each in catalogue.all_reasons()}
    return tuple(dict.fromkeys(code for each in frame.reasons if (code := mapped.get(each, ""))))
