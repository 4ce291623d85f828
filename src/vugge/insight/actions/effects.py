"""The effect counted: asked for, begun, kept, or given up with a reason. What is counted once is not counted again."""

from collections.abc import Iterable
from importlib.metadata import version
from uuid import UUID

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.base.clock import now
from vugge.base.jobs import defer
from vugge.insight.models import KeptStudy, StudyRun, StudyRunEvent
from vugge.insight.queries.effects import LOST, asked_of, lost, newest_panel
from vugge.insight.rules.effects.counting import Found
from vugge.insight.rules.effects.running import TRANSITIONS, State
from vugge.insight.rules.synthetic_control.keeping import as_json


class OutOfStepError(RuntimeError):
    """The run is not where it would have to be; somebody else was faster."""


@action("run_studies")
def ask_for_study(*, by: Actor) -> UUID | None:
    """Ask the worker to count the effect from the latest panel; return the run. None when there is no panel.

    The same panel, asked the same by the same version, is not counted twice: the run there is comes back, and is asked
    for again only where it got stuck.
    """
    panel = newest_panel(by)
    if panel is None:
        tell(subject="study:", after={"panel": ""})
        return None
    _one_at_a_time()
    asked = asked_of(panel)
    same = {
        "panel_sha256": panel.facts.sha256,
        "specification_sha256": asked.sha256,
        "product_version": version("vugge"),
    }
    run = StudyRun.objects.filter(**same).first()
    new = run is None
    if run is None:
        run = StudyRun.objects.create(
            number=StudyRun.objects.count() + 1,
            panel=panel.facts.as_json(),
            specification=asked.as_json(),
            asked_at=now(),
            asked_by=by.name,
            **same,
        )
        _note(run.id, State.ASKED, by)
    elif (state := _state(run.id)) is State.FAILED or lost(run.id, state):
        new = True
        if state is not State.FAILED:
            _note(run.id, State.FAILED, by, LOST)
        _note(run.id, State.ASKED, by)
    if new:
        defer("run_study", run=str(run.id))
    tell(subject=f"study:{run.id}", after={"panel": panel.facts.sha256, "new": new})
    return run.id


@action("run_studies")
def begin_study(*, by: Actor, run: UUID) -> None:
    """Note that the worker has begun. OutOfStepError when it has been done meanwhile."""
    _go(run, State.RUNNING, by)
    tell(subject=f"study:{run}", after={"state": State.RUNNING})


@action("run_studies")
def keep_study(*, by: Actor, run: UUID, studies: Iterable[Found]) -> None:
    """Keep what was found, all of it or nothing."""
    _go(run, State.DONE, by)
    made = KeptStudy.objects.bulk_create(
        KeptStudy(of_id=run, outcome=outcome, whom=whom, found=as_json(found)) for outcome, whom, found in studies
    )
    tell(subject=f"study:{run}", after={"state": State.DONE, "studies": len(made)})


@action("run_studies")
def give_up_study(*, by: Actor, run: UUID, reason: str) -> None:
    """Note that it got stuck, and why: a Danish sentence that says what to do."""
    _go(run, State.FAILED, by, reason)
    tell(subject=f"study:{run}", after={"state": State.FAILED, "reason": reason})


def _go(run: UUID, to: State, by: Actor, reason: str = "") -> None:
    _one_at_a_time()
    if to not in TRANSITIONS[_state(run)]:
        raise OutOfStepError(f"{run}: {_state(run)} is not followed by {to}.")
    _note(run, to, by, reason)


def _note(run: UUID, state: State, by: Actor, reason: str = "") -> None:
    StudyRunEvent.objects.create(of_id=run, state=state.value, at=now(), by=by.name, reason=reason)


def _state(run: UUID) -> State:
    return State.of(StudyRunEvent.objects.filter(of=run).order_by("-id").values_list("state", flat=True)[0])


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", ["study runs"])
