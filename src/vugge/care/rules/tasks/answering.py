"""What somebody answered to tasks, and which tasks stand after it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _
from vugge.care.rules.codes import Handling
from vugge.care.rules.tasks.shape import Task

_REASON = _("Skriv, hvad der er gjort, eller hvorfor det venter.")
_UNTIL = _("Skriv, hvilken dag opgaven skal komme igen. Den skal ligge efter i dag.")
_TO = _("Vælg, hvem opgaven gives videre til.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered to a task: handled, handed over to a colleague, or put off until a day."""

    key: str
    handling: Handling
    until: dt.date | None = None
    to: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A task that stands, and the colleague it was handed to, if it was."""

    task: Task
    to: UUID | None = None


def standing(tasks: Iterable[Task], answers: Iterable[Answered], today: dt.date) -> tuple[Standing, ...]:
    """Return the tasks neither handled nor put off beyond today. The answers come in the order they were given."""
    latest = {each.key: each for each in answers}
    handed = {each.key: each.to for each in latest.values() if each.handling is Handling.HANDED_OVER}
    return tuple(Standing(task, handed.get(task.key)) for task in tasks if not _rests(latest.get(task.key), today))


def unfit(
    *, handling: Handling, reason: str, until: dt.date | None, to: UUID | None, today: dt.date
) -> tuple[str, str]:
    """Return the field that will not do and what to do about it; two empty texts when all will."""
    if handling is not Handling.HANDED_OVER and not reason.strip():
        return "reason", _REASON
    if handling is Handling.PUT_OFF and (until is None or until <= today):
        return "until", _UNTIL
    if handling is Handling.HANDED_OVER and to is None:
        return "to", _TO
    return "", ""


def _rests(answer: Answered | None, today: dt.date) -> bool:
    if answer is None:
        return False
    if answer.handling is Handling.PUT_OFF:
        return answer.until is not None and today < answer.until
    return answer.handling is Handling.HANDLED
