"""Tasks about visits: those it is time for by age, and those held and not registered to the end."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _
from vugge.care.rules.tasks.shape import Said, Task, TaskRule, Why, Window

_PLAN = _("Planlæg %(title)s hos %(name)s")
_AGE = _("%(title)s ligger fra %(first)s til %(last)s")
_NOT_YET = _("Besøget er hverken holdt eller aftalt")
_FINISH = _("Gør registreringen af %(title)s hos %(name)s færdig")
_SAME_DAY = _("Et besøg registreres og underskrives samme dag")
_UNSIGNED = _("Besøget var aftalt og er ikke underskrevet")


@dataclass(frozen=True, slots=True, kw_only=True)
class DueVisit:
    """A visit of a kind a subject is to be offered: from the catalogue's window and the subject's days.

    `ends` is the day after which it makes no more sense, as when the next kind has begun; None for never.
    """

    family: UUID
    subject: UUID
    name: str
    kind: str
    title: str
    first: dt.date
    last: dt.date
    ends: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of a kind held, or planned, with a subject."""

    subject: UUID
    kind: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """An appointment: its own id, whose, what and when, and whether what was done there has been signed."""

    appointment: UUID
    family: UUID
    name: str
    title: str
    on: dt.date
    signed: bool = False
    cancelled: bool = False


def due_visits(due: Iterable[DueVisit], held: Iterable[Visit], planned: Iterable[Visit]) -> tuple[Task, ...]:
    """Return a task for each kind neither held nor planned. A kind held early or late is held."""
    done = {(each.subject, each.kind) for each in (*held, *planned)}
    return tuple(_due(each) for each in due if (each.subject, each.kind) not in done)


def unfinished(planned: Sequence[PlannedVisit], today: dt.date) -> tuple[Task, ...]:
    """Return a task for each appointment whose day has come, not cancelled and not signed."""
    open_ones = (each for each in planned if each.on <= today and not (each.signed or each.cancelled))
    return tuple(
        Task(
            rule=TaskRule.UNFINISHED,
            family=each.family,
            subject=each.appointment,
            day=each.on,
            do=Said(_FINISH, {"title": each.title, "name": each.name}),
            window=Window(opens=each.on, last=each.on),
            why=Why(Said(_SAME_DAY), Said(_UNSIGNED), each.on),
        )
        for each in open_ones
    )


def _due(each: DueVisit) -> Task:
    words = {"title": each.title, "name": each.name, "first": each.first, "last": each.last}
    return Task(
        rule=TaskRule.DUE_VISIT,
        family=each.family,
        subject=each.subject,
        day=each.first,
        what=each.kind,
        do=Said(_PLAN, words),
        window=Window(opens=each.first, last=each.last, ends=each.ends),
        why=Why(Said(_AGE, words), Said(_NOT_YET), each.first),
    )
