"""What is signed stays, what is another municipality's is as nothing, and a number stays in one person's journal.

Source: attacks A1, A5, B4, L1.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.lind import ELSEWHERE, HERE, Linds, linds
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.faults import GoneError
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.care.actions import helping as help_actions
from vugge.care.actions import offers as offer_actions
from vugge.care.actions import referrals as referral_actions
from vugge.care.actions.tasks import answer_task
from vugge.care.queries import helping, levels, offers, referrals, tasks
from vugge.instruments.actions.administering import administer, correct
from vugge.instruments.queries import administrations

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 3)
ADDED_TO = (
    "instruments_administration",
    "care_offer",
    "care_response",
    "care_contactattempt",
    "care_referral",
    "care_referralwithdrawal",
    "care_taskanswer",
)


@pytest.fixture(name="home")
def _home() -> Linds:
    return linds()


def everything(home: Linds) -> dict[str, UUID]:
    """Register something of every kind, with numbers that are told apart by eye."""
    said: dict[str, Any] = {"by": home.signe, "family": home.family}
    with within(municipality=home.signe.municipality):
        screening = administer(
            **said,
            subject=home.freja,
            instrument="epds",
            respondent="mother",
            phase="postpartum",
            held_on=DAY,
            answers=(3, 3, 3, 3, 3, 3, 3, 3, 2, 1),
        )
        service = help_actions.open_service(**said, kind="need_visit", reason="sleep", level=2, opened_on=DAY)
        offer = offer_actions.offer(**said, subject=home.alma, activity="visit_15_18m", offered_on=DAY)
        offer_actions.attempt(by=home.signe, offer=offer, channel="phone", on=DAY)
        offer_actions.respond(by=home.signe, offer=offer, answer="accepted", on=DAY)
        referral = referral_actions.refer(**said, target="psychologist", on=DAY)
        referral_actions.withdraw_referral(by=home.signe, referral=referral, why="Fortrød")
        answer_task(**said, key="x", handling="handled", reason="Klaret")
    return {"screening": screening, "service": service, "offer": offer, "referral": referral}


def refused(statement: str, *values: UUID) -> str:
    """Return what the database says against a statement inside an action, where the guard is open."""
    with within(municipality=HERE), writing(), pytest.raises(DatabaseError) as error, transaction.atomic():
        connection.cursor().execute(statement, values)
    return str(error.value)


def test_every_table_that_is_only_added_to_is_tried() -> None:
    found = {m._meta.db_table for m in apps.get_models() if getattr(m, "append_only", False)}  # noqa: SLF001 - Django's documented way to a table's name
    assert {each for each in found if each.startswith(("care_", "instruments_"))} == set(ADDED_TO)


@pytest.mark.parametrize("table", ADDED_TO)
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_signed_is_neither_changed_nor_removed(home: Linds, table: str, statement: str) -> None:
    everything(home)
    assert "permission denied" in refused(statement.format(table))


@pytest.mark.parametrize(
    "change", ["level = 4", "reason = 'weight'", "opened_on = '2026-01-01'", "closed_on = NULL", "mistaken = true"]
)
def test_closed_service_is_kept_as_it_was(home: Linds, change: str) -> None:
    service = everything(home)["service"]
    with within(municipality=HERE):
        help_actions.close_service(by=home.signe, service=service, closed_on=DAY, why="Slut")
    said = refused(f"UPDATE care_service SET {change} WHERE id = %s", service)  # noqa: S608 - the test's own words
    assert "kept as it was opened" in said


@pytest.mark.parametrize("change", ["level = 4", "family_id = gen_random_uuid()", "made_by_name = 'Mette'"])
def test_open_service_is_closed_and_nothing_else(home: Linds, change: str) -> None:
    service = everything(home)["service"]
    said = refused(f"UPDATE care_service SET {change} WHERE id = %s", service)  # noqa: S608 - the test's own words
    assert "kept as it was opened" in said
    assert "kept as it was opened" in refused("DELETE FROM care_service")


def doors(by: Linds, ids: dict[str, UUID], of: Linds) -> dict[str, Callable[[], object]]:
    """Return every action and query asked by somebody with some ids of a family's."""
    return {**readings(by, ids, of), **writings(by, ids, of)}


def writings(by: Linds, ids: dict[str, UUID], of: Linds) -> dict[str, Callable[[], object]]:
    me = by.signe
    told: dict[str, Any] = {"respondent": "mother", "phase": "postpartum", "held_on": DAY, "score": 1}
    return {
        "administer": lambda: administer(by=me, family=of.family, subject=of.freja, instrument="epds", **told),
        "borrow": lambda: administer(by=me, family=by.family, subject=of.freja, instrument="epds", **told),
        "correct": lambda: correct(by=me, administration=ids["screening"], version=1, why="x", **told),
        "open_service": lambda: help_actions.open_service(
            by=me, family=of.family, kind="need_visit", reason="weight", level=2, opened_on=DAY
        ),
        "close_service": lambda: help_actions.close_service(by=me, service=ids["service"], closed_on=DAY, why="x"),
        "offer": lambda: offer_actions.offer(by=me, family=of.family, activity="visit_18m", offered_on=DAY),
        "offer_for": lambda: offer_actions.offer(
            by=me, family=by.family, subject=of.alma, activity="visit_18m", offered_on=DAY
        ),
        "respond": lambda: offer_actions.respond(by=me, offer=ids["offer"], answer="declined", on=DAY),
        "attempt": lambda: offer_actions.attempt(by=me, offer=ids["offer"], channel="sms", on=DAY),
        "imply": lambda: offer_actions.imply(
            by=me,
            family=of.family,
            subject=None,
            activity="visit_18m",
            booked_on=DAY,
            held_on=DAY,
            part_of=uuid4(),
        ),
        "refer": lambda: referral_actions.refer(by=me, family=of.family, target="dentist", on=DAY),
        "withdraw": lambda: referral_actions.withdraw_referral(by=me, referral=ids["referral"], why="x"),
        "answer_task": lambda: answer_task(by=me, family=of.family, key="x", handling="handled", reason="x"),
    }


def readings(by: Linds, ids: dict[str, UUID], of: Linds) -> dict[str, Callable[[], object]]:
    me = by.signe
    return {
        "of_family": lambda: administrations.of_family(by=me, family=of.family),
        "of_person": lambda: administrations.of_person(by=me, person=of.freja),
        "versions_of": lambda: administrations.versions_of(by=me, administration=ids["screening"]),
        "signals_of": lambda: administrations.signals_of(by=me, family=of.family),
        "level_on": lambda: levels.level_on(by=me, family=of.family, on=DAY),
        "levels_of": lambda: levels.levels_of(by=me, families=[by.family, of.family], on=DAY),
        "intervals": lambda: levels.intervals(by=me, family=of.family, first=DAY),
        "open_of": lambda: helping.open_of(by=me, family=of.family, on=DAY),
        "services_of": lambda: helping.of_family(by=me, family=of.family),
        "offers_of": lambda: offers.of_family(by=me, family=of.family),
        "referrals_of": lambda: referrals.of_family(by=me, family=of.family),
        "tasks_of": lambda: tasks.of_family(by=me, family=of.family, today=DAY, seen=tasks.Seen(name="x")),
        "answers_of": lambda: tasks.answers_of(by=me, family=of.family),
    }


def test_another_municipalitys_family_is_as_one_that_is_not(home: Linds) -> None:
    away = linds(ELSEWHERE, "Fremmed")
    theirs = everything(away)
    nobody = Linds(away.signe, uuid4(), uuid4(), uuid4(), uuid4())
    nothing = {name: uuid4() for name in theirs}
    for asked in (doors(home, theirs, away), doors(home, nothing, nobody)):
        for ask in asked.values():
            with within(municipality=HERE), pytest.raises(GoneError):
                ask()


@pytest.mark.parametrize("role", [each for each in Role if each not in {Role.HEALTH_VISITOR, Role.LEAD}])
def test_nobody_outside_health_visiting_comes_in(home: Linds, role: Role) -> None:
    theirs = everything(home)
    other = replace(home, signe=member(role=role, municipality=HERE))
    for ask in doors(other, theirs, home).values():
        with within(municipality=HERE), pytest.raises(RefusedError):
            ask()


def test_no_number_of_anybodys_is_in_what_a_whole_family_is_told(home: Linds) -> None:
    everything(home)
    with within(municipality=HERE):
        told = [
            *administrations.of_family(by=home.signe, family=home.family),
            *administrations.signals_of(by=home.signe, family=home.family),
            *tasks.of_family(by=home.signe, family=home.family, today=DAY, seen=tasks.Seen(name="Lind")),
        ]
        journal = administrations.of_person(by=home.signe, person=home.freja)
    assert [each.score for each in journal] == [27]
    assert len(told) > 3
    fields = {value for each in told if hasattr(each, "instrument") for value in _values(each)}
    assert not {27, 11, 30} & fields
    assert [each for each in told if "27" in str(getattr(getattr(each, "task", None), "do", ""))] == []


def test_other_parents_journal_is_empty(home: Linds) -> None:
    everything(home)
    with within(municipality=HERE):
        assert administrations.of_person(by=home.signe, person=home.jonas) == ()


def _values(each: object) -> set[object]:
    found = (getattr(each, name) for name in getattr(type(each), "__slots__", ()))
    return {value for value in found if isinstance(value, int) and not isinstance(value, bool)}
