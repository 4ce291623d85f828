"""A family for tests of what is registered about it: Alma, her parents Freja and Jonas, and Signe, who visits them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.rows import make
from tests.world import LONG_AGO, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.people.models import Charge, Child, ChildInFamily, Family, Parenthood, Person
from vugge.people.rules.kinds import ParentRole

HERE, ELSEWHERE = "0751", "0101"
BORN = dt.date(2026, 1, 8)


@dataclass(frozen=True)
class Linds:
    """The ids of everybody, and the health visitor in charge."""

    signe: Member
    family: UUID
    alma: UUID
    freja: UUID
    jonas: UUID


def linds(place: str = HERE, name: str = "Signe") -> Linds:
    """Make the family in a municipality."""
    signe = member(role=Role.HEALTH_VISITOR, municipality=place, name=name)
    family = make(Family, place, name="Familien Lind")
    make(Charge, place, family=family, staff_id=signe.membership, valid_from=LONG_AGO)
    alma = make(Person, place, given_names="Alma", family_name="Lind", born_on=BORN)
    child = make(Child, place, person=alma, pregnancy=uuid4())
    make(ChildInFamily, place, family=family, child=child, valid_from=LONG_AGO)
    parents = []
    for role, called in ((ParentRole.MOTHER, "Freja"), (ParentRole.FATHER, "Jonas")):
        parent = make(Person, place, given_names=called, family_name="Lind")
        make(Parenthood, place, child=child, parent=parent, role=role, valid_from=LONG_AGO)
        parents.append(parent.id)
    return Linds(signe, family.id, alma.id, *parents)
