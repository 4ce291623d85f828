"""Families written straight into the tables: who may write them is tried with the actions."""

import datetime as dt
from uuid import UUID, uuid4

from tests.rows import make
from tests.world import LONG_AGO
from vugge.access.rules.actors import Member
from vugge.base.cpr import read_cpr
from vugge.base.tenancy.context import within
from vugge.people.models import (
    Charge,
    Child,
    ChildInFamily,
    Custody,
    Family,
    Parenthood,
    Person,
    PersonNumber,
    Residence,
    SearchToken,
)
from vugge.people.queries.numbers import digest_of, ring
from vugge.people.rules.finding import tokens
from vugge.people.rules.kinds import ParentRole

HERE, THERE = "0751", "0101"
BORN = dt.date(2026, 9, 8)


def family_of(signe: Member, name: str = "Familien Lind", **given: object) -> Family:
    family: Family = make(Family, HERE, name=name, **given)
    make(Charge, HERE, family=family, staff_id=signe.membership, valid_from=LONG_AGO)
    return family


def child_in(family: Family, *names: str, pregnancy: UUID | None = None, **given: object) -> Child:
    about = {key: given.pop(key) for key in ("born_on", "died_on", "sex") if key in given}
    person = make(Person, HERE, given_names=" ".join(names), **about)
    child: Child = make(Child, HERE, person=person, pregnancy=pregnancy or uuid4(), **given)
    make(ChildInFamily, HERE, family=family, child=child, valid_from=LONG_AGO)
    return child


def parent_of(role: ParentRole, name: str, *children: Child, custody: bool = True) -> Person:
    person: Person = make(Person, HERE, given_names=name, family_name="Lind")
    for child in children:
        make(Parenthood, HERE, child=child, parent=person, role=role, valid_from=LONG_AGO)
        if custody:
            make(Custody, HERE, child=child, holder=person, valid_from=LONG_AGO)
    return person


def lives_at(person: Person, address: str, *, protected: bool = False, postcode: str = "4000") -> None:
    where = {"address": address, "postcode": postcode, "town": "Roskilde"}
    make(Residence, HERE, person=person, valid_from=LONG_AGO, protected=protected, **where)


def numbered(person: Person, number: str) -> None:
    cpr = read_cpr(number)
    with within(municipality=HERE):
        digest = digest_of(cpr)
    make(PersonNumber, HERE, person=person, kind="real", sealed=ring().seal(cpr.places), digest=digest)


def findable(person: Person, address: str = "") -> None:
    names = f"{person.given_names} {person.family_name}"
    for token in tokens(names=names, born_on=person.born_on, address=address):
        make(SearchToken, HERE, token=token, person=person)
