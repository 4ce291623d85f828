"""Whether somebody is of a family, asked by what changes it. Asks for no permission and logs nothing."""

import datetime as dt
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.access.queries.members import on_day
from vugge.access.rules.faults import GoneError
from vugge.people.models import Child, ChildInFamily, Custody, Family, Parenthood, Person
from vugge.people.queries.loading import aliases, kept_of, persons_of

_T = TypeVar("_T")


def child_in(family: Family, person: UUID) -> Child:
    """Return somebody as a child of a family, now or once; GoneError when they are none."""
    return _found(_children(family).filter(person__in=aliases(person)).order_by("number").first())


def children_in(family: Family, on: dt.date) -> list[Child]:
    """Return the children whose main family it is on a day, in the order they were written down."""
    now = ChildInFamily.objects.filter(on_day(on), municipality=family.municipality_id, family=family)
    return list(_children(family).filter(id__in=now.values("child")).order_by("number"))


def everybody_in(family: Family, on: dt.date) -> list[Person]:
    """Return who is in a family on a day, each once: its children, then their parents."""
    children = children_in(family, on)
    grown_up = [parent for child in children for parent in parents_of(child, on)]
    found = persons_of([*(child.person_id for child in children), *grown_up])
    return list({person.id: person for person in found.values()}.values())


def person_in(family: Family, person: UUID) -> Person:
    """Return somebody who is, or was, a child in the family or a parent of one; GoneError for anybody else.

    It is the row their journal goes by now, when journals were joined.
    """
    ids = aliases(person)
    children = _children(family)
    as_parent = Parenthood.objects.filter(municipality=family.municipality_id, child__in=children, parent__in=ids)
    if not (children.filter(person__in=ids).exists() or as_parent.exists()):
        raise GoneError
    return persons_of([person])[person]


def parents_of(child: Child, on: dt.date) -> dict[UUID, str]:
    """Return a child's parents on a day, each with the code of their role."""
    found = Parenthood.objects.filter(on_day(on), municipality=child.municipality_id, child=child)
    return _as_kept(dict(found.order_by("number").values_list("parent", "role")))


def born_to(child: Child) -> frozenset[UUID]:
    """Return who ever was mother or father of a child, and not their partners."""
    found = Parenthood.objects.filter(municipality=child.municipality_id, child=child).exclude(role="partner")
    return frozenset(_as_kept(dict(found.values_list("parent", "role"))))


def holders_of(child: Child, on: dt.date) -> frozenset[UUID]:
    """Return who holds custody of a child on a day."""
    found = Custody.objects.filter(on_day(on), municipality=child.municipality_id, child=child)
    return frozenset(_as_kept(dict(found.values_list("holder", "id"))))


def families_of(persons: frozenset[UUID], municipality: str) -> list[UUID]:
    """Return every family somebody is or was in, as a child or as a child's parent, in the order of their ids."""
    children = Parenthood.objects.filter(municipality=municipality, parent__in=persons).values("child")
    rows = ChildInFamily.objects.filter(Q(child__in=children) | Q(child__person__in=persons), municipality=municipality)
    return sorted(set(rows.values_list("family", flat=True)))


def families_now(persons: frozenset[UUID], municipality: str, on: dt.date) -> list[Family]:
    """Return the families somebody is in on a day, as a child or as a child's parent."""
    here = {"municipality": municipality}
    children = Parenthood.objects.filter(on_day(on), parent__in=persons, **here).values("child")
    lived = ChildInFamily.objects.filter(on_day(on), Q(child__in=children) | Q(child__person__in=persons), **here)
    return list(Family.objects.filter(id__in=lived.values("family"), **here))


def _children(family: Family) -> QuerySet[Child]:
    ever = ChildInFamily.objects.filter(municipality=family.municipality_id, family=family)
    return Child.objects.filter(municipality=family.municipality_id, id__in=ever.values("child"))


def _found(child: Child | None) -> Child:
    if child is None:
        raise GoneError
    return child


def _as_kept(rows: dict[UUID, _T]) -> dict[UUID, _T]:
    kept = kept_of(rows)
    return {kept[person]: value for person, value in rows.items()}
