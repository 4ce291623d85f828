"""Two walls stand between municipalities: what the product asks for, and row-level security. Each holds alone.

One is really taken away, and every page and file is asked for by somebody who may see all there is in one municipality:
with the rows of their own, with the neighbour's, and with none. Nothing is answered otherwise than with both walls.
Source: attacks A1 and A2.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet

from tests.attacks.routes import NOWHERE, Route, routes
from tests.attacks.test_access_matrix import laid_bare, telling
from tests.homes import Home, at_work, planned, signed
from tests.imports import discard, extract, read_in, receive, sets, start, undo, view
from tests.own_databases import OwnDatabase
from tests.people import household
from tests.rows import make, tenant_models, tenant_tables
from tests.studies import kept_study
from tests.world import client_for, email_of, member
from vugge.access.actions.invitations import invite
from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.invitations import Invitee
from vugge.access.rules.reading import CARE, PERSON
from vugge.access.rules.roles import CertificateKind, Role
from vugge.access.web.doors import READING, Door
from vugge.base.clock import today
from vugge.base.postgres import cluster
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.catalogue.actions.local import change_value
from vugge.insight.queries.imports import state_of
from vugge.insight.rules.importing import State
from vugge.people.rules.kinds import ParentRole
from vugge.visits.models import Draft

OURS, THEIRS = "0240", "0329"
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?|20\d\d-\d\d-\d\dT[\d:.+]+")

Wall = Callable[[OwnDatabase], AbstractContextManager[None]]


@contextmanager
def without_row_security(own: OwnDatabase) -> Iterator[None]:
    """Let the database show everything to everybody."""
    with own.login(cluster.Role.OWNER) as owner:
        for table in tenant_tables():
            owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY".encode())
    yield


@contextmanager
def without_scoping(_own: OwnDatabase) -> Iterator[None]:
    """Let no query ask for a municipality's rows alone."""
    tenants, before = tenant_models(), QuerySet.filter

    def careless(self: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as Django's own
        if self.model in tenants:
            named = {name: value for name, value in named.items() if not name.startswith("municipality")}
        return before(self, *given, **named)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QuerySet, "filter", careless)
        yield


WALLS: dict[str, Wall] = {
    "without the product's scoping": without_scoping,
    "without row-level security": without_row_security,
}
"""What takes a wall away, row-level security last: it stays away for the rest of a test."""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, settings: LazySettings) -> None:
    settings.UPLOADS, settings.DATA_SETS = tmp_path / "uploads", tmp_path / "datasets"


@pytest.fixture
def ours(own_database: OwnDatabase) -> Member:  # noqa: ARG001 - asked for by name, for its effect
    return _settled(OURS, "Vores")


@pytest.fixture
def theirs(own_database: OwnDatabase) -> Member:  # noqa: ARG001 - as above
    return _settled(THEIRS, "Naboens")


def _settled(place: str, called: str) -> Member:
    """Fill a municipality through its doors: colleagues, an invitation, a number of its own, and files."""
    with transaction.atomic():
        leader = member(*Role, municipality=place, name=f"{called} leder")
    _families(leader, called)
    with transaction.atomic():
        member(Role.LEAD, municipality=place, name=f"{called} kollega", certificates=(CertificateKind.ADBB,))
    with within(municipality=place, user=str(leader.user)):
        wanted = Invitee(email=f"{called}@x.example", name=f"{called} ven", title="", roles=frozenset({Role.LEAD}))
        invite(by=leader, invitee=wanted)
        note_reading(by=leader, subject=leader.membership, kind=PERSON, purpose=CARE)
        soon = today() + dt.timedelta(days=30)
        change_value(by=leader, key="parameter.contact_attempts", value=7, valid_from=soon, version="0.0")
    rows = ({"activity_id": "a"}, {"activity_id": called}, {"activity_id": "b", "level": f"{called}-level"})
    receive(leader, extract({"activity_id": "venter"}, municipality=place), name=f"{called}.csv")
    read_in(leader, extract(*rows, municipality=place))
    return leader


def _families(leader: Member, called: str) -> None:
    """Write a row in each table about families, and last a family in which every page has something to show.

    A visit is signed and another planned through the doors: a contact without a frame is none.
    """
    for model in tenant_models():
        if model.__module__.startswith(("vugge.people", "vugge.instruments", "vugge.care")) or model is Draft:
            make(model, leader.municipality)
    home = household(leader, name=f"Familien {called}")
    home.child(called, number="010126-1234")
    mother, father = home.parent(f"{called} mor"), home.parent(f"{called} far", ParentRole.FATHER)
    at = Home(signe=leader, family=home.id, alma=home.people[called], freja=mother, jonas=father)
    with at_work(leader):
        signed(at)
        planned(at)


def row_ids(place: str) -> list[str]:
    """Return the id of the latest row of every table of a municipality's that names its rows by one."""
    found: list[str] = []
    with within(municipality=place):
        for model in tenant_models():
            latest = "number" if hasattr(model, "number") else "sequence"
            row = model._default_manager.order_by(latest).last()  # noqa: SLF001 - the manager any model has
            assert row is not None, f"{place} has no row of {model.__name__}"
            found += [str(row.pk)] if isinstance(row.pk, UUID) else []
    return found


def doors() -> list[Route]:
    return [route for route in routes() if isinstance(route.door, Door)]


ASKS_MORE = {"min-dag/opgave/<uuid:family>"}
"""Addresses that also ask for a key no row has: a task is worked out, and the desk's own tests try it."""

JOURNAL = 5
"""What `_families` leaves to be counted: a visit, a screening declined, and three offers."""

Asked = tuple[Route, tuple[str, ...]]
Answers = dict[Asked, tuple[Any, ...]]


def reading() -> list[Route]:
    """Return the addresses of every page and file there is to read."""
    return [route for route in doors() if set(route.door.methods) & set(READING)]


def singly(ids: list[str]) -> list[Asked]:
    """Return every page and file that takes one id at most, with each of the ids."""
    return [
        (route, rows) for route in reading() if route.takes_ids < 2 for rows in product(ids, repeat=route.takes_ids)
    ]


def paired(ids: list[str], opened: Iterable[Asked]) -> list[Asked]:
    """Return those that take more: with the ids that opened a page under the first part's name, and each of the rest.

    Every pair of ids would be thousands of requests, nearly all of them for a first id that leads nowhere alone.
    """
    led = [(route.parts[0][0], rows[0]) for route, rows in opened if rows]
    more = [route for route in reading() if route.takes_ids > 1]
    return [
        (route, (first, *rest))
        for route in more
        for first in sorted({each for name, each in led if name == route.parts[0][0]})
        for rest in product(ids, repeat=route.takes_ids - 1)
    ]


def answers(reader: Member, asked: list[Asked]) -> Answers:
    """Ask; what that leaves in the trail is undone."""
    found: Answers = {}
    with transaction.atomic():
        for place, (route, rows) in enumerate(asked):
            if place % 200 == 0:  # a proof of who one is grows old while others use the machine
                client = client_for(reader)
            status, said, headers = laid_bare(client, route.at(*rows), "GET", NOWHERE)
            found[route, rows] = (status, CLOCK.sub("then", said), headers)
        transaction.set_rollback(True)
    return found


def came_in(asked: Answers) -> Answers:
    """Keep the addresses somebody came in by."""
    return {each: answer for each, answer in asked.items() if answer[0] == 200}


def test_one_wall_alone_answers_as_both(own_database: OwnDatabase, ours: Member, theirs: Member) -> None:
    kept_study()  # of the whole country: nobody's own, and so without a row of either
    ids = row_ids(OURS)
    inside = came_in(answers(ours, singly(ids)))
    inside |= came_in(answers(ours, paired(ids, inside)))
    assert unopened(inside) == set()
    for name, wall in WALLS.items():
        with wall(own_database):
            alone = answers(ours, list(inside))
        assert [asked for asked in inside if alone[asked] != inside[asked]] == [], name
        for word in ("Naboens", email_of(theirs), sets(theirs)[0].sha256):
            assert [asked for asked, answer in alone.items() if word in str(answer)] == [], name


def unopened(inside: Answers) -> set[str]:
    """Name the addresses nobody came in by, though a member with every role may: what is behind went untested."""
    may = {each.written for each in doors() if "GET" in each.door.methods and each.door.permission != "see_releases"}
    return may - {route.written for route, _rows in inside} - ASKS_MORE


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_their_rows_are_none_with_one_wall_alone(
    own_database: OwnDatabase, ours: Member, theirs: Member, method: str
) -> None:
    foreign = row_ids(theirs.municipality)
    for name, wall in WALLS.items():
        with wall(own_database):
            assert telling(ours, foreign, method, [route for route in doors() if route.takes_ids]) == [], name


def read(by: Member) -> int:
    """Count the rows of the newest data set that were read in."""
    return sets(by)[0].rows - sets(by)[0].journal_rows


def journal(by: Member) -> bool:
    """Tell whether the newest data set holds no more of the journal than one municipality has: `_families` writes it.

    Fewer, while a transaction of before is still open: a data set is of what nobody can still change.
    """
    return sets(by)[0].journal_rows <= JOURNAL


def test_an_import_without_row_level_security_is_as_one_alone(own_database: OwnDatabase, ours: Member) -> None:
    theirs = _settled(THEIRS, "Naboens")
    before = sets(theirs)
    with without_row_security(own_database):
        made = read_in(ours, extract({"activity_id": "a"}, {"activity_id": "Naboens"}, municipality=OURS))
        found = view(ours, made)
        assert (found.state, found.new, found.replaced) == (State.IMPORTED, 1, 1)
        assert (read(ours), journal(ours)) == (3, True)
        assert not {*sets(ours)[0].imports} & {*before[0].imports}
        undo(ours, made)
        work(wait=False)
        assert (read(ours), journal(ours)) == (2, True)
        assert not {*sets(ours)[0].imports} & {*before[0].imports}
        assert sets(theirs) == before


def test_their_import_is_none_of_ours_even_without_row_level_security(own_database: OwnDatabase, ours: Member) -> None:
    theirs = _settled(THEIRS, "Naboens")
    waiting = receive(theirs, extract({"activity_id": "c"}, municipality=THEIRS))
    work(wait=False)
    in_already = UUID(sets(theirs)[0].imports[0])
    with without_row_security(own_database):
        for act, which in ((start, waiting), (discard, waiting), (undo, in_already)):
            with pytest.raises(ObjectDoesNotExist):
                act(ours, which)
        with within(municipality=OURS):
            assert state_of(Operator(), waiting) is None
        assert view(theirs, waiting).state is State.CHECKED
        assert view(theirs, in_already).state is State.IMPORTED
