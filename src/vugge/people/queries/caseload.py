"""Somebody's own families all at once, in a number of statements that does not grow with them.

`own_families` asks for no permission and logs nothing by itself: it is put into a statement of a module above, which
has asked. What is shown of one family alone is read as a family's (`families`), and logged so.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.access.actions.recording import demand
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.people.models import Charge, Family, Merge, Residence, Substitute
from vugge.people.queries.members import ChildLine, ParentLine, children_of, parents_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A family as a list shows it: who is in it, since when it is followed, and its address.

    The address is empty where nobody knows it, and where it is protected.
    """

    id: UUID
    name: str
    opened_on: dt.date
    children: tuple[ChildLine, ...]
    parents: tuple[ParentLine, ...]
    address: str
    protected: bool

    @property
    def names(self) -> Mapping[UUID, str]:
        """Return what each of its people is called."""
        children = {each.person: each.name for each in self.children}
        return children | {each.person: each.name for each in self.parents}


def own_families(*, by: Member) -> QuerySet[Family, UUID]:
    """Return, to be put into another statement, the ids of the open families the member is tied to today by name.

    Those she is in charge of, and those she stands in for; not those she may open as a leader or in an emergency.
    """
    mine = {"municipality": by.municipality, "staff": by.membership}
    charged = Charge.objects.filter(on_day(today()), **mine).values("family")
    standing_in = Substitute.objects.filter(on_day(today()), **mine).values("family")
    here = Family.objects.filter(municipality=by.municipality, closed_on__isnull=True)
    return here.filter(Q(id__in=charged) | Q(id__in=standing_in)).values_list("id", flat=True)


def households(*, by: Member) -> Mapping[UUID, Household]:
    """Return the member's own families with their people and addresses, by id; RefusedError for whoever has none."""
    demand("see_families", by)
    place = by.municipality
    rows = list(Family.objects.filter(municipality=place, id__in=own_families(by=by)))
    children = children_of(place, [row.id for row in rows], today())
    everybody = [child for each in children.values() for child in each]
    parents = _parents(place, everybody, children)
    grown_up = [each.person for own in parents.values() for each in own]
    homes = _homes(place, [*(each.person for each in everybody), *grown_up])
    return {row.id: _household(row, children[row.id], parents[row.id], homes) for row in rows}


def _parents(
    place: str, everybody: list[ChildLine], children: Mapping[UUID, tuple[ChildLine, ...]]
) -> Mapping[UUID, tuple[ParentLine, ...]]:
    found = parents_of(place, everybody, today())
    return {
        family: tuple(each for each in found if not set(each.parent_of).isdisjoint(child.person for child in own))
        for family, own in children.items()
    }


def _household(
    row: Family,
    children: tuple[ChildLine, ...],
    parents: tuple[ParentLine, ...],
    homes: Mapping[UUID, Residence],
) -> Household:
    people: list[ChildLine | ParentLine] = [*children, *parents]
    lived = [homes[each.person] for each in people if each.person in homes]
    protected = row.protected or any(each.protected for each in people) or any(each.protected for each in lived)
    address = "" if protected or not lived else f"{lived[0].address}, {lived[0].postcode} {lived[0].town}"
    return Household(
        id=row.id,
        name=row.name,
        opened_on=row.opened_on,
        children=children,
        parents=parents,
        address=address,
        protected=protected,
    )


def _homes(place: str, persons: Iterable[UUID]) -> Mapping[UUID, Residence]:
    """Return where each lives today, also what was registered under an id joined to theirs since."""
    whose = {person: person for person in persons}
    asked = set(whose)
    while asked:
        joined = Merge.objects.filter(municipality=place, kept__in=asked, undone_at__isnull=True)
        further = dict(joined.values_list("gone", "kept"))
        asked = set(further) - set(whose)
        whose |= {gone: whose[kept] for gone, kept in further.items()}
    found = Residence.objects.filter(on_day(today()), municipality=place, person__in=set(whose))
    return {whose[row.person_id]: row for row in found.order_by("valid_from", "number")}
