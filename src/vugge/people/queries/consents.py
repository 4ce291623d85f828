"""What a person has said yes to, and what that is worth. Source: attacks C5 and C6."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import CARE
from vugge.base.clock import today
from vugge.people.models import Child, Consent, Custody
from vugge.people.queries.loading import aliases, kept_of, persons_of
from vugge.people.queries.members import name_of
from vugge.people.queries.ties import demand_person, place_of
from vugge.people.rules.consents import Effect, Given, How, Need, Purpose, Recipient, effect, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """A consent as it was given. `counts` is whether it does today; `recipient_name` says which one, where told."""

    id: UUID
    giver: UUID
    giver_name: str
    about: UUID
    about_name: str
    purpose: Purpose
    recipient: Recipient
    recipient_name: str
    how: How
    valid_from: dt.date
    valid_to: dt.date | None
    withdrawn_on: dt.date | None
    counts: bool


def consents_of(*, by: Actor, person: UUID) -> tuple[ConsentLine, ...]:
    """Return the consents about a person, those that count first, then the latest. To be read on their own page.

    Another parent's consents about themselves are not among them. GoneError and RefusedError as `demand_person`.
    """
    demand_person(by=by, person=person, purpose=CARE)
    return consents_about(place_of(by), aliases(person))


def consents_about(place: str, persons: frozenset[UUID]) -> tuple[ConsentLine, ...]:
    """Return the consents about any of these ids, for a caller that has been let in."""
    rows = list(Consent.objects.filter(municipality=place, about__in=persons).order_by("-valid_from", "-number"))
    people = persons_of([*(row.giver_id for row in rows), *(row.about_id for row in rows)])
    lines = [
        ConsentLine(
            id=row.id,
            giver=people[row.giver_id].id,
            giver_name=name_of(people[row.giver_id]),
            about=people[row.about_id].id,
            about_name=name_of(people[row.about_id]),
            purpose=Purpose.of(row.purpose),
            recipient=Recipient.of(row.recipient),
            recipient_name=row.recipient_name,
            how=How.of(row.how),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            withdrawn_on=row.withdrawn_on,
            counts=in_force(_given(row), today()),
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: not line.counts))


def consent_effect(*, by: Actor, about: UUID, purpose: Purpose, recipient: Recipient, on: dt.date) -> Effect:
    """Return whether what has been said yes to is enough to tell a recipient about a person on a day, and if not why.

    All who have custody of a child must have said yes; somebody grown up decides alone. GoneError and RefusedError as
    `demand_person`.
    """
    demand_person(by=by, person=about, purpose=CARE)
    place, ids = place_of(by), aliases(about)
    given = [_given(row) for row in Consent.objects.filter(municipality=place, about__in=ids)]
    known = kept_of([each.giver for each in given])
    (kept,) = kept_of([about]).values()
    joined = [replace(each, giver=known[each.giver], about=kept) for each in given]
    need = Need(about=kept, purpose=purpose, recipient=recipient, deciders=_deciders(place, ids, on), on=on)
    return effect(joined, need)


def _deciders(place: str, persons: frozenset[UUID], on: dt.date) -> frozenset[UUID]:
    if not Child.objects.filter(municipality=place, person__in=persons).exists():
        return frozenset(kept_of(persons).values())
    holders = Custody.objects.filter(on_day(on), Q(child__person__in=persons), municipality=place)
    return frozenset(kept_of(holders.values_list("holder", flat=True)).values())


def _given(row: Consent) -> Given:
    return Given(
        giver=row.giver_id,
        about=row.about_id,
        purpose=Purpose.of(row.purpose),
        recipient=Recipient.of(row.recipient),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        withdrawn_on=row.withdrawn_on,
    )
