"""A visit kind as the checks of a registration ask of it: what it demands on a day, and what may be chosen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import UnfitError
from vugge.base.text import marked as _
from vugge.catalogue.queries.effective import catalogue_for
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.kinds import OfferedTo, VisitKind
from vugge.catalogue.rules.observations import Form, Observation
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.visits.rules.checking import Asked, Doubt, Known
from vugge.visits.rules.completeness import Demand
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Subject

UNKNOWN = _("Vælg en slags besøg fra listen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOnDay:
    """A visit kind on a day, with the codes that can be chosen beside it."""

    kind: VisitKind
    catalogue: Catalogue
    topics: frozenset[str]
    reasons: frozenset[str]
    targets: frozenset[str]
    asked: Mapping[str, Asked]

    @property
    def needs_reasons(self) -> bool:
        """Tell whether it is a need visit, which is made for one or more reasons."""
        return self.kind.offered_to is OfferedTo.NEED

    def demands(self, place: Place, children: Iterable[UUID], people: Mapping[UUID, Known]) -> tuple[Demand, ...]:
        """Return what is obligatory at a place of each of these children, and of each parent among `people`.

        `people` are those of the family who are seen or met; a name is said where several could be meant.
        """
        seen = [each for each in children if each in people]
        met = [person for person, known in people.items() if known.role is not Subject.CHILD]
        return (
            *self._demands(Whose.CHILD, place, seen, people),
            *self._demands(Whose.PARENT, place, met, people),
        )

    def _demands(
        self, whose: Whose, place: Place, persons: list[UUID], people: Mapping[UUID, Known]
    ) -> Iterable[Demand]:
        for person in persons:
            name = people[person].life.name if len(persons) > 1 or whose is Whose.PARENT else ""
            for each in self.kind.demanded_of(whose, place.value):
                yield Demand(subject=person, code=each.code, title=each.title, whose=name)


def visit_kind(by: Member, code: str, on: dt.date, *, to_choose: bool = True) -> KindOnDay:
    """Return a visit kind on a day; UnfitError on `kind` where there is none by that code.

    With `to_choose` it must be in use. A visit planned while it was is still held and signed.
    """
    catalogue = catalogue_for(by=by, on=on)
    try:
        kind = catalogue.kind(code)
    except KeyError as error:
        raise UnfitError("kind", UNKNOWN) from error
    if to_choose and not kind.in_use:
        raise UnfitError("kind", UNKNOWN)
    return KindOnDay(
        kind=kind,
        catalogue=catalogue,
        topics=frozenset(each.code for each in catalogue.topics()),
        reasons=frozenset(each.code for each in catalogue.reasons()),
        targets=frozenset(each.code for each in catalogue.targets()),
        asked={each.code: _asked(each) for each in (*kind.observations, *kind.also)},
    )


def _asked(observation: Observation) -> Asked:
    return Asked(
        code=observation.code,
        title=observation.title,
        of_children=observation.subject is Whose.CHILD,
        steps=frozenset(step.code for step in observation.steps),
        measure=observation.form is Form.MEASURE,
        decimals=observation.decimals,
        doubt=partial(_doubt, observation),
    )


def _doubt(observation: Observation, number: Decimal, days: int) -> Doubt | None:
    found = observation.doubt(number, days)
    return None if found is None else (found.sentence, found.words)
