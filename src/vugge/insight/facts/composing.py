"""The journal's rows, composed of what visits, screenings and help say of themselves as of a moment.

A visit gives a row for each child seen, or one where none was; a screening its own row, at its visit's level; an offer
one of its own when no visit was held of it. Source: decisions 10, 13 and 17; the domain, §§ 7 and 12.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from vugge.base.batches import batched
from vugge.base.labels import Labelled
from vugge.care.facts import as_of as help_as_of
from vugge.care.facts.help import OfferFact, ReferralFact
from vugge.insight.rules import codes
from vugge.insight.rules.journal import JournalRow
from vugge.instruments.facts import as_of as screenings_as_of
from vugge.instruments.facts.screenings import ScreeningFact
from vugge.people.facts import as_of as people_as_of
from vugge.visits.facts import as_of as visits_as_of
from vugge.visits.facts.as_of import Held, Seen

BATCH = 1_000

_L = TypeVar("_L", bound=Labelled)
_S = TypeVar("_S", OfferFact, ReferralFact, ScreeningFact)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offered:
    """What the row of a held visit says of its offer; nothing where there was none."""

    on: dt.date | None = None
    response: codes.Response | None = None
    responded_on: dt.date | None = None
    statutory: codes.Statutory | None = None


def visits(municipality: str, as_of: dt.datetime) -> Iterator[JournalRow]:
    """Give the rows of visits held."""
    kept = people_as_of.kept(as_of)
    for batch in batched(visits_as_of.visits(as_of), BATCH):
        offers = help_as_of.offers_at([place for each in batch for place in each.places], as_of)
        referrals = help_as_of.referrals_from([each.contact for each in batch], as_of)
        offered = _by_place([_of_kept(each, kept) for each in offers])
        referred = _by_contact([_of_kept(each, kept) for each in referrals])
        for each in (_seen_as(held, kept) for held in batch):
            mine = {offer.offer: offer for place in each.places for offer in offered.get(place, [])}
            yield from _rows_of(municipality, each, [*mine.values()], referred.get(each.contact, []))


def screenings(municipality: str, as_of: dt.datetime) -> Iterator[JournalRow]:
    """Give the rows of screenings done or declined, with an instrument the extract knows."""
    kept = people_as_of.kept(as_of)
    for batch in batched(screenings_as_of.screenings(as_of), BATCH):
        at = [each.part_of for each in batch if each.part_of]
        levels = {held.contact: held.level for held in visits_as_of.held_at(at, as_of)}
        for each in batch:
            if each.offered_on and _known(codes.Instrument, each.instrument):
                level = levels.get(each.part_of, each.level) if each.part_of else each.level
                yield _screening(municipality, _of_kept(each, kept), level)


def offers(municipality: str, as_of: dt.datetime) -> Iterator[JournalRow]:
    """Give the rows of offers no visit was held of; one whose appointment was cancelled only if it was answered."""
    kept = people_as_of.kept(as_of)
    for batch in batched(help_as_of.offers(as_of), BATCH):
        places = {place for each in batch for place in _places(each)}
        visited = [_seen_as(each, kept) for each in visits_as_of.held_at(places, as_of)]
        held = {place: each for each in visited for place in each.places}
        cancelled = visits_as_of.cancelled(places, as_of)
        for each in (_of_kept(offer, kept) for offer in batch):
            taken_up = any(_fits(each, held[place]) for place in _places(each) if place in held)
            if not (taken_up or (each.part_of in cancelled and not each.response)):
                yield _offer(municipality, each)


def _of_kept(found: _S, kept: Mapping[UUID, UUID]) -> _S:
    """Return what is about somebody under the id their journal goes by."""
    return replace(found, subject=kept[found.subject]) if found.subject and found.subject in kept else found


def _seen_as(held: Held, kept: Mapping[UUID, UUID]) -> Held:
    """Return a visit with the children it saw under the ids their journals go by."""
    return replace(held, children=tuple(Seen(each.part, kept.get(each.child, each.child)) for each in held.children))


def _rows_of(
    municipality: str, held: Held, offers: list[OfferFact], referrals: list[ReferralFact]
) -> Iterator[JournalRow]:
    for number, (known_as, child) in enumerate(_seen(held)):
        offered = _offered([each for each in offers if _is_for(each, child)])
        yield JournalRow(
            activity_id=known_as,
            municipality=municipality,
            family_id=held.family,
            child_id=child,
            activity=codes.Activity.of(held.activity),
            offered_on=offered.on,
            response=offered.response,
            responded_on=offered.responded_on,
            statutory_measure=offered.statutory,
            held_on=held.held_on,
            level=held.level,
            present=_all_known(codes.Present, held.present),
            place=codes.Place.of(held.place),
            reasons=_all_known(codes.Reason, held.reasons),
            referrals=_all_known(codes.Target, _targets(referrals, held, child, first=number == 0)),
        )


def _seen(held: Held) -> list[tuple[UUID, UUID | None]]:
    """Return the children a visit has a row for, each with the row's id; nobody, and the visit's own id, for none."""
    return [(each.part, each.child) for each in held.children] or [(held.contact, None)]


def _targets(referrals: list[ReferralFact], held: Held, child: UUID | None, *, first: bool) -> Iterator[str]:
    """Give where a row's child was referred; the first row also has what was for the family or a parent."""
    children = {each.child for each in held.children}
    return (each.target for each in referrals if each.subject == child or (first and each.subject not in children))


def _offered(mine: list[OfferFact]) -> _Offered:
    """Return what is said of a held visit's offer: the one somebody noted comes before the one that was implied."""
    if not mine:
        return _Offered()
    first = min(mine, key=lambda each: (each.implied, each.offered_on))
    said = next((each for each in (first, *mine) if each.response), first)
    return _Offered(
        on=first.offered_on,
        response=_known(codes.Response, said.response),
        responded_on=said.responded_on,
        statutory=_statutory(first),
    )


def _screening(municipality: str, found: ScreeningFact, level: int | None) -> JournalRow:
    respondent = _known(codes.Respondent, found.respondent)
    return JournalRow(
        activity_id=found.activity_id,
        municipality=municipality,
        family_id=found.family,
        child_id=found.subject if respondent is codes.Respondent.CHILD else None,
        activity=codes.Activity.SCREENING,
        offered_on=found.offered_on,
        response=_known(codes.Response, found.response),
        responded_on=found.offered_on,
        held_on=found.held_on,
        level=level,
        instrument=codes.Instrument.of(found.instrument),
        respondent=respondent,
        phase=_known(codes.Phase, found.phase),
        score=found.score,
        cutoff=found.cutoff,
    )


def _offer(municipality: str, found: OfferFact) -> JournalRow:
    return JournalRow(
        activity_id=found.offer,
        municipality=municipality,
        family_id=found.family,
        child_id=found.subject,
        activity=codes.Activity.of(found.activity),
        offered_on=found.offered_on,
        response=_known(codes.Response, found.response),
        responded_on=found.responded_on,
        statutory_measure=_statutory(found),
    )


def _statutory(found: OfferFact) -> codes.Statutory | None:
    if found.statutory_measure is None:
        return None
    return codes.Statutory.YES if found.statutory_measure else codes.Statutory.NO


def _places(found: OfferFact) -> tuple[UUID, ...]:
    return (*([found.part_of] if found.part_of else []), *found.taken_up_at)


def _fits(found: OfferFact, held: Held) -> bool:
    return any(_is_for(found, child) for _known_as, child in _seen(held))


def _is_for(found: OfferFact, child: UUID | None) -> bool:
    """Tell whether an offer is the one of a row: of its child, or of the family as a whole."""
    return child is None or found.subject in {None, child}


def _by_place(offers: Collection[OfferFact]) -> dict[UUID, list[OfferFact]]:
    found: dict[UUID, list[OfferFact]] = {}
    for each in offers:
        for place in _places(each):
            found.setdefault(place, []).append(each)
    return found


def _by_contact(referrals: Collection[ReferralFact]) -> dict[UUID, list[ReferralFact]]:
    found: dict[UUID, list[ReferralFact]] = {}
    for each in referrals:
        if each.from_contact:
            found.setdefault(each.from_contact, []).append(each)
    return found


def _known(kind: type[_L], code: str) -> _L | None:
    """Return what the extract calls a code; None for one it does not know: a local one comes mapped or not at all."""
    return next((each for each in kind if each == code), None)


def _all_known(kind: type[_L], found: Collection[str] | Iterator[str]) -> frozenset[_L]:
    return frozenset(known for each in found if (known := _known(kind, each)))
