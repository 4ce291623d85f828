"""Where the desk's links lead: its own pages, and those of the modules below it."""

import datetime as dt
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def my_day(day: dt.date | None = None) -> str:
    """Return the address of a day; today's without one."""
    return reverse("desk:my-day") + (f"?dag={day.isoformat()}" if day else "")


def my_week(day: dt.date) -> str:
    """Return the address of the week a day lies in."""
    return f"{reverse('desk:my-week')}?dag={day.isoformat()}"


def task(family: UUID, key: str) -> str:
    """Return where a task is answered."""
    return f"{reverse('desk:task', kwargs={'family': family})}?{urlencode({'opgave': key})}"


def family(which: UUID) -> str:
    """Return a family's page."""
    return reverse("desk:family", kwargs={"family": which})


def person(which: UUID) -> str:
    """Return where a person's name, address and consents are seen and changed."""
    return reverse("people:person", kwargs={"person": which})


def journal(which: UUID) -> str:
    """Return a person's journal: visits, and screenings with their numbers."""
    return reverse("desk:journal", kwargs={"person": which})


def part(contact: UUID, subject: UUID) -> str:
    """Return one person's part of a visit, in all its versions."""
    return reverse("visits:part", kwargs={"contact": contact, "subject": subject})


def my_families() -> str:
    """Return the list of the reader's families."""
    return reverse("people:families")


def plan(which: UUID, kind: str = "") -> str:
    """Return where a visit with a family is planned, of a kind if one is meant."""
    return reverse("visits:plan", kwargs={"family": which}) + (f"?{urlencode({'slags': kind})}" if kind else "")


def register(appointment: UUID) -> str:
    """Return where a planned visit is registered."""
    return reverse("visits:register", kwargs={"appointment": appointment})


def move(appointment: UUID) -> str:
    """Return where a planned visit is moved."""
    return reverse("visits:move", kwargs={"appointment": appointment})


def cancel(appointment: UUID) -> str:
    """Return where a planned visit is cancelled."""
    return reverse("visits:cancel", kwargs={"appointment": appointment})


def unplanned(which: UUID) -> str:
    """Return where a visit nobody planned is registered."""
    return reverse("visits:new", kwargs={"family": which})


def contact(which: UUID) -> str:
    """Return what was registered of a visit, in all its versions."""
    return reverse("visits:registration", kwargs={"contact": which})


def manage(which: UUID) -> str:
    """Return where a family's people, address, carers and consents are changed."""
    return reverse("people:family", kwargs={"family": which})


def looked(person: UUID) -> str:
    """Return where it stands on which days somebody's journal was opened."""
    return reverse("people:looked", kwargs={"person": person})


def emergency(which: UUID) -> str:
    """Return where a family that is not one's own is opened for an hour, with a reason."""
    return reverse("people:emergency", kwargs={"which": which})


def create_family() -> str:
    """Return where a family is written down."""
    return reverse("people:create")
