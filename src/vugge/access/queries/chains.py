"""Whether a chain is as it was written: counted anew, row by row. Source: attacks K3."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import connection

_COUNT = """
SELECT least(min(sequence) FILTER (WHERE wrong), min(place) FILTER (WHERE wrong)), count(*),
       coalesce(max(sequence), 0), coalesce((array_agg(hash ORDER BY sequence DESC))[1], '')
FROM (
    SELECT sequence, place, hash, sequence <> place OR previous <> before OR hash <> counted AS wrong
    FROM (
        SELECT sequence, previous, hash,
               row_number() OVER in_order AS place,
               lag(hash, 1, '') OVER in_order AS before,
               app.checksum(to_jsonb(event)) AS counted
        FROM {table} AS event WHERE {part}
        WINDOW in_order AS (ORDER BY sequence)
    ) AS chain
) AS checked
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What counting a trail anew gave: the first place that is not as it was written (None where all are).

    `last` and `hash` are its end. Kept outside the database, they show later whether rows at the end were removed, or
    everything was counted anew by somebody who may.
    """

    first_bad: int | None
    events: int
    last: int
    hash: str


class Chain(StrEnum):
    """The chains of a municipality's own, by their tables."""

    TRAIL = "access_auditevent"
    READINGS = "access_readingevent"


_NATIONAL = "access_nationalevent"


def verify(municipality: str, chain: Chain = Chain.TRAIL) -> Verdict:
    """Count a municipality's chain anew. The transaction must be for it, unless the login passes by row security."""
    return _verify(chain, "municipality_id = %s", [municipality])


def verify_national() -> Verdict:
    """Count the trail of what belongs to no municipality anew."""
    return _verify(_NATIONAL, "true", [])


def hash_at(municipality: str, sequence: int, chain: Chain = Chain.TRAIL) -> str:
    """Return the checksum at a place in a chain (the national one where the municipality is empty), or nothing."""
    table, part, named = (str(chain), "municipality_id = %s AND", [municipality])
    if not municipality:
        table, part, named = (_NATIONAL, "", [])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT hash FROM {table} WHERE {part} sequence = %s", [*named, sequence])  # noqa: S608 - one of the names written above
        row = cursor.fetchone()
    return "" if row is None else str(row[0])


def _verify(table: str, part: str, named: list[str]) -> Verdict:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")  # as app.chain writes moments
        cursor.execute(_COUNT.format(table=table, part=part), named)
        first_bad, events, last, checksum = cursor.fetchone()
    return Verdict(first_bad=first_bad, events=events, last=last, hash=checksum)
