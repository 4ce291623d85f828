"""Work handed to the worker: it is there when the transaction is committed, and gone when that is rolled back.

A job carries ids only, never anything about a person: its arguments lie in the open for whoever watches the queue.
"""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def defer(task: str, **ids: str) -> None:
    """Hand the worker a job by the name of its task (`config.jobs`)."""
    app.configure_task(task, allow_unknown=True).defer(**ids)


def under_way(task: str, **ids: str) -> bool:
    """Tell whether a job with these ids waits or is being done."""
    found = ProcrastinateJob.objects.filter(task_name=task, status__in=["todo", "doing"], args__contains=ids)
    return bool(found.exists())
