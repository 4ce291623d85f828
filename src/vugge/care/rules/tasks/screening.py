"""Tasks that follow screenings. No number stands in them: they are read where a whole family is. Source: D2, D3."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from vugge.base.text import genitive
from vugge.base.text import marked as _
from vugge.care.rules.tasks.shape import Said, Task, TaskRule, Why, Window

RAISED, UNKNOWN = "raised", "unknown"
FOLLOWED_UP_WITHIN = dt.timedelta(days=14)
LOOKED_AT_WITHIN = dt.timedelta(days=14)
"""How long a total written without answers asks for the paper: after that the paper is no longer at hand."""

_AGAIN = _("Følg op på %(whose)s %(title)s")
_AGAIN_RULE = _("Et svar på grænsen eller derover ses en gang til, før der sker mere")
_OVER = _("På grænsen eller over. Tallet står i %(whose)s journal")
_NEXT = _("Tal med %(name)s om næste skridt efter %(title)s")
_NEXT_RULE = _("Er svaret stadig på grænsen eller over, følger et behovsbesøg, egen læge, et familietilbud eller COS-P")
_TWICE = _("Også anden gang på grænsen eller over. Tallet står i %(whose)s journal")
_NOW = _("Tal med %(name)s i dag om et svar i %(title)s")
_LOOK = _("Se det sidste svar i %(whose)s %(title)s efter")
_NOW_RULE = _("Ét af svarene handles der på med det samme, uanset summen")
_GIVEN = _("Svaret står i %(whose)s journal")
_TOTAL_ONLY = _("Kun summen er skrevet, så svaret kendes ikke")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A screening that was done, as much as may be known outside the journal it stands in.

    `repeat_from` and `repeat_to` are when a positive one is asked about again; both None when it is not.
    """

    family: UUID
    subject: UUID
    name: str
    instrument: str
    title: str
    phase: str
    held_on: dt.date
    positive: bool
    alarm: str = ""
    repeat_from: dt.date | None = None
    repeat_to: dt.date | None = None


def screening_tasks(screenings: Iterable[Screening]) -> tuple[Task, ...]:
    """Return what to do about screenings: an answer to act on, one to ask about again, one that stayed positive.

    Whatever is done of the same instrument with the same person later takes the task of the earlier one away, and an
    answer to act on stands until somebody has answered the task; one nobody knows, only as long as it can be looked at.
    """
    ordered = sorted(screenings, key=lambda each: (str(each.subject), each.instrument, each.held_on))
    found: list[Task] = []
    for _who, group in groupby(ordered, key=lambda each: (each.subject, each.instrument)):
        row = list(group)
        found += [_alert(each) for each in row if each.alarm in {RAISED, UNKNOWN}]
        found += _following(row)
    return tuple(found)


def _following(row: Sequence[Screening]) -> list[Task]:
    latest = row[-1]
    if not latest.positive or latest.repeat_from is None or latest.repeat_to is None:
        return []
    before = row[-2] if len(row) > 1 else None
    if before and _is_repeat_of(latest, before):
        window = Window(opens=latest.held_on, last=latest.held_on + FOLLOWED_UP_WITHIN)
        return [_task(TaskRule.FOLLOW_UP, latest, window, (_NEXT, _NEXT_RULE, _TWICE))]
    window = Window(opens=latest.repeat_from, last=latest.repeat_to)
    return [_task(TaskRule.REPEAT_SCREENING, latest, window, (_AGAIN, _AGAIN_RULE, _OVER))]


def _is_repeat_of(later: Screening, earlier: Screening) -> bool:
    """Tell whether one asks again about the other: both positive, in one phase, within twice the time to ask again."""
    if not earlier.positive or earlier.repeat_to is None or earlier.phase != later.phase:
        return False
    return later.held_on <= earlier.repeat_to + (earlier.repeat_to - earlier.held_on)


def _alert(each: Screening) -> Task:
    sentences = (_NOW, _NOW_RULE, _GIVEN) if each.alarm == RAISED else (_LOOK, _NOW_RULE, _TOTAL_ONLY)
    ends = None if each.alarm == RAISED else each.held_on + LOOKED_AT_WITHIN
    return _task(TaskRule.ITEM_ALERT, each, Window(opens=each.held_on, last=each.held_on, ends=ends), sentences)


def _task(rule: TaskRule, each: Screening, window: Window, sentences: tuple[str, str, str]) -> Task:
    words = {"name": each.name, "whose": genitive(each.name), "title": each.title}
    do, reason, data = (Said(sentence, words) for sentence in sentences)
    return Task(
        rule=rule,
        family=each.family,
        subject=each.subject,
        day=each.held_on,
        what=each.instrument,
        do=do,
        window=window,
        why=Why(reason, data, each.held_on),
    )
