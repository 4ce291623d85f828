"""An import's states: each step from one to another is taken as `FOLLOWS` says, or refused with a sentence."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.world import member
from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.roles import Role
from vugge.base.clock import now
from vugge.base.tenancy.context import within
from vugge.insight.actions import imports
from vugge.insight.actions.imports import OutOfStepError
from vugge.insight.facts import stored
from vugge.insight.facts.intake import Checked
from vugge.insight.facts.stored import Counted
from vugge.insight.models import Import, ImportEvent
from vugge.insight.queries.imports import state_of
from vugge.insight.rules.importing import ENDED, FOLLOWS, WORKING, State, may_follow

PLACE = "0240"
CHECKED = Checked(
    read=1, good=1, rejected=0, keys=1, sha256="0" * 64, size=1, written_as="utf-8", columns=21, municipalities=(),
    first_date=None, last_date=None, faults=(), quality=(),
)  # fmt: skip
COUNTED = Counted(new=1, replaced=0)
WAYS: Mapping[State, Callable[..., Any]] = {
    State.UPLOADED: imports.start,
    State.CHECKED: lambda **which: imports.note_check(**which, checked=CHECKED, counted=COUNTED),
    State.REFUSED: lambda **which: imports.note_refusal(**which, reason="x"),
    State.DISCARDED: imports.discard,
    State.IMPORTING: imports.start,
    State.IMPORTED: imports.read_in,
    State.FAILED: lambda **which: imports.give_up(**which, reason="x"),
    State.UNDONE: lambda **which: imports.undo(**which, reason="x"),
}


@action("import_registrations")
def standing(*, by: Actor, state: State, checked: bool) -> UUID:
    """Make an import that stands like this."""
    made = Import.objects.create(
        municipality_id=PLACE,
        batch=uuid4(),
        file_name="x.csv",
        file_size=1,
        file_sha256="0" * 64,
        made_at=now(),
        made_by=by.name,
        checked={} if checked else None,
    )
    ImportEvent.objects.create(municipality_id=PLACE, of=made, state=state, at=now(), by=by.name, reason="x")
    tell(subject="x")
    return made.id


def taken(by: Member, before: State, then: State) -> tuple[str, State | None]:
    """Try a step; return the sentence it was refused with, and how the import stands afterwards."""
    with within(municipality=PLACE), stored.incoming([]):
        made = standing(by=by, state=before, checked=then is not State.UPLOADED)
        try:
            WAYS[then](by=by, import_id=made)
        except OutOfStepError as error:
            return str(error), state_of(by, made)
        return "", state_of(by, made)


@pytest.mark.django_db
@pytest.mark.parametrize("before", State)
def test_a_step_is_taken_only_where_one_follows_the_other(before: State) -> None:
    leader = member(role=Role.LEAD, municipality=PLACE)
    found = {then: taken(leader, before, then) for then in State}
    refused = (f"Indlæsningen er allerede “{before.label.lower()}”. Åbn siden igen.", before)
    assert found == {then: ("", then) if may_follow(before, then) else refused for then in State}


def test_every_state_can_be_reached_and_those_that_end_end() -> None:
    reached = {State.UPLOADED}.union(*FOLLOWS.values())
    assert reached == FOLLOWS.keys() == set(State)
    assert {each for each in State if not FOLLOWS[each]} == ENDED - {State.IMPORTED}
    assert all(FOLLOWS[each] for each in WORKING)
