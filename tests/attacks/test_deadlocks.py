"""Two who write at once: one waits for the other, and neither is broken off. Source: attacks N3, L3.

Each is led to where they would meet: the second goes on when the database says that the first waits.
"""

import datetime as dt
import time
from collections.abc import Callable
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from tests.homes import HERE, Home, home, planned
from tests.own_databases import OwnDatabase
from tests.unit.visits.forms import Desk, whole
from vugge.access.actions.recording import note_reading, note_refusal
from vugge.access.models import ReadingEvent
from vugge.access.rules.reading import CARE, FAMILY, Reading
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.care.actions.helping import open_service
from vugge.care.models import Service
from vugge.people.actions.living import speak
from vugge.people.models import Family
from vugge.people.rules.kinds import Language
from vugge.visits.actions import planning
from vugge.visits.actions.planning import plan
from vugge.visits.rules.appointments import Plan, Slot
from vugge.visits.rules.moments import instant
from vugge.visits.rules.places import Place

_TRIES, _PAUSE = 600, 0.05


@pytest.fixture(name="at")
def _at(own_database: OwnDatabase) -> Home:
    assert own_database.name
    with transaction.atomic():
        return home()


def somebody_waits() -> None:
    """Return when somebody waits for a lock; AssertionError when nobody ever does."""
    for _ in range(_TRIES):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(_PAUSE)
    raise AssertionError("Nobody waits.")


def beside(act: Callable[[], Any]) -> tuple[Thread, list[Any]]:
    """Do something in a thread of its own; the list holds what it returned, or what broke it, when it has ended."""
    done: list[Any] = []

    def work() -> None:
        try:
            done.append(act())
        except BaseException as error:  # noqa: BLE001 - whatever it was, it belongs to the test
            done.append(error)
        finally:
            connections.close_all()

    thread = Thread(target=work)
    thread.start()
    return thread, done


def revision(at: Home) -> int:
    with within(municipality=HERE):
        return Family.objects.get(id=at.family).revision


def a_plan(at: Home, *, hour: int) -> Plan:
    start = instant(today() + dt.timedelta(days=3), dt.time(hour))
    assert start is not None
    slot = Slot(staff=at.signe.membership, starts_at=start, ends_at=start + dt.timedelta(minutes=45), place=Place.HOME)
    return Plan(family=at.family, kind="need_small", slot=slot, subjects=(at.alma,), invited=())


def test_a_plan_and_a_change_in_one_family_wait_for_each_other(at: Home) -> None:
    seen = revision(at)

    def spoken() -> str:
        with within(municipality=HERE):
            speak(by=at.signe, family=at.family, revision=seen, language=Language.POLISH, interpreter=True)
        return "spoken"

    with within(municipality=HERE):
        plan(by=at.signe, key=uuid4(), plan=a_plan(at, hour=10))
        thread, done = beside(spoken)
        somebody_waits()
    thread.join()
    assert done == ["spoken"]


def test_a_refusal_waits_for_somebody_who_writes_and_then_reads(at: Home) -> None:
    reading = Reading(subject=at.family, kind=FAMILY, purpose=CARE)

    def refused() -> str:
        with within(municipality=HERE):
            note_refusal(by=at.signe, permission="see_families", reading=reading)
        return "told"

    seen = revision(at)
    with within(municipality=HERE):
        speak(by=at.signe, family=at.family, revision=seen, language=Language.POLISH, interpreter=True)
        thread, done = beside(refused)
        somebody_waits()
        note_reading(by=at.signe, subject=at.alma, kind=FAMILY, purpose=CARE)
    thread.join()
    assert done == ["told"]
    with within(municipality=HERE):
        assert set(ReadingEvent.objects.values_list("outcome", flat=True)) == {"refused", "done"}


def test_signing_with_a_next_visit_waits_for_whoever_books_the_same_colleague(
    at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with within(municipality=HERE):
        desk = Desk(at, f"/besoeg/{planned(at)}")
    fields = whole(at, desk.fields()) | {
        "next": ["own"],
        "next_kind": ["need_small"],
        "next_day": [f"{today() + dt.timedelta(days=3):%d.%m.%Y}"],
        "next_clock": ["13.00"],
        "next_minutes": ["45"],
        "next_place": ["home"],
    }
    book, booked = planning.book, list[tuple[Thread, list[Any]]]()

    def slowly(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it stands there
        if booked:
            return book(*given, **named)
        booked.append(beside(lambda: desk.sends(fields).status_code))
        somebody_waits()
        return book(*given, **named)

    monkeypatch.setattr(planning, "book", slowly)
    with within(municipality=HERE):
        plan(by=at.signe, key=uuid4(), plan=a_plan(at, hour=10))
    thread, done = booked[0]
    thread.join()
    assert done == [302]


def test_of_two_who_end_the_same_help_one_does_and_the_other_is_told(at: Home) -> None:
    with within(municipality=HERE):
        service = open_service(
            by=at.signe,
            family=at.family,
            kind="need_visit",
            reason="weight",
            level=2,
            opened_on=today() - dt.timedelta(days=40),
        )
        desks = [Desk(at, f"/besoeg/{planned(at)}") for _ in range(2)]
    ended = {"closed": [str(service)], "closed-why": ["Det går godt."], "level_reason": ["Det går godt."]}
    sent = [whole(at, desk.fields()) | ended for desk in desks]
    first = beside(lambda: desks[0].sends(sent[0]).status_code)
    second = beside(lambda: desks[1].sends(sent[1]).status_code)
    for thread, _done in (first, second):
        thread.join()
    assert {*first[1], *second[1]} in ({302}, {200, 302})  # who comes second is told, or finds it ended
    with within(municipality=HERE):
        assert Service.objects.get().closed_on is not None
