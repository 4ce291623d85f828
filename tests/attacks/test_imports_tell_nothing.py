"""What stands in a file is told nowhere on its way: not to the queue, the logs, the trail or an address."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from tests.imports import extract, receive, start, undo, view
from tests.own_databases import OwnDatabase
from tests.world import client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role as StaffRole
from vugge.base.postgres.cluster import Role
from vugge.base.worker import work
from vugge.insight.facts import stored
from vugge.insight.rules.importing import State

CANARY = "Kanarie-0101901234"
ROWS = ({"activity_id": CANARY, "family_id": CANARY}, {"activity_id": "b", "level": CANARY})
TOLD = (
    "access_auditevent",
    "access_nationalevent",
    "insight_importevent",
    "procrastinate_events",
    "procrastinate_jobs",
)


@pytest.fixture
def leader(own_database: OwnDatabase, tmp_path: Path, settings: LazySettings) -> Member:
    del own_database
    settings.UPLOADS, settings.DATA_SETS = tmp_path / "uploads", tmp_path / "datasets"
    with transaction.atomic():
        return member(role=StaffRole.LEAD, municipality="0240")


def told(own: OwnDatabase) -> str:
    """Return all that lies in the queue and in the trails."""
    with own.login(Role.OWNER) as db:
        rows = [db.execute(f"SELECT * FROM {table}").fetchall() for table in TOLD]  # noqa: S608 - our own list
    assert rows[0]
    return str(rows)


def test_nothing_of_a_row_is_told_on_its_way(
    leader: Member, own_database: OwnDatabase, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    made = receive(leader, extract(*ROWS), f"{CANARY}.csv")
    queued = told(own_database)
    work(wait=False)
    start(leader, made)
    work(wait=False)
    undo(leader, made)
    work(wait=False)
    assert view(leader, made).new == 1
    with transaction.atomic():
        browser = client_for(leader)
    page = browser.get(f"/datasaet/indlaesning/{made}").content.decode()
    assert CANARY not in page.replace(f"{CANARY}.csv", "")
    heard = capfd.readouterr()
    assert CANARY not in queued + told(own_database) + caplog.text + heard.out + heard.err


def test_an_error_of_the_database_quotes_no_row(
    leader: Member,
    own_database: OwnDatabase,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    log = own_database.cluster.log
    before = log.stat().st_size
    monkeypatch.setattr(stored, "_COPY_IN", "COPY pg_temp.incoming (municipality) FROM STDIN")
    made = receive(leader, extract(*ROWS))
    work(wait=False)
    assert view(leader, made).state is State.FAILED
    said = log.read_bytes()[before:].decode()
    assert "extra data after last expected column" in said
    heard = capfd.readouterr()
    assert CANARY not in said + view(leader, made).reason + heard.out + heard.err
    assert CANARY not in told(own_database)
    assert all(CANARY not in record.getMessage() for record in caplog.records)
