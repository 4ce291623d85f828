"""Families for tests, made through the doors: who is in charge, a mother, a father, children born and expected."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.world import member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.creating import NewChild, NewFamily, NewParent, add_child, add_parent, create_family
from vugge.people.models import Family
from vugge.people.rules.kinds import ParentRole, Sex

CODE = "0751"


@dataclass(slots=True)
class Household:
    """A family in the making: each call is an action by who is in charge, with the revision there is."""

    by: Member
    id: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    @property
    def revision(self) -> int:
        """Return the revision the family has now."""
        with within(municipality=self.by.municipality):
            return Family.objects.get(id=self.id).revision

    def do(self, action: Callable[..., Any], /, *, by: Member | None = None, **given: object) -> Any:  # noqa: ANN401 - whatever the action returns
        """Do something in the family, as who is in charge unless somebody else is named."""
        revision = given.pop("revision", self.revision)
        with within(municipality=self.by.municipality):
            return action(by=by or self.by, family=self.id, revision=revision, **given)

    def child(self, name: str = "Asta", **given: Any) -> UUID:  # noqa: ANN401 - the fields of NewChild
        """Write a child down; born three months ago unless it is said otherwise."""
        if not given.keys() & {"born_on", "born_at", "due_on", "twin_of"}:
            given["born_on"] = today() - dt.timedelta(days=90)
        new = NewChild(**{"given_names": name, "family_name": "Lind", **given})
        self.people[name] = self.do(add_child, child=new)
        return self.people[name]

    def parent(self, name: str = "Nanna", role: ParentRole = ParentRole.MOTHER, **given: Any) -> UUID:  # noqa: ANN401 - the fields of NewParent
        """Write a parent down, with custody unless it is said otherwise."""
        said = {"given_names": name, "family_name": "Lind", "sex": Sex.UNKNOWN, **given}
        new = NewParent(role=role, **said)
        self.people[name] = self.do(add_parent, parent=new)
        return self.people[name]


def health_visitor(name: str = "Signe", municipality: str = CODE) -> Member:
    """Make a health visitor."""
    return member(role=Role.HEALTH_VISITOR, municipality=municipality, name=name)


def lead(name: str = "Lone", municipality: str = CODE) -> Member:
    """Make a lead."""
    return member(role=Role.LEAD, municipality=municipality, name=name)


def household(by: Member | None = None, **given: Any) -> Household:  # noqa: ANN401 - the fields of NewFamily
    """Make a family of a health visitor's, with nobody in it yet."""
    who = by or health_visitor()
    with within(municipality=who.municipality):
        made = create_family(by=who, new=NewFamily(**{"name": "Familien Lind", **given}))
    return Household(by=who, id=made)


def lind(by: Member | None = None) -> Household:
    """Make the family Lind: Asta, three months, her mother Nanna and her father Rune, both with custody."""
    made = household(by)
    made.child("Asta")
    made.parent("Nanna", ParentRole.MOTHER, sex=Sex.FEMALE)
    made.parent("Rune", ParentRole.FATHER, sex=Sex.MALE)
    return made
