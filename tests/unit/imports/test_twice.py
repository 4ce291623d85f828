"""Jobs done twice, done late, left by a killed worker, or asked for by somebody who has gone since."""

import datetime as dt
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection, connections

from tests.imports import current, discard, extract, files_of, of_ids, read_in, receive, sets, start, undo, view
from tests.own_databases import OwnDatabase
from vugge.access.models import Membership
from vugge.access.rules.actors import Member
from vugge.base.jobs import defer
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.base.worker import work
from vugge.insight.actions.data_sets import freeze
from vugge.insight.actions.imports import OutOfStepError
from vugge.insight.rules.importing import State


def again(task: str, by: Member, import_id: UUID) -> None:
    """Hand a job over that was handed over before, and have it done."""
    defer(task, municipality=by.municipality, user=str(by.user), import_id=str(import_id))
    work(wait=False)


def failed_jobs(own: OwnDatabase) -> int:
    with own.login(Role.OWNER) as db:
        found = db.execute("SELECT 1 FROM procrastinate_jobs WHERE status = 'failed'").fetchall()
    return len(found)


def leave(by: Member) -> None:
    """Have somebody's work end yesterday."""
    with within(municipality=by.municipality), writing():
        Membership.objects.filter(id=by.membership).update(valid_to=dt.date(2020, 1, 1))


@pytest.mark.parametrize("task", ["check_import", "read_import_in"])
def test_a_job_done_twice_has_one_effect(leader: Member, own_database: OwnDatabase, task: str) -> None:
    made = read_in(leader, of_ids("a", "b"))
    before = (view(leader, made), sets(leader), current())
    again(task, leader, made)
    assert (view(leader, made), sets(leader), current()) == before
    assert files_of(made) == {"rejected.csv"}
    assert failed_jobs(own_database) == 0


def test_a_check_done_twice_leaves_the_file_to_be_read_in(leader: Member) -> None:
    made = receive(leader, of_ids("a"))
    work(wait=False)
    again("check_import", leader, made)
    start(leader, made)
    work(wait=False)
    assert view(leader, made).state is State.IMPORTED


def test_freezing_twice_gives_one_data_set(leader: Member) -> None:
    undo(leader, read_in(leader, of_ids("a")))
    work(wait=False)
    before = sets(leader)
    defer("freeze_data_set", municipality=leader.municipality, user=str(leader.user))
    work(wait=False)
    assert sets(leader) == before
    assert [each.rows for each in before] == [0, 1]


def test_a_job_of_a_killed_worker_is_taken_up_again(leader: Member, own_database: OwnDatabase) -> None:
    made = receive(leader, of_ids("a"))
    with own_database.login(Role.OWNER) as db:
        db.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        db.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM procrastinate_workers)")
        work(wait=False)
        assert view(leader, made).state is State.UPLOADED  # that worker may be alive
        db.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '40 seconds'")
    work(wait=False)
    assert view(leader, made).state is State.CHECKED


def test_two_workers_do_a_job_once(leader: Member, own_database: OwnDatabase) -> None:
    made = receive(leader, of_ids("a", "b"))
    work(wait=False)
    start(leader, made)
    defer("read_import_in", municipality=leader.municipality, user=str(leader.user), import_id=str(made))
    both = [Thread(target=work, kwargs={"wait": False}) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert view(leader, made).state is State.IMPORTED
    assert [each.rows for each in sets(leader)] == [2]
    assert failed_jobs(own_database) == 0


@pytest.mark.parametrize("step", [start, undo, discard])
def test_two_clicks_at_once_have_one_effect(leader: Member, step: object) -> None:
    made = read_in(leader, of_ids("a")) if step is undo else receive(leader, of_ids("a"))
    work(wait=False)
    barrier, told = Barrier(2), []

    def click() -> None:
        barrier.wait()
        try:
            step(leader, made)  # type: ignore[operator]  # one of the three above
        except OutOfStepError as error:
            told.append(str(error))
        finally:
            connections.close_all()

    both = [Thread(target=click) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(told) == 1
    assert told[0].startswith("Indlæsningen er allerede")


def test_an_import_of_somebody_who_has_left_says_so(leader: Member) -> None:
    made = receive(leader, of_ids("a"))
    leave(leader)
    work(wait=False)
    assert view(leader, made).state is State.FAILED
    assert "ikke længere adgang" in view(leader, made).reason


def test_an_undo_of_somebody_who_has_left_still_reaches_the_figures(leader: Member) -> None:
    undo(leader, read_in(leader, of_ids("a")))
    leave(leader)
    work(wait=False)
    assert sets(leader)[0].rows == 0


def test_a_check_that_got_stuck_is_begun_again(leader: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    made = receive(leader, of_ids("a"))
    with monkeypatch.context() as broken:
        broken.setattr("vugge.insight.facts.uploads.check_extract", _no_room)
        work(wait=False)
    assert view(leader, made).state is State.FAILED
    assert "Intet af filen er indlæst" in view(leader, made).reason
    start(leader, made)
    assert view(leader, made).state is State.UPLOADED
    work(wait=False)
    assert view(leader, made).state is State.CHECKED


def test_freezing_waits_for_who_changes_what_is_current(leader: Member) -> None:
    read_in(leader, of_ids("a"))
    waiting = Thread(target=_freeze, args=(leader,))
    with within(municipality=leader.municipality), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('registrations 0240', 0))")
        waiting.start()
        waiting.join(0.5)
        assert waiting.is_alive()
    waiting.join()


def test_a_file_with_nothing_good_changes_nothing(leader: Member) -> None:
    made = receive(leader, extract({"activity_id": ""}))
    work(wait=False)
    found = view(leader, made)
    assert (found.state, found.new, found.rejected) == (State.CHECKED, 0, 1)


def _freeze(by: Member) -> None:
    with within(municipality=by.municipality):
        freeze(by=by)
    connections.close_all()


def _no_room(*_given: object, **_named: object) -> None:
    raise RuntimeError("no room")
