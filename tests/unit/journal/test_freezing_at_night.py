"""At night, and when somebody asks, the worker freezes what is current; the journal as it stood when nothing moved."""

import datetime as dt
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from django.db import connections, transaction

from tests.journals import PLACE, Journal, row
from tests.own_databases import OwnDatabase
from tests.world import client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import now
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.config.jobs.freezing import freeze_journals
from vugge.insight.actions.data_sets import ask_for_data_set
from vugge.insight.facts.settled import settled
from vugge.insight.queries.data_sets import DataSetRow, data_sets


@pytest.fixture(name="leader")
def _leader(own_database: OwnDatabase) -> Member:  # noqa: ARG001 - asked for by name, for its effect
    with transaction.atomic():
        return member(role=Role.LEAD, municipality=PLACE)


@pytest.fixture
def signing(own_database: OwnDatabase) -> Iterator[Event]:  # noqa: ARG001 - as above
    """Somebody in the middle of signing, until the event is set."""
    begun, done = Event(), Event()

    def sign() -> None:
        with within(municipality=PLACE):
            begun.set()
            done.wait(20)
        connections.close_all()

    other = Thread(target=sign)
    other.start()
    assert begun.wait(20)
    yield done
    done.set()
    other.join()


def sets(by: Member) -> tuple[DataSetRow, ...]:
    with within(municipality=by.municipality, user=str(by.user)):
        return data_sets(by)


def a_night() -> None:
    freeze_journals(0)
    work(wait=False)


def test_at_night_the_journal_is_frozen_where_there_is_one(leader: Member, journal: Journal) -> None:
    a_night()
    assert sets(leader) == ()
    journal.sign(row())
    a_night()
    assert [(each.rows, each.journal_rows, each.frozen_by) for each in sets(leader)] == [(1, 1, "driften")]


def test_a_quiet_night_gives_no_other_data_set(leader: Member, journal: Journal) -> None:
    journal.sign(row())
    a_night()
    a_night()
    assert len(sets(leader)) == 1


def test_whoever_asks_has_a_data_set_made(leader: Member, journal: Journal) -> None:
    journal.sign(row())
    with within(municipality=PLACE, user=str(leader.user)):
        ask_for_data_set(by=leader)
    work(wait=False)
    assert [each.frozen_by for each in sets(leader)] == [leader.name]


def test_the_journal_is_read_as_it_stood_before_anything_under_way_began(signing: Event) -> None:
    moment = now()
    with transaction.atomic():
        assert settled(moment) < moment
    signing.set()


def test_where_nothing_is_under_way_the_journal_is_read_as_it_stands(leader: Member) -> None:
    del leader  # its database is asked, where nobody signs
    moment = now() - dt.timedelta(seconds=1)
    with transaction.atomic():
        assert settled(moment) == moment


def test_pages_say_where_the_rows_come_from(leader: Member, journal: Journal) -> None:
    journal.sign(row())
    a_night()
    with transaction.atomic():
        browser = client_for(leader)
    assert "regnet af det, I selv har registreret." in browser.get("/").content.decode()
    figure = browser.get("/tal/4-9").content.decode()
    assert '<dt class="meta">Rækkerne kommer fra</dt><dd>Journalen</dd>' in figure
    assert "Ingen: alle rækker er fra jeres egen journal." in browser.get("/datasaet").content.decode()
