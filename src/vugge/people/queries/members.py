"""Who is in a family on a day: its children, and the parents of those. Asks for no permission and logs nothing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext

from vugge.access.queries.members import on_day
from vugge.people.models import Child, ChildInFamily, Custody, Parenthood, Person
from vugge.people.queries.loading import persons_of
from vugge.people.rules.kinds import ParentRole, Sex
from vugge.people.rules.naming import NAMELESS_PARENT, ChildState, nameless, state_of, told_apart, whole_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    """A child of a family. `person` is whose journal it is, `child` the row of the role.

    `gestation_days` is how far the pregnancy was at birth; `order` the place among twins, both None where unknown.
    `twin` is that others of the same pregnancy are in the family.
    """

    person: UUID
    child: UUID
    name: str
    born_on: dt.date | None
    born_at: dt.datetime | None
    due_on: dt.date | None
    gestation_days: int | None
    sex: Sex
    state: ChildState
    order: int | None
    twin: bool
    died_on: dt.date | None = None
    protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentLine:
    """A parent of a family's children, `parent_of`; `custody_of` holds the persons they have custody of that day."""

    person: UUID
    name: str
    role: ParentRole
    parent_of: tuple[UUID, ...]
    custody_of: tuple[UUID, ...]
    protected: bool

    @property
    def custody(self) -> bool:
        """Tell whether they have custody of any of the children."""
        return bool(self.custody_of)


def children_of(place: str, families: Iterable[UUID], day: dt.date) -> Mapping[UUID, tuple[ChildLine, ...]]:
    """Return each family's children on a day, the eldest first and twins in their order."""
    wanted = list(families)
    rows = list(
        ChildInFamily.objects.filter(on_day(day), municipality=place, family__in=wanted)
        .select_related("child")
        .order_by("child__person__born_on", "child__due_on", "child__birth_order", "child__number")
    )
    persons = persons_of(row.child.person_id for row in rows)
    found: dict[UUID, dict[UUID, tuple[UUID, ChildLine]]] = {family: {} for family in wanted}
    for row in rows:
        line = child_line(row.child, persons[row.child.person_id])
        found[row.family_id].setdefault(line.person, (row.child.pregnancy, line))
    return {family: _told_apart([*lines.values()]) for family, lines in found.items()}


def parents_of(place: str, children: Iterable[ChildLine], day: dt.date) -> tuple[ParentLine, ...]:
    """Return the parents of children on a day, mothers first; each once, however many of the children are theirs."""
    whose = {line.child: line.person for line in children}
    rows = list(Parenthood.objects.filter(on_day(day), municipality=place, child__in=whose))
    custody = list(Custody.objects.filter(on_day(day), municipality=place, child__in=whose))
    persons = persons_of([*(row.parent_id for row in rows), *(row.holder_id for row in custody)])
    held: dict[UUID, list[UUID]] = {}
    for row in custody:
        held.setdefault(persons[row.holder_id].id, []).append(whose[row.child_id])
    children_of_each: dict[UUID, list[UUID]] = {}
    for each in rows:
        children_of_each.setdefault(persons[each.parent_id].id, []).append(whose[each.child_id])
    roles = list(ParentRole)
    found: dict[UUID, ParentLine] = {}
    for each in sorted(rows, key=lambda row: (roles.index(ParentRole.of(row.role)), row.number)):
        person = persons[each.parent_id]
        line = ParentLine(
            person=person.id,
            name=name_of(person) or gettext(NAMELESS_PARENT),
            role=ParentRole.of(each.role),
            parent_of=tuple(dict.fromkeys(children_of_each[person.id])),
            custody_of=tuple(dict.fromkeys(held.get(person.id, ()))),
            protected=person.protected,
        )
        found.setdefault(person.id, line)
    return tuple(found.values())


def child_line(child: Child, person: Person) -> ChildLine:
    """Return a child, and whose journal it is, as a line."""
    state = state_of(
        born=child.born_at or person.born_on,
        died_on=person.died_on,
        stillborn=child.stillborn,
        lost_on=child.lost_on,
    )
    return ChildLine(
        person=person.id,
        child=child.id,
        name=name_of(person) or gettext(nameless(state)),
        born_on=person.born_on,
        born_at=child.born_at,
        due_on=child.due_on,
        gestation_days=child.gestation_days,
        sex=Sex.of(person.sex),
        state=state,
        order=child.birth_order,
        died_on=person.died_on,
        twin=False,
        protected=person.protected,
    )


def name_of(person: Person) -> str:
    """Return what a person is called; empty where nobody has said."""
    return whole_name(person.given_names, person.family_name)


def _told_apart(pairs: list[tuple[UUID, ChildLine]]) -> tuple[ChildLine, ...]:
    names = told_apart(line.name for _pregnancy, line in pairs)
    pregnancies = [pregnancy for pregnancy, _line in pairs]
    return tuple(
        replace(line, name=name, twin=pregnancies.count(pregnancy) > 1)
        for (pregnancy, line), name in zip(pairs, names, strict=True)
    )
