"""Every action on a family, against whoever may not, or saw it as it was before. Source: attacks A2, B1, I2.

The actions are found, not listed: a new one is attacked from its first day. What they are given besides does not
matter, since a family is demanded before anything else is looked at.
"""

import datetime as dt
import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints
from uuid import UUID, uuid4

import pytest

import vugge.people.actions
from tests.people import CODE, Household, health_visitor, lead, lind
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.merging import Merging
from vugge.people.models import Family

pytestmark = pytest.mark.django_db
Action = Callable[..., object]
THERE = "0101"


def found() -> dict[str, Action]:
    """Return every action on a family that takes its revision, by name."""
    (folder,) = vugge.people.actions.__path__
    modules = [import_module(f"vugge.people.actions.{file.stem}") for file in sorted(Path(folder).glob("[a-z]*.py"))]
    return {
        name: each
        for module in modules
        for name, each in vars(module).items()
        if hasattr(each, "permission") and {"family", "revision"} <= inspect.signature(each).parameters.keys()
    }


ACTIONS = found()
EVERY = pytest.mark.parametrize("name", ACTIONS)
OF_LEADS = {name for name, each in ACTIONS.items() if getattr(each, "permission", "") == "merge_people"}


def something(kind: object) -> object:
    """Return a value an action takes, by what it says it takes."""
    plain: dict[object, object] = {UUID: uuid4(), dt.date: today(), str: "x", bool: True, int: 1}
    if kind is Merging:
        return Merging(kept=uuid4(), gone=uuid4(), reason="x")
    return plain.get(kind)


def tried(name: str, by: Member, home: Household, revision: int) -> None:
    action = ACTIONS[name]
    hints = get_type_hints(inspect.unwrap(action))
    given: dict[str, Any] = {key: something(hints[key]) for key in inspect.signature(action).parameters}
    with within(municipality=by.municipality):
        action(**{**given, "by": by, "family": home.id, "revision": revision})


def untouched(home: Household) -> bool:
    with within(municipality=CODE):
        return Family.objects.get(id=home.id).revision == 4


def test_there_are_actions_to_attack() -> None:
    assert {"add_child", "speak", "assign_health_visitor", "give", "merge", "unmerge", "relate"} <= ACTIONS.keys()
    assert {"merge", "unmerge"} == OF_LEADS


@EVERY
def test_colleague_without_a_tie_does_nothing(name: str) -> None:
    home = lind()
    with pytest.raises(RefusedError):
        tried(name, health_visitor("Mette"), home, home.revision)
    assert untouched(home)


@EVERY
@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.HEALTH_VISITOR, Role.LEAD}])
def test_other_roles_do_nothing(name: str, role: Role) -> None:
    home = lind()
    with pytest.raises(RefusedError):
        tried(name, member(role=role, municipality=CODE), home, home.revision)
    assert untouched(home)


@EVERY
def test_another_municipality_is_told_that_there_is_no_such_family(name: str) -> None:
    home = lind()
    with pytest.raises(GoneError):
        tried(name, lead(municipality=THERE), home, home.revision)
    assert untouched(home)


@pytest.mark.parametrize("name", sorted(ACTIONS.keys() - {"unmerge"}))
def test_whoever_saw_it_as_it_was_before_changes_nothing(name: str) -> None:
    home = lind()
    with pytest.raises(StaleError, match="Nogen har ændret"):
        tried(name, lead(), home, home.revision - 1)
    assert untouched(home)


def test_what_is_refused_leaves_no_event_of_being_done() -> None:
    home = lind()
    for name in sorted(ACTIONS):
        with pytest.raises(RefusedError):
            tried(name, member(role=Role.TEAM_MEMBER, municipality=CODE), home, home.revision)
    with within(municipality=CODE):
        told = AuditEvent.objects.filter(action__in=ACTIONS).values_list("action", flat=True)
        assert sorted(told) == ["add_child", "add_parent", "add_parent"]
