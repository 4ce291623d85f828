"""How a planned visit lives: its states, which may follow which, and what a plan holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.visits.rules.places import Place

SHORTEST = dt.timedelta(minutes=5)
LONGEST = dt.timedelta(hours=8)
EARLIEST_BEFORE = dt.timedelta(days=31)
"""How long after it was a visit can still be written into the calendar."""
LATEST_AHEAD = dt.timedelta(days=3 * 366)


class State(Labelled):
    """How an appointment stands."""

    PLANNED = "planned", _("Planlagt")
    CANCELLED = "cancelled", _("Aflyst")
    HELD = "held", _("Afholdt")


class Happened(Labelled):
    """What happened to an appointment."""

    PLANNED = "planned", _("Planlagt")
    MOVED = "moved", _("Flyttet")
    PREPARED = "prepared", _("Forberedt")
    CANCELLED = "cancelled", _("Aflyst")
    HELD = "held", _("Afholdt")


FOLLOWS: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.PLANNED, State.CANCELLED, State.HELD}),
    State.CANCELLED: frozenset(),
    State.HELD: frozenset(),
}
"""What may come after each state; moving and preparing leave it planned. What is cancelled is planned anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When, where and by whom: `staff` is a membership; both moments are aware, and the end is after the start."""

    staff: UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the family would like to talk about (topic codes of the catalogue, and their own words), and what is agreed.

    `brings` is what the health visitor brings along; `agreed` what the two sides agreed about the visit.
    """

    topics: tuple[str, ...] = ()
    own_words: str = ""
    agreed: str = ""
    brings: str = ""


NO_AGENDA = Agenda()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A visit to be planned: kind (a code of the catalogue), slot, whom it is about, who is invited, agenda.

    `subjects` and `invited` are persons of the family; none of `subjects` means a visit before the child is born.
    """

    family: UUID
    kind: str
    slot: Slot
    subjects: tuple[UUID, ...] = ()
    invited: tuple[UUID, ...] = ()
    agenda: Agenda = NO_AGENDA


def may_follow(now: State, then: State) -> bool:
    """Tell whether an appointment may go from one state to another."""
    return then in FOLLOWS[now]


def why_not(slot: Slot, now: dt.datetime) -> tuple[str, str] | None:
    """Return the field at fault in a slot and a Danish sentence with the remedy, or None when it will do."""
    # In one zone Python subtracts and compares clocks; in the night they are changed only UTC tells what passes.
    start, end, moment = (each.astimezone(dt.UTC) for each in (slot.starts_at, slot.ends_at, now))
    length = end - start
    if length < SHORTEST:
        return "ends_at", _("Besøget skal slutte efter, at det begynder. Ret sluttiden.")
    if length > LONGEST:
        return "ends_at", _("Besøget varer mere end otte timer. Ret sluttiden.")
    if start < moment - EARLIEST_BEFORE:
        return "starts_at", _("Tiden ligger mere end en måned tilbage. Registrér besøget uden aftale i stedet.")
    if start > moment + LATEST_AHEAD:
        return "starts_at", _("Tiden ligger mere end tre år fremme. Ret årstallet.")
    return None
