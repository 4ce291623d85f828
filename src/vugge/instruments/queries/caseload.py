"""The screenings of somebody's own families all at once: what they ask for, and never a number."""

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.instruments.queries.administrations import Signal, signal_of
from vugge.instruments.queries.rows import latest
from vugge.instruments.rules.codes import State
from vugge.people.queries.caseload import own_families


def signals_in_own_families(*, by: Member) -> tuple[Signal, ...]:
    """Return what the screenings done in the reader's own families ask for, the earliest first."""
    demand("see_families", by)
    rows = latest(family__in=own_families(by=by))
    return tuple(signal_of(row) for row in rows if row.state == State.DONE)
