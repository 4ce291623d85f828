"""Registrations as they lie in the database: copied in by way of a temporary table, and streamed out in order.

`COPY … FROM` is refused on a table with row-level security, so that rows come in through a table of this connection
alone. Source: decisions 4 and 16.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from vugge.insight.models.registrations import columns

INCOMING = "incoming"

_COLUMNS = columns()
_OURS = ", ".join(_COLUMNS)
_LATEST = """
    SELECT of_id, number FROM (
        SELECT DISTINCT ON (of_id) of_id, state, number FROM insight_importevent ORDER BY of_id, number DESC
    ) AS latest WHERE state = 'imported' ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a municipality's incoming rows are new, and how many replace one that was there or came earlier."""

    new: int
    replaced: int


@contextmanager
def incoming(chunks: Iterable[bytes]) -> Iterator[None]:
    """Lay good rows in a temporary table of this connection, to be inserted by an action; it is gone afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{INCOMING}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {INCOMING} AS SELECT municipality_id::varchar AS municipality, line, {_OURS}, date "
            "FROM insight_registration WITH NO DATA"
        )
    connection.ensure_connection()
    with connection.connection.cursor() as raw, raw.copy(f"COPY pg_temp.{INCOMING} FROM STDIN") as copy:
        for chunk in chunks:
            copy.write(chunk)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX ON pg_temp.{INCOMING} (municipality, activity_id, line)")
        cursor.execute(f"ANALYZE pg_temp.{INCOMING}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{INCOMING}")


def incoming_municipalities() -> tuple[str, ...]:
    """Return the codes of the municipalities that have incoming rows, in order."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT municipality FROM pg_temp.{INCOMING} ORDER BY municipality")
        return tuple(code for (code,) in cursor.fetchall())


def current_imports() -> dict[UUID, int]:
    """Return the imports whose rows count, those read in first first, each with its place in that order."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST)
        return dict(cursor.fetchall())


def count_incoming(municipality: str, imports: Sequence[UUID]) -> Counted:
    """Count a municipality's incoming rows against those that are current."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(DISTINCT activity_id) FROM pg_temp.{INCOMING} WHERE municipality = %s",
            [municipality],
        )
        rows, activities = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM ("
            f"SELECT DISTINCT activity_id FROM pg_temp.{INCOMING} WHERE municipality = %s) AS came WHERE EXISTS ("
            "SELECT 1 FROM insight_registration AS r WHERE r.municipality_id = %s AND r.activity_id = came.activity_id "
            "AND r.of_id = ANY(%s))",
            [municipality, municipality, list(imports)],
        )
        (known,) = cursor.fetchone()
    return Counted(new=activities - known, replaced=rows - activities + known)


def insert_incoming(municipality: str, import_id: UUID, place: int) -> None:
    """Insert the last incoming line of each activity. For an action alone: the write guard stands in front."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO insight_registration (id, municipality_id, of_id, place, line, {_OURS}, date) "
            f"SELECT DISTINCT ON (activity_id) gen_random_uuid(), municipality, %s, %s, line, {_OURS}, date "
            f"FROM pg_temp.{INCOMING} WHERE municipality = %s ORDER BY activity_id, line DESC",
            [import_id, place, municipality],
        )


def current_rows(municipality: str, imports: Sequence[UUID]) -> Iterator[bytes]:
    """Stream a municipality's current rows of these imports by activity, as COPY's text: see `records_for_copy`."""
    query = (
        f"COPY (SELECT DISTINCT ON (activity_id) municipality_id, line, {_OURS}, date FROM insight_registration "
        "WHERE municipality_id = %s AND of_id = ANY(%s) ORDER BY activity_id, place DESC) TO STDOUT"
    )
    with connection.connection.cursor() as raw, raw.copy(query, [municipality, list(imports)]) as copy:
        for chunk in copy:
            yield bytes(chunk)
