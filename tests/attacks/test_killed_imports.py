"""`kill -9` in the middle of an import, and two imports at once: the end is that of one clean run."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import transaction

from tests.databases import url
from tests.imports import current, extract, files_of, of_ids, receive, sets, start, view
from tests.own_databases import OwnDatabase
from tests.world import member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role as StaffRole
from vugge.base.postgres.cluster import Role
from vugge.base.worker import work
from vugge.insight.rules.importing import State

PLACES = ("0240", "0329", "0615")
REPORT = "line;column;value;reason\n"

_DYING = """
import os, signal, sys
import django
django.setup()
from vugge.config.command import main
from vugge.base.worker import work
import {module} as there

def dying(*given, before={name}, left=[{after}], **named):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return before(*given, **named)

{name} = dying
{act}
"""
MOMENTS = {
    "while it is checked": ("vugge.insight.actions.files", "there.check_extract", 0),
    "while rows are copied": ("vugge.insight.facts.copying", "there._copied", 0),
    "inside the transaction": ("vugge.insight.facts.stored", "there.insert_incoming", 1),
    "while a data set is frozen": ("vugge.insight.facts.canonical", "there.Freezer.flush", 1),
    "after the transaction": ("vugge.config.commands.import_activities", "there.shutil.copyfile", 0),
}


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings) -> Path:
    """The home of every process of the test."""
    place = tmp_path / "home"
    settings.UPLOADS, settings.DATA_SETS = place / "uploads", place / "datasets"
    return place


@pytest.fixture
def environment(own_database: OwnDatabase, home: Path) -> Mapping[str, str]:
    """What leads another process to the test's own database."""
    own = url(own_database.cluster, Role.WEB, own_database.name)
    return {
        **os.environ,
        "DATABASE_URL": own,
        "VUGGE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "vugge.config.settings",
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An extract of three municipalities, each with an activity that comes twice."""
    rows = [{"activity_id": each, "municipality": place} for place in PLACES for each in ("a", "b", "a")]
    file = tmp_path / "x.csv"
    file.write_bytes(extract(*rows))
    return file


def run(environment: Mapping[str, str], program: str) -> int:
    """Run a program to its end, or until it kills itself; return its exit code."""
    return subprocess.run([sys.executable, "-c", program], env=environment, check=False, capture_output=True).returncode  # noqa: S603 - our own interpreter


def command(environment: Mapping[str, str], source: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "vugge.config.command", "import-activities", str(source)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own interpreter and module


def everything() -> dict[str, dict[str, str]]:
    return {place: current(place) for place in PLACES}


def everywhere(rows: dict[str, str]) -> dict[str, dict[str, str]]:
    return dict.fromkeys(PLACES, rows)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_command_run_again_ends_as_a_clean_one(
    environment: Mapping[str, str], home: Path, source: Path, moment: str
) -> None:
    module, name, after = MOMENTS[moment]
    act = f"main(['import-activities', {str(source)!r}])"
    assert run(environment, _DYING.format(module=module, name=name, after=after, act=act)) == -signal.SIGKILL
    done = moment == "after the transaction"
    rows = {"a": "f", "b": "f"}
    assert everything() == everywhere(rows if done else {})
    with command(environment, source) as again:
        assert again.communicate()[0] == f"read 9, new {0 if done else 6}, replaced {9 if done else 3}, rejected 0\n"
    assert everything() == everywhere(rows)
    assert source.with_name("x.rejected.csv").read_text() == REPORT
    assert [each.name for each in home.glob(".*")] == []
    assert sorted(each.name for each in (home / "datasets").rglob(".*")) == []


def test_two_commands_at_once_read_the_rows_in_once(environment: Mapping[str, str], source: Path) -> None:
    with command(environment, source) as one, command(environment, source) as other:
        said = sorted([one.communicate()[0], other.communicate()[0]])
    assert said == ["read 9, new 0, replaced 9, rejected 0\n", "read 9, new 6, replaced 3, rejected 0\n"]
    assert everything() == everywhere({"a": "f", "b": "f"})


WORKERS_MOMENTS = {
    "while it is checked": ("vugge.insight.facts.uploads", "there.check_extract", 0, State.UPLOADED),
    "when it was checked": ("vugge.insight.actions.imports", "there.note_check", 0, State.UPLOADED),
    "while rows are stored": ("vugge.insight.facts.stored", "there.insert_incoming", 0, State.IMPORTING),
    "while a data set is frozen": ("vugge.insight.facts.canonical", "there.Freezer.flush", 0, State.IMPORTING),
    "before the file is dropped": ("vugge.insight.facts.uploads", "there.UploadedFile.drop", 0, State.IMPORTED),
}


@pytest.mark.parametrize("moment", WORKERS_MOMENTS)
def test_what_a_killed_worker_left_is_done_by_the_next(
    environment: Mapping[str, str], own_database: OwnDatabase, moment: str
) -> None:
    module, name, after, state = WORKERS_MOMENTS[moment]
    with transaction.atomic():
        leader = member(role=StaffRole.LEAD, municipality=PLACES[0])
    made = receive(leader, of_ids("a", "b"))
    if state is not State.UPLOADED:
        work(wait=False)
        start(leader, made)
    program = _DYING.format(module=module, name=name, after=after, act="work(wait=False)")
    assert run(environment, program) == -signal.SIGKILL
    assert view(leader, made).state is state
    a_while_passes(own_database)
    work(wait=False)
    if state is State.UPLOADED:
        start(leader, made)
        work(wait=False)
    ends_clean(leader, made)


def a_while_passes(own: OwnDatabase) -> None:
    """Let a minute pass since any worker gave a sign of life; a live one on a busy machine must not seem dead."""
    with own.login(Role.OWNER) as owner:
        owner.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")


def ends_clean(leader: Member, made: UUID) -> None:
    """See that an import of two rows ended as one that nothing happened to."""
    found = view(leader, made)
    assert (found.state, found.new, found.replaced) == (State.IMPORTED, 2, 0)
    assert [each.rows for each in sets(leader)] == [2]
    assert current(PLACES[0]) == {"a": "f", "b": "f"}
    assert files_of(made) == {"rejected.csv"}
