"""Whom a reader may know of in a list, before any family is opened. Asks for no permission and logs nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.access.queries.members import member_names, on_day
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.people.models import Charge, ChildInFamily, Family, Opening, Parenthood, Person, Substitute
from vugge.people.queries.loading import aliases_of, kept_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """A family somebody is in, as a list says it: its name, who is in charge, whether the reader may open it."""

    family: UUID
    name: str
    in_charge: str
    opens: bool


def within_reach(*, by: Member, persons: Mapping[UUID, Person], exactly: bool) -> dict[UUID, tuple[Belonging, ...]]:
    """Return those of the persons the reader may know of, each with the families of theirs she may know of.

    A family closed to colleagues is known to whoever may open it. A protected person is too, and to whoever asked for
    them `exactly`, by their whole number.
    """
    families = _families_of(by.municipality, persons)
    rows = Family.objects.filter(
        municipality=by.municipality, id__in={each for ids in families.values() for each in ids}
    )
    known = rows.in_bulk()
    mine = _opened_by(by, known)
    charged = _in_charge(by.municipality, known)
    found: dict[UUID, tuple[Belonging, ...]] = {}
    for which, person in persons.items():
        listed = [known[each] for each in families[which]]
        seen = [row for row in listed if row.id in mine or _told(row, person, exactly=exactly)]
        protected = person.protected and not exactly and not any(row.id in mine for row in listed)
        if seen or not (listed or protected):
            found[which] = tuple(
                Belonging(family=row.id, name=row.name, in_charge=charged.get(row.id, ""), opens=row.id in mine)
                for row in seen
            )
    return found


def _told(row: Family, person: Person, *, exactly: bool) -> bool:
    return not row.closed_to_colleagues and (exactly or not (row.protected or person.protected))


def _families_of(place: str, persons: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the families each person is in today: as a child, or as a parent of a child there."""
    found: dict[UUID, list[UUID]] = {person: [] for person in persons}
    rows = ChildInFamily.objects.filter(on_day(today()), municipality=place)
    wanted = kept_of(aliases_of(found))
    as_child = rows.filter(child__person__in=wanted).values_list("child__person", "family")
    parents = list(Parenthood.objects.filter(municipality=place, parent__in=wanted).values_list("parent", "child"))
    homes: dict[UUID, list[UUID]] = {}
    for child, family in rows.filter(child__in={child for _parent, child in parents}).values_list("child", "family"):
        homes.setdefault(child, []).append(family)
    as_parent = [(parent, family) for parent, child in parents for family in homes.get(child, ())]
    for person, family in dict.fromkeys([*as_child, *as_parent]):
        if family not in found[wanted[person]]:
            found[wanted[person]].append(family)
    return found


def _opened_by(by: Member, families: Iterable[UUID]) -> set[UUID]:
    mine = {"municipality": by.municipality, "staff": by.membership}
    if Role.LEAD in by.roles:
        return set(families)
    charged = Charge.objects.filter(on_day(today()), **mine).values_list("family", flat=True)
    standing_in = Substitute.objects.filter(on_day(today()), **mine).values_list("family", flat=True)
    opened = Opening.objects.filter(ends_at__gt=now(), **mine).values("family")
    closed = Family.objects.filter(municipality=by.municipality, id__in=opened, closed_to_colleagues=False)
    return {*charged, *standing_in, *closed.values_list("id", flat=True)}


def _in_charge(place: str, families: Iterable[UUID]) -> dict[UUID, str]:
    rows = Charge.objects.filter(on_day(today()), municipality=place, family__in=set(families))
    charged = dict(rows.values_list("family", "staff"))
    names = member_names(place, charged.values())
    return {family: names.get(staff, "") for family, staff in charged.items()}
