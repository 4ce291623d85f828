"""Writing a whole family down at once, as the notice of a pregnancy or a birth tells of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import UnfitError
from vugge.people.actions.creating import NewChild, NewFamily, NewParent, add_child, add_parent, create_family
from vugge.people.actions.living import Home, move_home


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A family with its children (twins in their order), parents, and where they live; `home.people` is filled in."""

    family: NewFamily
    children: tuple[NewChild, ...]
    parents: tuple[NewParent, ...]
    home: Home | None = None


@action("change_families")
def found_family(*, by: Actor, new: Founding) -> UUID:
    """Write a family down with all there is told of it, or nothing of it; return the family.

    UnfitError names the field with the child's or parent's place in front: `child_1_due_on`, `parent_2_number`.
    """
    family = create_family(by=by, new=new.family)
    people: list[UUID] = []
    for place, child in enumerate(new.children, 1):
        twin = people[0] if people else None
        born = replace(child, twin_of=twin, birth_order=place if len(new.children) > 1 else None)
        with _at(f"child_{place}"):
            people.append(add_child(by=by, family=family, revision=len(people) + 1, child=born))
    for place, parent in enumerate(new.parents, 1):
        with _at(f"parent_{place}"):
            people.append(add_parent(by=by, family=family, revision=len(people) + 1, parent=parent))
    if new.home is not None:
        move_home(by=by, family=family, revision=len(people) + 1, home=replace(new.home, people=tuple(people)))
    tell(subject=f"family:{family}", after={"children": len(new.children), "parents": len(new.parents)})
    return family


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Do something about one of several people, and say of which it was where it will not do."""
    try:
        yield
    except UnfitError as fault:
        raise UnfitError(f"{place}_{fault.field}", fault.sentence, **fault.words) from fault
