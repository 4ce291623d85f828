"""Who is a parent of which child, and who holds custody. Parts of actions."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.faults import UnfitError
from vugge.base.clock import today
from vugge.base.text import marked as _
from vugge.people.actions.changing import succeed
from vugge.people.models import Child, Custody, Family, Parenthood
from vugge.people.queries.belonging import child_in, children_in, holders_of, parents_of, person_in

_NO_CHILD = _("Skriv barnet først, også når det ventes: en forælder er forælder til et barn.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parents:
    """What some persons are to a child, by the role's code, and who of them, or else, holds custody."""

    roles: Mapping[UUID, str]
    holders: frozenset[UUID] = frozenset()


def children_meant(family: Family, children: tuple[UUID, ...] | None) -> list[Child]:
    """Return the children named, or all the family has today; UnfitError when there is none."""
    found = children_in(family, today()) if children is None else [child_in(family, each) for each in children]
    if not found:
        raise UnfitError("children", _NO_CHILD)
    return found


def parents_meant(family: Family, parents: tuple[UUID, ...] | None, twin: Child | None) -> Parents:
    """Return a new child's parents: those named, else a twin's, else whoever is parent of all the family's children."""
    beside = [twin] if twin else children_in(family, today())
    known = [parents_of(child, today()) for child in beside]
    held = [holders_of(child, today()) for child in beside]
    if parents is not None:
        named = [person_in(family, each).id for each in parents]
        roles = {each: next((roles[each] for roles in known if each in roles), "") for each in named}
        _refuse_without_role(roles)
        return Parents(roles=roles, holders=frozenset(each for each in named if any(each in some for some in held)))
    if not known:
        return Parents(roles={})
    shared = {each: role for each, role in known[0].items() if all(each in roles for roles in known)}
    return Parents(roles=shared, holders=frozenset.intersection(*held))


def give_parents(child: Child, parents: Parents, since: dt.date) -> None:
    """Let persons be a child's parents, and hold its custody, from a day on."""
    whose = {"municipality_id": child.municipality_id, "child": child}
    for person, role in parents.roles.items():
        succeed(Parenthood, key={**whose, "parent_id": person}, since=since, said={"role": role})
    for person in parents.holders:
        succeed(Custody, key={**whose, "holder_id": person}, since=since, said={})


def _refuse_without_role(roles: Mapping[UUID, str]) -> None:
    if not all(roles.values()):
        raise UnfitError("parents", _("Vælg blandt forældrene til familiens børn."))
