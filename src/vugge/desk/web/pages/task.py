"""A task by itself, to be answered: done, put off, or a colleague's."""

from dataclasses import dataclass
from typing import Any

from vugge.care.rules.tasks.answering import Standing
from vugge.desk.queries.caseload import Caseload
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.ui.chips import Due, Why
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage(Page):
    """A task and the form that answers it. `family` leads to the family's page."""

    form: Any
    family: str
    family_address: str
    due: Due
    why: Why
    back: str


def task_page(known: Caseload, standing: Standing, form: Any) -> TaskPage:  # noqa: ANN401 - a form, as templates take it
    """Return the page of a task."""
    task = standing.task
    return TaskPage(
        title=words.sentence(task.do),
        form=form,
        family=known.households[task.family].name,
        family_address=places.family(task.family),
        due=words.due_chip(task, known.on),
        why=words.why(task),
        back=places.my_day(),
    )
