"""What every action is made with: permission, one transaction, the write guard opened, and an event in the trail.

@action("undo_import")
def undo(*, by: Actor, import_id: UUID, reason: str) -> None:
    \"\"\"Take an import back.\"\"\"
    ...
    tell(subject=f"import:{import_id}", after={"reason": reason})

Refused actions raise `RefusedError`; whoever catches it at the door writes the refusal in a transaction of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from vugge.access.models import AuditEvent, NationalEvent, ReadingEvent
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.decisions import decide
from vugge.access.rules.reading import Reading
from vugge.access.rules.trail import Outcome
from vugge.base.clock import now
from vugge.base.tenancy.context import current, within
from vugge.base.tenancy.writing import writing


class RefusedError(PermissionDenied):
    """An actor may not; the text is the Danish sentence that says why and who can."""

    def __init__(self, *, by: Actor, permission: str, reason: str, reading: Reading | None = None) -> None:
        super().__init__(gettext(reason))
        self.by = by
        self.permission = permission
        self.reading = reading


class UntoldError(RuntimeError):
    """An action ended without an event in the trail."""


class WrongMunicipalityError(RuntimeError):
    """A member acts while the transaction is for another municipality than theirs."""


@dataclass(slots=True)
class _Act:
    by: Actor
    name: str
    told: int = 0


_acting: ContextVar[_Act | None] = ContextVar("acting", default=None)


_P = ParamSpec("_P")
_R = TypeVar("_R")


def action(permission: str) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Make a function an action: keyword-only, `by=` first, atomic, allowed by `permission`, and told in the trail.

    Raises RefusedError when the actor may not, UntoldError when the body called no `tell`.
    """

    def make(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @wraps(function)
        def act(*args: _P.args, **named: _P.kwargs) -> _R:
            by = cast("Actor", named["by"])
            demand(permission, by)
            with writing(), _kept_till_the_end():
                _refuse_elsewhere(by)
                doing = _Act(by, function.__name__)
                before = _acting.set(doing)
                try:
                    done = function(*args, **named)
                finally:
                    _acting.reset(before)
                if not doing.told:
                    raise UntoldError(f"{function.__name__} must call tell(): every action leaves an event.")
                return done

        act.permission = permission  # type: ignore[attr-defined]  # read by the tests of the house
        return act

    return make


def demand(permission: str, by: Actor) -> None:
    """Raise RefusedError unless the actor may."""
    decision = decide(permission, by)
    if not decision.allowed:
        raise RefusedError(by=by, permission=permission, reason=decision.reason)


def tell(*, subject: str = "", before: object = None, after: object = None) -> None:
    """Say what the running action did: links and codes, no clinical text. It is written with it, or not at all.

    It goes to the trail of the municipality the transaction is for, or to the national one when it is for none.
    """
    doing, ending = _acting.get(), _ending.get()
    if doing is None or ending is None:
        raise UntoldError("tell() belongs in an action.")
    what = {"subject": subject, "before": before, "after": after}
    ending.told.append(_Told(by=doing.by, place=current()[0], event=_event(doing.by, doing.name, Outcome.DONE, what)))
    doing.told += 1


def note_refusal(*, by: Actor, permission: str, subject: str = "", reading: Reading | None = None) -> None:
    """Write that an actor was refused, in a transaction of its own for the actor's municipality.

    With `reading`, what they would have read; the log of readings has it too, last: a page that acts takes the end of
    the trail before that of the log, and two who took them in different orders would each wait for the other.
    """
    with writing():
        _write(_event(by, permission, Outcome.REFUSED, {"subject": subject}))
        if reading is not None:
            _write_reading(by, reading, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class _Told:
    by: Actor
    place: str
    event: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Ending:
    """What is written when all else is: the trail first and then the log, so that no two wait for each other."""

    told: list[_Told] = field(default_factory=list)
    readings: dict[tuple[str, UUID | None, Reading], Actor] = field(default_factory=dict)


_ending: ContextVar[_Ending | None] = ContextVar("ending", default=None)


def note_reading(*, by: Actor, subject: UUID, kind: str, purpose: str) -> None:
    """Write who reads what of whom and what for, in the same transaction: what cannot be written is not shown.

    `subject` is a person's id or a family's; `kind` and `purpose` are codes (`access.rules.reading`). The same, read
    twice for one page, is one reading. Raises WrongMunicipalityError when the transaction is for none, or another.
    """
    _refuse_elsewhere(by)
    municipality, reading = current()[0], Reading(subject=subject, kind=kind, purpose=purpose)
    if not municipality:
        raise WrongMunicipalityError("Read inside: with within(municipality=…):")
    ending = _ending.get()
    if ending is not None:
        ending.readings[municipality, by.user, reading] = by
        return
    with writing():
        _write_reading(by, reading, Outcome.DONE)


@contextmanager
def logs_last() -> Iterator[Callable[[], None]]:
    """Let what is done and read wait; what is yielded writes it, just before the transaction ends.

    The end of a log is one municipality's one lock. Taken last and held briefly, it keeps nobody waiting for a page to
    be drawn, and no two waiting for each other: whoever holds it waits for nothing else any more.
    """
    ending = _Ending()
    before = _ending.set(ending)
    try:
        yield lambda: _write_ending(ending)
    finally:
        _ending.reset(before)


@contextmanager
def _kept_till_the_end() -> Iterator[None]:
    """Forget what an action told when it is undone; write it at the end of the outermost where nobody else will."""
    ending = _ending.get()
    if ending is None:
        with logs_last() as write:
            yield
            write()
        return
    told = len(ending.told)
    try:
        yield
    except BaseException:
        del ending.told[told:]
        raise


def _write_ending(ending: _Ending) -> None:
    for each in ending.told:
        with within(municipality=each.place, user=str(each.by.user or "")), writing():
            _write(each.event)
    for (municipality, _user, reading), by in ending.readings.items():
        with within(municipality=municipality, user=str(by.user or "")), writing():
            _write_reading(by, reading, Outcome.DONE)


def _write_reading(by: Actor, reading: Reading, outcome: Outcome) -> None:
    ReadingEvent.objects.create(
        municipality_id=current()[0],
        at=now(),
        outcome=outcome,
        subject=reading.subject,
        kind=reading.kind,
        purpose=reading.purpose,
        **_who(by),
    )


def _who(by: Actor) -> dict[str, Any]:
    return {"actor_kind": by.kind, "actor": by.user, "actor_name": by.name}


def _event(by: Actor, name: str, outcome: Outcome, what: dict[str, Any]) -> dict[str, Any]:
    return {"at": now(), "action": name, "outcome": outcome, **_who(by), **what}


def _write(event: dict[str, Any]) -> None:
    municipality, _user = current()
    if municipality:
        AuditEvent.objects.create(municipality_id=municipality, **event)
    else:
        NationalEvent.objects.create(**event)


def _refuse_elsewhere(by: Actor) -> None:
    """Raise when a member's action would run for another municipality; jobs set the context from the same actor."""
    if isinstance(by, Member) and current()[0] != by.municipality:
        raise WrongMunicipalityError(f"Act inside: with within(municipality={by.municipality!r}, user=…):")
