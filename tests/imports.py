"""A leader's file on its way through the worker, for tests with a database of their own."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from vugge.access.rules.actors import Member
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.insight.actions import imports
from vugge.insight.facts import stored
from vugge.insight.facts.copying import frames_from_copy
from vugge.insight.queries import data_sets
from vugge.insight.queries.data_sets import DataSetRow
from vugge.insight.queries.imports import ImportView, import_view
from vugge.insight.rules.extract import HEADER

HEAD = ";".join(HEADER)


def extract(*rows: dict[str, str], municipality: str = "0240") -> bytes:
    """Write an extract of need visits with these cells in them; `activity_id` is asked for."""
    good = {"municipality": municipality, "family_id": "f", "activity": "need_visit", "held_on": "2020-06-01"}
    lines = [";".join({**good, **row}.get(column, "") for column in HEADER) for row in rows]
    return "\n".join([HEAD, *lines, ""]).encode()


def of_ids(*ids: str, family: str = "f") -> bytes:
    """Write an extract of one need visit for each id."""
    return extract(*({"activity_id": each, "family_id": family} for each in ids))


def receive(by: Member, file: bytes, name: str = "udtræk.csv") -> UUID:
    """Hand a file in."""
    with within(municipality=by.municipality, user=str(by.user)):
        return imports.receive(by=by, name=name, chunks=[file])


def start(by: Member, import_id: UUID) -> None:
    """Have it read in."""
    with within(municipality=by.municipality, user=str(by.user)):
        imports.start(by=by, import_id=import_id)


def undo(by: Member, import_id: UUID) -> None:
    """Take it back."""
    with within(municipality=by.municipality, user=str(by.user)):
        imports.undo(by=by, import_id=import_id, reason="Forkert fil")


def discard(by: Member, import_id: UUID) -> None:
    """Drop it."""
    with within(municipality=by.municipality, user=str(by.user)):
        imports.discard(by=by, import_id=import_id)


def read_in(by: Member, file: bytes) -> UUID:
    """Take a file the whole way: in, looked through, started, and read in by the worker."""
    found = receive(by, file)
    work(wait=False)
    start(by, found)
    work(wait=False)
    return found


def view(by: Member, import_id: UUID) -> ImportView:
    """Return an import as its page shows it."""
    with within(municipality=by.municipality, user=str(by.user)):
        found = import_view(by, import_id)
    assert found is not None
    return found


def current(municipality: str = "0240") -> dict[str, str]:
    """Return the family of each current activity."""
    with within(municipality=municipality):
        rows = stored.current_rows(municipality, list(stored.current_imports(municipality)))
        return {
            activity: family
            for frame in frames_from_copy(rows)
            for activity, family in frame.select("activity_id", "family_id").iter_rows()
        }


def sets(by: Member) -> tuple[DataSetRow, ...]:
    """Return the data sets, the latest first."""
    with within(municipality=by.municipality, user=str(by.user)):
        return data_sets.data_sets(by)


def files_of(import_id: UUID, municipality: str = "0240") -> set[str]:
    """Name what still lies of a file."""
    folder = Path(settings.UPLOADS) / municipality / str(import_id)
    return {each.name for each in folder.iterdir()}
