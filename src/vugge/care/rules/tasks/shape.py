"""A task: what to do, when, and why it is there. Its key stays the same as long as rule, subject and date do.

Sentences are msgids with words: a page shows `gettext(said.text) % said.words`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class State(Labelled):
    """How a task stands towards today."""

    EARLY = "early", _("Senere")
    MAY = "may", _("Kan nu")
    NOW = "now", _("Nu")
    OVER = "over", _("Over tid")
    EXPIRED = "expired", _("Forbi")


class TaskRule(Labelled):
    """Which rule a task comes of."""

    DUE_VISIT = "due_visit", _("Et besøg efter alderen")
    REPEAT_SCREENING = "repeat_screening", _("Et svar over grænsen ses en gang til")
    FOLLOW_UP = "follow_up", _("Svaret er stadig over grænsen")
    ITEM_ALERT = "item_alert", _("Et svar, der handles på med det samme")
    UNFINISHED = "unfinished", _("En registrering er ikke gjort færdig")
    SPARRING = "sparring", _("Sparring efter flere behovsbesøg af samme grund")
    NO_CONTACT = "no_contact", _("En åben ydelse uden kontakt")
    ATTEMPT = "attempt", _("Et tilbud uden svar")


@dataclass(frozen=True, slots=True)
class Said:
    """A Danish sentence as a msgid, and its words."""

    text: str
    words: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When something may be done (`opens`), should be (`due` to `last`), and makes no more sense (after `ends`).

    All days are included. Without `due` it should be done as soon as it may; without `ends` it never expires.
    """

    opens: dt.date
    last: dt.date
    due: dt.date | None = None
    ends: dt.date | None = None

    def state(self, today: dt.date) -> State:
        """Return how it stands on a day. What is over time can still be done."""
        if today < self.opens:
            return State.EARLY
        if self.ends is not None and today > self.ends:
            return State.EXPIRED
        if today > self.last:
            return State.OVER
        return State.NOW if today >= (self.due or self.opens) else State.MAY


@dataclass(frozen=True, slots=True)
class Why:
    """Why a task is there: the rule, what it was applied to, and the day it counts from."""

    rule: Said
    data: Said
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something it is time for. `what` tells two tasks of one rule and subject apart: a visit's kind, an instrument."""

    rule: TaskRule
    family: UUID
    subject: UUID
    day: dt.date
    what: str = ""
    do: Said
    window: Window
    why: Why

    @property
    def key(self) -> str:
        """Return what an answer to the task is kept under."""
        rule = f"{self.rule.value}.{self.what}" if self.what else self.rule.value
        return f"{rule}:{self.subject}:{self.day.isoformat()}"

    def state(self, today: dt.date) -> State:
        """Return how the task stands on a day."""
        return self.window.state(today)


def in_sight(tasks: Iterable[Task], today: dt.date, ahead: dt.timedelta) -> tuple[Task, ...]:
    """Return the tasks worth showing: not expired, and opening within `ahead`; the one that ends first comes first."""
    seen = (each for each in tasks if each.state(today) is not State.EXPIRED and each.window.opens <= today + ahead)
    return tuple(sorted(seen, key=lambda each: (each.window.last, each.window.opens, each.key)))
