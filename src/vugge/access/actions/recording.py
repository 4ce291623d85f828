"""What every action is made with: permission, one transaction, the write guard opened, and an event in the trail.

@action("undo_import")
def undo(*, by: Actor, import_id: UUID, reason: str) -> None:
    \"\"\"Take an import back.\"\"\"
    ...
    tell(subject=f"import:{import_id}", after={"reason": reason})

Refused actions raise `RefusedError`; whoever catches it at the door writes the refusal in a transaction of its own.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from vugge.access.models import AuditEvent, NationalEvent
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.decisions import decide
from vugge.access.rules.trail import Outcome
from vugge.base.clock import now
from vugge.base.tenancy.context import current
from vugge.base.tenancy.writing import writing


class RefusedError(PermissionDenied):
    """An actor may not; the text is the Danish sentence that says why and who can."""

    def __init__(self, *, by: Actor, permission: str, reason: str) -> None:
        super().__init__(gettext(reason))
        self.by = by
        self.permission = permission


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
            with writing():
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
    """Write what the running action did: links and codes, no clinical text. Call it last: it holds the trail's end.

    It goes to the trail of the municipality the transaction is for, or to the national one when it is for none.
    """
    doing = _acting.get()
    if doing is None:
        raise UntoldError("tell() belongs in an action.")
    _write(doing.by, doing.name, Outcome.DONE, {"subject": subject, "before": before, "after": after})
    doing.told += 1


def note_refusal(*, by: Actor, permission: str, subject: str = "") -> None:
    """Write that an actor was refused, in a transaction of its own for the actor's municipality."""
    with writing():
        _write(by, permission, Outcome.REFUSED, {"subject": subject})


def _write(by: Actor, name: str, outcome: Outcome, what: dict[str, Any]) -> None:
    who = {"actor_kind": by.kind, "actor": by.user, "actor_name": by.name}
    event = {"at": now(), "action": name, "outcome": outcome, **who, **what}
    municipality, _user = current()
    if municipality:
        AuditEvent.objects.create(municipality_id=municipality, **event)
    else:
        NationalEvent.objects.create(**event)


def _refuse_elsewhere(by: Actor) -> None:
    """Raise when a member's action would run for another municipality; jobs set the context from the same actor."""
    if isinstance(by, Member) and current()[0] != by.municipality:
        raise WrongMunicipalityError(f"Act inside: with within(municipality={by.municipality!r}, user=…):")
