"""Registrations as they lie in the database: copied in by way of a temporary table, and streamed out in order.

`COPY … FROM` is refused on a table with row-level security, so that rows come in through a table of this connection
alone. Source: decisions 4 and 16.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from vugge.insight.models.registrations import columns


def _sql(text: str) -> str:
    """Write the extract's columns, in the order of `copying.COPY_COLUMNS`, where the statement says `:columns`."""
    return text.replace(":columns", ", ".join(columns()))


_FORGET = "DROP TABLE IF EXISTS pg_temp.incoming"
_PREPARE = _sql(
    "CREATE TEMPORARY TABLE incoming AS SELECT municipality_id::varchar AS municipality, line, :columns, date "
    "FROM insight_registration WITH NO DATA"
)
_COPY_IN = "COPY pg_temp.incoming FROM STDIN"
_ARRANGE = "CREATE INDEX ON pg_temp.incoming (municipality); ANALYZE pg_temp.incoming"  # an activity may be a MB long
_MUNICIPALITIES = "SELECT DISTINCT municipality FROM pg_temp.incoming ORDER BY municipality"
_CURRENT = """
    SELECT of_id, number FROM (
        SELECT DISTINCT ON (of_id) of_id, state, number FROM insight_importevent
        WHERE municipality_id = %s ORDER BY of_id, number DESC
    ) AS latest WHERE state = 'imported' ORDER BY number
"""
_COUNT = """
    SELECT count(*), count(DISTINCT activity_id) FROM pg_temp.incoming WHERE municipality = %s
"""
_COUNT_KNOWN = """
    SELECT count(*) FROM (SELECT DISTINCT activity_id FROM pg_temp.incoming WHERE municipality = %s) AS came
    WHERE EXISTS (
        SELECT 1 FROM insight_registration AS there
        WHERE there.municipality_id = %s AND there.activity_id = came.activity_id AND there.of_id = ANY(%s)
    )
"""
_INSERT = _sql("""
    INSERT INTO insight_registration (id, municipality_id, of_id, place, line, :columns, date)
    SELECT DISTINCT ON (activity_id) gen_random_uuid(), municipality, %s, %s, line, :columns, date
    FROM pg_temp.incoming WHERE municipality = %s ORDER BY activity_id, line DESC
""")
_COPY_OUT = _sql("""
    COPY (
        SELECT DISTINCT ON (activity_id) municipality_id, line, :columns, date FROM insight_registration
        WHERE municipality_id = %s AND of_id = ANY(%s) ORDER BY activity_id, place DESC
    ) TO STDOUT
""")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a municipality's incoming rows are new, and how many replace one that was there or came earlier."""

    new: int
    replaced: int


@contextmanager
def incoming(chunks: Iterable[bytes]) -> Iterator[None]:
    """Lay good rows in a temporary table of this connection, to be inserted by an action; it is gone afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)
        cursor.execute(_PREPARE)
    try:
        with connection.connection.cursor() as raw, raw.copy(_COPY_IN) as copy:
            for chunk in chunks:
                copy.write(chunk)
        with connection.cursor() as cursor:
            cursor.execute(_ARRANGE)
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(_FORGET)


def incoming_municipalities() -> tuple[str, ...]:
    """Return the codes of the municipalities that have incoming rows, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_MUNICIPALITIES)
        return tuple(code for (code,) in cursor.fetchall())


def current_imports(municipality: str) -> dict[UUID, int]:
    """Return a municipality's imports whose rows count, the first read in first, each with its place in that order."""
    with connection.cursor() as cursor:
        cursor.execute(_CURRENT, [municipality])
        return dict(cursor.fetchall())


def count_incoming(municipality: str, imports: Sequence[UUID]) -> Counted:
    """Count a municipality's incoming rows against those of the imports that are current."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [municipality])
        rows, activities = cursor.fetchone()
        cursor.execute(_COUNT_KNOWN, [municipality, municipality, list(imports)])
        (known,) = cursor.fetchone()
    return Counted(new=activities - known, replaced=rows - activities + known)


def insert_incoming(municipality: str, import_id: UUID, place: int) -> None:
    """Insert the last incoming line of each activity. For an action alone: the write guard stands in front."""
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [import_id, place, municipality])


def current_rows(municipality: str, imports: Sequence[UUID]) -> Iterator[bytes]:
    """Stream a municipality's current rows of these imports by activity, as `copying.frames_from_copy` reads them."""
    with connection.connection.cursor() as raw, raw.copy(_COPY_OUT, [municipality, list(imports)]) as copy:
        for chunk in copy:
            yield bytes(chunk)
