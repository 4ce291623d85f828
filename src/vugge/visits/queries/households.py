"""Who a visit with a family can be about and who can be there: what the checks of a registration ask of `people`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from vugge.access.rules.actors import Actor
from vugge.people.queries.families import FamilyPage, family
from vugge.people.queries.members import ChildLine
from vugge.people.rules.naming import ChildState
from vugge.visits.rules.checking import Known
from vugge.visits.rules.days import Life
from vugge.visits.rules.registration import Subject

_BETWEEN_PREGNANCIES = timedelta(days=150)
_NEVER_LIVED = {ChildState.STILLBORN, ChildState.LOST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A family as a visit knows it: its people by id, children first; `page` is what `people` says of them."""

    family: UUID
    name: str
    closed_on: date | None
    people: Mapping[UUID, Known]
    page: FamilyPage

    def children(self) -> tuple[UUID, ...]:
        """Return the children who can be seen, the eldest first."""
        return tuple(
            person
            for person, each in self.people.items()
            if each.role is Subject.CHILD and not (each.life.unborn or each.life.stillborn or each.life.died_on)
        )

    def youngest(self) -> tuple[UUID, ...]:
        """Return the youngest child who can be seen, with the twins of that birth: whom a visit is usually about."""
        can_be_seen = [each for each in self.page.children if each.person in self.children()]
        if not can_be_seen:
            return ()
        last = can_be_seen[-1]
        return tuple(each.person for each in can_be_seen if each is last or _born_together(each, last))


def household(by: Actor, which: UUID) -> Household:
    """Return a family's people, and log the reading; GoneError and RefusedError as `ties.demand_family`."""
    page = family(by=by, family=which)
    facts = page.family
    children = {each.person: Known(life=_life(each), role=Subject.CHILD) for each in page.children}
    parents = {each.person: Known(life=Life(name=each.name), role=Subject.of(each.role.value)) for each in page.parents}
    return Household(
        family=which,
        name=facts.name,
        closed_on=facts.closed_on,
        people=children | parents,
        page=page,
    )


def _life(child: ChildLine) -> Life:
    return Life(
        name=child.name,
        born_on=child.born_on,
        died_on=child.died_on,
        unborn=child.state is ChildState.UNBORN,
        stillborn=child.state in _NEVER_LIVED,
    )


def _born_together(one: ChildLine, other: ChildLine) -> bool:
    """Tell whether two are twins: some are born on either side of midnight, and a few days or weeks apart."""
    if not (one.twin and other.twin and one.born_on and other.born_on):
        return False
    return abs(one.born_on - other.born_on) < _BETWEEN_PREGNANCIES
