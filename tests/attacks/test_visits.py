"""Visits stand against whoever goes past the doors: other municipalities, raw statements, races, another's journal."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.homes import HERE, Home, at_work, home, planned, registration, signed, slot
from tests.own_databases import OwnDatabase
from tests.rows import make
from tests.world import together
from vugge.access.models import AuditEvent
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.writing import writing
from vugge.people.models import Person
from vugge.visits.actions.correcting import correct_part
from vugge.visits.actions.planning import plan
from vugge.visits.actions.signing import sign
from vugge.visits.models import Appointment, AppointmentPerson, Contact, Draft, Frame, Part
from vugge.visits.queries import held
from vugge.visits.rules.appointments import Plan
from vugge.visits.rules.faults import AlreadySignedError, UnfitVisitError
from vugge.visits.rules.registration import PartEntry
from vugge.visits.rules.versions import is_whole

THERE = "0101"
RACERS = 8


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["visits_contact", "visits_frame", "visits_part", "visits_appointmentevent"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_signed_cannot_be_changed_by_any_statement(table: str, statement: str) -> None:
    at = home()
    with at_work(at.signe):
        signed(at, appointment=planned(at), revision=1)
        with pytest.raises(DatabaseError), writing(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(table))


def test_not_even_the_owner_rewrites_what_is_signed(own_database: OwnDatabase) -> None:
    at = committed_home()
    with at_work(at.signe):
        signed(at)
    with own_database.login(Role.OWNER) as owner:
        for statement in ("UPDATE visits_part SET text = 'x'", "DELETE FROM visits_frame"):
            with pytest.raises(Exception, match="kept as it was"):
                owner.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("version", [1, 3, 7])
def test_a_version_follows_the_one_before_or_is_refused(version: int) -> None:
    at = home()
    with at_work(at.signe):
        contact = Contact.objects.get(id=signed(at).contact)
        part = Part.objects.get(of=contact, subject=at.alma)
        with pytest.raises((IntegrityError, InternalError)):
            make(Part, HERE, of=contact, subject=part.subject, version=version, why="x", signed_by=part.signed_by)


@pytest.mark.django_db
@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=6))
def test_a_chain_stays_whole_whatever_versions_are_corrected_from(tries: list[int]) -> None:
    with transaction.atomic():
        at = home()
        with at_work(at.signe):
            entry = registration(at).parts[1]
            contact = signed(at).contact
            expected = 1
            for seen in tries:
                try:
                    expected = correct_part(by=at.signe, contact=contact, version=seen, why="Rettet", part=entry)
                except StaleError:
                    assert seen != expected
            rows = list(Part.objects.filter(of=contact, subject=at.freja))
            assert is_whole(rows)
            assert max(each.version for each in rows) == expected == len(rows)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_another_municipalitys_child_in_the_form_is_nobody() -> None:
    at, other = home(), home(THERE)
    with at_work(at.signe):
        given = registration(at)
        with pytest.raises(UnfitVisitError):
            signed(at, replace(given, parts=(*given.parts, PartEntry(subject=other.alma))))
        with pytest.raises(UnfitError):
            plan(
                by=at.signe,
                key=uuid4(),
                plan=Plan(family=at.family, kind="month_2", slot=slot(at.signe), subjects=(other.alma,)),
            )
        with pytest.raises(GoneError):
            signed(at, family=other.family)
        assert Contact.objects.count() == 0


@pytest.mark.django_db
def test_a_row_past_the_doors_cannot_point_at_another_municipalitys_child() -> None:
    at, other = home(), home(THERE)
    with at_work(at.signe):
        contact = Contact.objects.get(id=signed(at).contact)
        appointment = Appointment.objects.get(id=planned(at))
    foreign = Person(id=other.alma)
    for model, named in (
        (Part, {"of": contact, "subject": foreign}),
        (AppointmentPerson, {"of": appointment, "person": foreign}),
    ):
        with transaction.atomic():
            make(model, HERE, **named)
            with pytest.raises(IntegrityError):
                connection.check_constraints()
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_another_municipalitys_visit_is_as_gone_as_one_that_never_was() -> None:
    at, other = home(), home(THERE)
    with at_work(other.signe):
        contact, appointment = signed(other).contact, planned(other)
    reads: list[Callable[[], object]] = [
        lambda: held.contact(by=at.signe, contact=contact),
        lambda: held.part(by=at.signe, contact=contact, subject=other.alma),
        lambda: held.journal(by=at.signe, person=other.alma),
        lambda: held.of_family(by=at.signe, family=other.family),
        lambda: signed(at, appointment=appointment, revision=1),
    ]
    with at_work(at.signe):
        for read in reads:
            with pytest.raises(GoneError):
                read()


def test_racers_for_one_time_get_one_visit(own_database: OwnDatabase) -> None:
    at = committed_home()
    won, lost, failed = _race(at, lambda _number: plan(by=at.signe, key=uuid4(), plan=_wish(at)))
    assert (len(won), len(lost), failed) == (1, RACERS - 1, [])
    assert own_database.name


def test_a_double_click_is_one_visit(own_database: OwnDatabase) -> None:
    at, key = committed_home(), uuid4()
    won, lost, failed = _race(at, lambda _number: plan(by=at.signe, key=key, plan=_wish(at)))
    assert (len(set(won)), lost, failed) == (1, [], [])
    assert own_database.name


def test_two_who_sign_at_once_make_one_contact_and_one_is_told(own_database: OwnDatabase) -> None:
    at = committed_home()
    with at_work(at.signe):
        appointment = planned(at)
        given = registration(at)

    def act(_number: int) -> object:
        asked = {"by": at.signe, "family": at.family, "appointment": appointment, "revision": 1}
        return sign(key=uuid4(), registration=given, **asked).contact  # type: ignore[arg-type]  # what it takes

    won, lost, failed = _race(at, act)
    assert (len(won), len(lost), failed) == (1, RACERS - 1, [])
    assert all(isinstance(each, AlreadySignedError) for each in lost)
    with at_work(at.signe):
        assert Contact.objects.count() == Frame.objects.count() == 1
        assert Part.objects.count() == 3
    assert own_database.name


def test_two_who_correct_at_once_are_one_after_the_other(own_database: OwnDatabase) -> None:
    at = committed_home()
    with at_work(at.signe):
        contact, entry = signed(at).contact, registration(at).parts[1]
    won, lost, failed = _race(
        at, lambda _number: correct_part(by=at.signe, contact=contact, version=1, why="Rettet", part=entry)
    )
    assert (won, len(lost), failed) == ([2], RACERS - 1, [])
    assert own_database.name


def test_a_visit_undone_halfway_leaves_nothing(own_database: OwnDatabase) -> None:
    at = committed_home()
    with own_database.login(Role.OWNER) as owner:
        owner.execute("ALTER TABLE visits_part ADD CHECK (role <> 'father') NOT VALID")
    with pytest.raises(IntegrityError), at_work(at.signe):
        signed(at)
    with at_work(at.signe):
        assert not Contact.objects.exists()
        assert not AuditEvent.objects.filter(action="sign").exists()


@pytest.mark.django_db
def test_a_draft_is_unreadable_to_who_reads_the_table() -> None:
    from vugge.visits.actions.drafting import keep_draft  # noqa: PLC0415 - the one thing this test does
    from vugge.visits.rules.drafts import About  # noqa: PLC0415 - as above

    at = home()
    with at_work(at.signe):
        about = About(family=at.family, kind="month_2")
        keep_draft(by=at.signe, about=about, key=uuid4(), revision=0, typed={"text": ["Kanariefugl"]})
        with connection.cursor() as cursor:
            cursor.execute("SELECT d::text FROM visits_draft d")
            assert "Kanariefugl" not in str(cursor.fetchall())
        assert Draft.objects.count() == 1


def committed_home() -> Home:
    """Make a family that threads of their own see."""
    with transaction.atomic():
        return home()


def _wish(at: Home) -> Plan:
    return Plan(family=at.family, kind="month_2", slot=slot(at.signe), subjects=(at.alma,))


def _race(at: Home, act: Callable[[int], object]) -> tuple[list[object], list[Exception], list[Exception]]:
    """Let several do the same at once; return what they got, what they were refused with, and what went wrong."""
    won: list[object] = []
    lost: list[Exception] = []
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            with at_work(at.signe):
                won.append(act(number))
        except (UnfitError, StaleError, AlreadySignedError) as error:
            lost.append(error)
        except Exception as error:  # noqa: BLE001 - told by the assertion
            failed.append(error)
        finally:
            connection.close()

    together(work, RACERS)
    return won, lost, failed
