"""What it is time for, as rows: each with its window, its why and one quiet button."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from vugge.care.rules.tasks.answering import Standing
from vugge.care.rules.tasks.shape import Task, TaskRule, in_sight
from vugge.desk.queries.caseload import Caseload
from vugge.desk.rules.saying import inside
from vugge.desk.rules.sorting import Dated, sorted_by_when
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.ui.chips import Due, Why
from vugge.ui.pages import Page

_NEAR, _AHEAD = dt.timedelta(days=30), dt.timedelta(days=90)
"""How far ahead things to do are shown on the day's own page, and on the page of all of them."""

SHOWN = 5
"""Tasks of each group on the day's own page; the rest are behind “Alle”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A thing to do: its one button does it, `answer` is where it is said to be done, put off or a colleague's."""

    anchor: str
    do: str
    fact: str
    family: str
    due: Due
    why: Why
    button: str
    address: str
    answer: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Things to do at one time."""

    title: str
    anchor: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksPage(Page):
    """All that it is time for."""

    groups: tuple[TaskGroup, ...]
    back: str


def tasks_page(known: Caseload, reader: UUID) -> TasksPage:
    """Return the page of everything it is time for."""
    groups, _count = grouped(known, reader, None)
    return TasksPage(title=_("Det er tid til"), groups=groups, back=places.my_day())


def grouped(known: Caseload, reader: UUID, most: int | None) -> tuple[tuple[TaskGroup, ...], int]:
    """Return the tasks in their groups, `most` in each at most, and how many there are in all.

    What was handed to a colleague is out of the way on the day's own page; on the page of all it says to whom, since
    the colleague may not be tied to the family, and nothing may be lost between two.
    """
    mine = {each.task.key: each for each in known.tasks if most is None or each.to in {None, reader}}
    every = in_sight([each.task for each in mine.values()], known.on, _AHEAD)
    seen = every if most is None else [each for each in every if each.window.opens <= known.on + _NEAR]
    ordered = sorted_by_when(
        [
            Dated(
                mine[each.key],
                each.window.opens,
                each.window.last,
                each.window.due,
                first=each.rule is TaskRule.ITEM_ALERT,
            )
            for each in seen
        ],
        known.on,
    )
    groups = [
        TaskGroup(
            _(group.label),
            f"opgaver-{group.value.replace('_', '-')}",
            tuple(_row(each, known) for each in things[:most]),
        )
        for group, things in ordered
    ]
    return tuple(groups), len(every)


def _row(standing: Standing, known: Caseload) -> TaskRow:
    task, home = standing.task, known.households[standing.task.family]
    answer = places.task(task.family, task.key)
    button = {
        TaskRule.DUE_VISIT: places.plan(task.family, task.what),
        TaskRule.UNFINISHED: places.register(task.subject),
        TaskRule.SPARRING: answer,
        TaskRule.ATTEMPT: answer,
    }
    return TaskRow(
        anchor=task.key.replace(":", "-").replace(".", "-"),
        do=words.sentence(task.do),
        fact=_fact(standing, known),
        family=home.name,
        due=words.due_chip(task, known.on),
        why=words.why(task),
        button=str(words.BUTTONS[task.rule]),
        address=button.get(task.rule, places.family(task.family)),
        answer=answer,
    )


def _fact(standing: Standing, known: Caseload) -> str:
    handed = known.handed.get(standing.to, "") if standing.to else ""
    told = _told(standing.task, known)
    return _("Givet videre til {name} · {told}").format(name=handed, told=inside(told)) if handed else told


def _told(task: Task, known: Caseload) -> str:
    """Write what is so: for a visit by age, how old the child is; else what the rule was applied to."""
    data = words.sentence(task.why.data)
    child = next((each for each in known.households[task.family].children if each.person == task.subject), None)
    if task.rule is not TaskRule.DUE_VISIT or child is None:
        return data
    age = words.age(child, known.on)
    return f"{age[:1].upper()}{age[1:]} · {inside(data)}" if age else data
