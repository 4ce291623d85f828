"""What a form about a family or a person is shown from, and what can be chosen in it."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext

from vugge.access.rules.actors import Member
from vugge.people.queries.choices import colleagues, districts
from vugge.people.queries.families import FamilyPage, family, read_family
from vugge.people.queries.opened import PersonPage, person
from vugge.people.queries.search import duplicates
from vugge.ui import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A family, and one person of it where the form is about one."""

    family: FamilyPage
    colleagues: tuple[tuple[UUID, str], ...]
    districts: tuple[tuple[UUID, str], ...]
    person: PersonPage | None = None
    alike: tuple[tuple[UUID, str], ...] = ()

    @property
    def who(self) -> PersonPage:
        """Return the person a form is about."""
        assert self.person is not None  # noqa: S101 - only forms about a person ask; told to the type checker
        return self.person

    def children(self) -> tuple[tuple[UUID, str], ...]:
        """Return the family's children."""
        return tuple((each.person, each.name) for each in self.family.children)

    def parents(self) -> tuple[tuple[UUID, str], ...]:
        """Return the family's parents."""
        return tuple((each.person, each.name) for each in self.family.parents)

    def everybody(self) -> tuple[tuple[UUID, str], ...]:
        """Return everybody in the family, children first."""
        return (*self.children(), *self.parents())


def shown_family(by: Member, which: UUID) -> Shown:
    """Open a family; what is raised is `families.family`'s."""
    return Shown(family=family(by=by, family=which), colleagues=colleagues(by=by), districts=districts(by=by))


def shown_person(by: Member, which: UUID) -> Shown:
    """Open a person, one line in the log, with the family their changes are made in; raises as `opened.person`."""
    page = person(by=by, person=which)
    home = read_family(by=by, tie=page.tie)
    return Shown(family=home, person=page, colleagues=colleagues(by=by), districts=districts(by=by))


def shown_alike(by: Member, which: UUID) -> Shown:
    """Open a person together with those who may be the same, which is a search of its own in the log."""
    shown = shown_person(by, which)
    who = shown.who
    parents = frozenset(each.person for each in who.parents)
    found = duplicates(
        by=by, given_names=who.given_names, family_name=who.family_name, born_on=who.born_on, parents=parents
    )
    alike = tuple(
        (each.person, f"{each.name or gettext('Uden navn')}, {formats.short_date(each.born_on)}")
        for each in found
        if each.person is not None and each.person != who.id
    )
    return replace(shown, alike=alike)
