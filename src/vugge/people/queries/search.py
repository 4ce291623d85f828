"""Looking for somebody, and for whether somebody about to be written down is here already. Source: decision 5.

Under row-level security only `=`, `>=` and `<` use an index, so everything is looked up by tokens.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from vugge.access.actions.recording import RefusedError, demand, note_reading
from vugge.access.queries.readings import read_since
from vugge.access.rules.actors import Member
from vugge.access.rules.reading import CARE, NUMBER_MISSED, SEARCH, Reading
from vugge.base.clock import now, today
from vugge.base.cpr import Cpr
from vugge.base.tenancy.context import current
from vugge.base.text import danish_sort_key
from vugge.base.text import marked as _
from vugge.people.models import Parenthood, Person, SearchToken
from vugge.people.queries.loading import persons_of
from vugge.people.queries.members import name_of
from vugge.people.queries.numbers import digest_of, holder_of
from vugge.people.queries.reach import Belonging, within_reach
from vugge.people.rules.asking import Asked, asked
from vugge.people.rules.finding import sound, words
from vugge.people.rules.likeness import Features, Ground, grounds

MOST = 25
"""Shown at a time: who finds more has typed too little."""

_CANDIDATES = 400
MISSES, WITHIN = 15, dt.timedelta(hours=1)
"""So many numbers that led to nobody, within so long, close the search by number. Source: attacks J7."""

_WALKED = _(
    "Du har søgt på mange CPR-numre, der ikke fører til nogen. Derfor er søgning på nummer lukket en time. "
    "Søg på navn, eller spørg jeres leder."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """Somebody found: no number and no address, ever. `families` are those the reader may know of."""

    person: UUID
    name: str
    born_on: dt.date | None
    families: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave. `too_little` is that too little was typed; `more` that there were more than are shown."""

    people: tuple[FoundPerson, ...] = ()
    too_little: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Somebody who may be the one about to be written down, and the signs of it.

    Without a name it is somebody the reader may not know of: that they are here is all that is said.
    """

    person: UUID | None
    name: str
    born_on: dt.date | None
    grounds: tuple[Ground, ...]
    families: tuple[Belonging, ...]


def search(*, by: Member, text: str) -> Found:
    """Return who is found by a name, a day of birth, a whole CPR number or an address; logged as one search.

    Who is protected is found by their whole number, or by whoever may open them; who is in a family closed to
    colleagues by the latter alone. RefusedError after many numbers that led to nobody.
    """
    demand("see_families", by)
    wanted = asked(text, today())
    if wanted.nothing:
        return Found(too_little=True)
    if wanted.number is not None:
        return _by_number(by, wanted.number)
    note_reading(by=by, subject=by.membership, kind=SEARCH, purpose=CARE)
    ids = _by_tokens(by.municipality, wanted)
    people = _shown(by, ids, exactly=False)
    return Found(people=people[:MOST], more=len(people) > MOST or len(ids) >= _CANDIDATES)


def duplicates(
    *,
    by: Member,
    given_names: str,
    family_name: str,
    born_on: dt.date | None,
    number: Cpr | None = None,
    parents: frozenset[UUID] = frozenset(),
) -> tuple[Likely, ...]:
    """Return who may be the same as somebody about to be written down, the strongest sign first; logged as a search.

    `parents` are those of a child that are here already. RefusedError after many numbers that led to nobody.
    """
    demand("see_families", by)
    if number is not None:
        _refuse_walker(by)
    note_reading(by=by, subject=by.membership, kind=SEARCH, purpose=CARE)
    digests = frozenset({digest_of(number)} if number else ())
    new = Features(given_names=given_names, family_name=family_name, born_on=born_on, digests=digests, parents=parents)
    holder = holder_of(number) if number else None
    people = persons_of([*([holder] if holder else []), *_alike(by.municipality, new)])
    born_to = _parents_of(people) if parents else {}
    found: dict[UUID, tuple[Ground, ...]] = {}
    for which, person in people.items():
        held = digests if which == holder else frozenset[str]()
        if signs := grounds(new, _features(person, held, born_to.get(which, frozenset()))):
            found[person.id] = tuple(dict.fromkeys([*found.get(person.id, ()), *signs]))
    return _likely(by, found, {person.id: person for person in people.values()})


def looked_up(*, by: Member, found: tuple[Likely, ...]) -> None:
    """Count a number typed into a form that led to nobody, and nothing was written down: a search like any other."""
    demand("see_families", by)
    if not any(Ground.SAME_NUMBER in each.grounds for each in found):
        note_reading(by=by, subject=by.membership, kind=NUMBER_MISSED, purpose=CARE)


def _refuse_walker(by: Member) -> None:
    if read_since(by.municipality, by.membership, NUMBER_MISSED, now() - WITHIN) >= MISSES:
        reading = Reading(subject=by.membership, kind=NUMBER_MISSED, purpose=CARE)
        raise RefusedError(by=by, permission="see_families", reason=_WALKED, reading=reading)


def _by_number(by: Member, number: Cpr) -> Found:
    _refuse_walker(by)
    holder = holder_of(number)
    people = () if holder is None else _shown(by, [holder], exactly=True)
    kind = SEARCH if people else NUMBER_MISSED
    note_reading(by=by, subject=by.membership, kind=kind, purpose=CARE)
    return Found(people=people)


def _by_tokens(place: str, wanted: Asked) -> list[UUID]:
    found = Person.objects.filter(municipality=place)
    for equals, ranges in zip(wanted.equals, wanted.ranges, strict=True):
        between = [Q(token__gte=first, token__lt=last) for first, last in ranges]
        which = reduce(or_, between, Q(token__in=equals) if equals else Q(pk__in=()))
        found = found.filter(id__in=SearchToken.objects.filter(which, municipality=place).values("person"))
    return list(found.order_by("number").values_list("id", flat=True)[:_CANDIDATES])


def _shown(by: Member, ids: Iterable[UUID], *, exactly: bool) -> tuple[FoundPerson, ...]:
    people = {person.id: person for person in persons_of(ids).values()}
    known = within_reach(by=by, persons=people, exactly=exactly)
    found = [
        FoundPerson(person=which, name=name_of(person), born_on=person.born_on, families=known[which])
        for which, person in people.items()
        if which in known
    ]
    return tuple(sorted(found, key=lambda each: (danish_sort_key(each.name), str(each.born_on), str(each.person))))


def _alike(place: str, new: Features) -> list[UUID]:
    """Return who was born the same day, and who sounds alike and has no day of birth: few enough to be compared."""
    tokens = SearchToken.objects.filter(municipality=place)
    sounds = {f"p:{sound(word)}" for word in words(new.given_names) if sound(word)}
    alike = Person.objects.filter(municipality=place, id__in=tokens.filter(token__in=sounds).values("person"))
    if new.born_on is None:
        return list(alike.order_by("number").values_list("id", flat=True)[:_CANDIDATES])
    same_day = tokens.filter(token=f"b:{new.born_on.isoformat()}").order_by("number").values_list("person", flat=True)
    dateless = alike.filter(born_on__isnull=True).order_by("number").values_list("id", flat=True)
    return [*same_day[:_CANDIDATES], *dateless[:_CANDIDATES]]


def _parents_of(persons: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    rows = Parenthood.objects.filter(municipality=current()[0], child__person__in=set(persons))
    found: dict[UUID, frozenset[UUID]] = {}
    for child, parent in rows.values_list("child__person", "parent"):
        found[child] = found.get(child, frozenset()) | {parent}
    return found


def _features(person: Person, digests: frozenset[str], parents: frozenset[UUID]) -> Features:
    return Features(
        given_names=person.given_names,
        family_name=person.family_name,
        born_on=person.born_on,
        digests=digests,
        parents=parents,
    )


def _likely(by: Member, found: dict[UUID, tuple[Ground, ...]], people: dict[UUID, Person]) -> tuple[Likely, ...]:
    exact = {which: people[which] for which, signs in found.items() if Ground.SAME_NUMBER in signs}
    known = within_reach(by=by, persons={which: people[which] for which in found}, exactly=False)
    known |= within_reach(by=by, persons=exact, exactly=True)
    order = list(Ground)
    listed = sorted(found.items(), key=lambda each: (order.index(each[1][0]), people[each[0]].number))
    return tuple(
        Likely(
            person=which if which in known else None,
            name=name_of(people[which]) if which in known else "",
            born_on=people[which].born_on if which in known else None,
            grounds=signs,
            families=known.get(which, ()),
        )
        for which, signs in listed
        if which in known or Ground.SAME_NUMBER in signs
    )
