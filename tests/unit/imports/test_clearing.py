"""What is old is cleared at night: sessions that are over, files nobody needs; what is in use stays."""

import asyncio
import datetime as dt
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicDeferrer

from tests.imports import discard, extract, read_in, receive, view
from tests.world import client_for
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.base.clock import now
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.config.jobs.clearing import clear_what_is_old
from vugge.insight.facts.uploads import UploadedFile
from vugge.insight.rules.importing import State, is_left_behind

GONE = "Rækkerne gemmes i 0 dage og er nu slettet."
FILE = extract({"activity_id": "a"}, {"activity_id": "b", "level": "7"})


@pytest.fixture
def month_passes(settings: LazySettings) -> None:
    """Let everything be as old as files become."""
    settings.FILES_KEPT = dt.timedelta(0)


def a_night() -> None:
    clear_what_is_old(0)


def lies(leader: Member, import_id: UUID) -> bool:
    return UploadedFile(leader.municipality, import_id).folder.exists()


def page(leader: Member, import_id: UUID, end: str = "") -> str:
    return client_for(leader).get(f"/datasaet/indlaesning/{import_id}{end}", follow=True).content.decode()


def test_rejected_rows_lie_here_for_thirty_days(leader: Member) -> None:
    made = read_in(leader, FILE)
    a_night()
    assert view(leader, made).rows_lie_here
    assert "Hent dem med forklaring" in page(leader, made)


@pytest.mark.usefixtures("month_passes")
def test_rejected_rows_are_then_deleted_and_the_page_says_what_to_do(leader: Member) -> None:
    made = read_in(leader, FILE)
    a_night()
    assert not lies(leader, made)
    for end in ("", "/afviste.csv"):
        said = page(leader, made, end)
        assert GONE in said
        assert "så indlæs den samme fil én gang til" in said
        assert "Hent dem med forklaring" not in said
    assert view(leader, made).state is State.IMPORTED


@pytest.mark.usefixtures("month_passes")
def test_file_that_was_never_read_in_is_dropped(leader: Member) -> None:
    made = receive(leader, FILE)
    work(wait=False)
    a_night()
    assert view(leader, made).state is State.DISCARDED
    assert not lies(leader, made)
    assert "af driften" in page(leader, made)


@pytest.mark.usefixtures("month_passes")
def test_file_the_worker_is_about_to_read_stays(leader: Member) -> None:
    made = receive(leader, FILE)
    a_night()
    assert lies(leader, made)
    assert view(leader, made).state is State.UPLOADED


@pytest.mark.usefixtures("month_passes")
def test_clearing_is_told_once(leader: Member) -> None:
    made = receive(leader, FILE)
    discard(leader, made)
    a_night()
    a_night()
    with within(municipality=leader.municipality):
        (event,) = AuditEvent.objects.filter(action="clear")
    assert (event.subject, event.actor_kind) == (f"import:{made}", "operator")


@pytest.mark.parametrize(("days", "left"), [(29, False), (30, True)])
def test_file_is_left_behind_after_thirty_days_to_the_second(days: int, *, left: bool) -> None:
    moment, kept = now(), dt.timedelta(days=30)
    assert is_left_behind(State.IMPORTED, moment - dt.timedelta(days=days), moment, kept) is left
    assert not is_left_behind(State.IMPORTING, moment - dt.timedelta(days=days), moment, kept)


def test_sessions_that_are_over_are_forgotten_and_others_not(leader: Member) -> None:
    over, open_still = SessionStore(), client_for(leader)
    over.set_expiry(-1)
    over.save()
    a_night()
    assert set(Session.objects.values_list("session_key", flat=True)) == {open_still.session.session_key}


@pytest.mark.usefixtures("month_passes")
def test_worker_does_it_by_itself_every_night(leader: Member) -> None:
    made = read_in(leader, FILE)
    asyncio.run(nightfall())
    work(wait=False)
    assert not lies(leader, made)


async def nightfall() -> None:
    """Let the hour come at which the worker hands itself what is done every night."""
    working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # as the worker does
    async with working.open_async():
        deferrer = PeriodicDeferrer(working.periodic_registry)
        due = {each.cron: each for each in working.periodic_registry.periodic_tasks.values()}
        assert set(due) == {"17 3 * * *", "47 1 * * *"}
        await deferrer.defer_jobs([(due["17 3 * * *"], 1)])
