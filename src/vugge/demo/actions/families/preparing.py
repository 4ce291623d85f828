"""Birkeby's families in the demo's database: the cast's before anybody looks, the others while they do."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from django.db import transaction

from vugge.access.queries.members import member
from vugge.access.queries.people import sign_in_of
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.base.files import write_private
from vugge.base.jobs import defer, under_way
from vugge.base.tenancy.context import within
from vugge.demo.actions.families.making import LONE, Town, make_family
from vugge.demo.queries.settling import STAMP, settled
from vugge.demo.rules.cast import BIRKEBY, STAFF
from vugge.demo.rules.families.crowd import CROWD, crowd
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.known import families
from vugge.demo.rules.families.shape import Household
from vugge.demo.rules.families.towns import DISTRICTS
from vugge.people.actions.districts import add_district
from vugge.people.queries.choices import districts

TASK = "settle_birkeby"
BATCH = 10
"""Families made before others' work gets its turn."""

_AT_WORK = {"health_visitor", "lead"}


def prepare_families(home: Path) -> None:
    """Have the cast's families in the demo's database, and hand the others to the worker where any are missing."""
    if settled(home) is None:
        make(families(Calendar(now())))
        note(home, 0)
    found = settled(home)
    if found is not None and not found.done:
        with transaction.atomic():
            _hand_over(now(), found.made)


def settle(home: Path, moment: dt.datetime, first: int) -> None:
    """Make a batch of the other families, as of a moment, say how far it is, and hand the next batch over.

    Done twice it is done once: who is there already is passed by.
    """
    wanted = crowd(Calendar(moment))[first : first + BATCH]
    make(wanted)
    made = first + len(wanted)
    note(home, made)
    sys.stderr.write(f"Birkeby: {made} af {CROWD} familier er flyttet ind.\n")
    if made < CROWD:
        with transaction.atomic():
            _hand_over(moment, made)


def make(wanted: Sequence[Household]) -> int:
    """Make the families that are not there, each in a transaction of its own, and return how many were made."""
    town, others = _town(), {each.key: each for each in wanted}
    return sum(make_family(town, home, others) for home in wanted)


def note(home: Path, made: int) -> None:
    """Note how many of the other families are there: what a page and the next start read."""
    write_private(home / STAMP, f"{made} {CROWD}")


def _hand_over(moment: dt.datetime, first: int) -> None:
    if not under_way(TASK, first=str(first)):
        defer(TASK, moment=moment.isoformat(), first=str(first))


def _town() -> Town:
    with within(municipality=BIRKEBY):
        staff = {}
        for part in STAFF:
            user = sign_in_of(part.email)
            if part.municipality == BIRKEBY and _AT_WORK & set(part.roles) and user is not None:
                found = member(user, BIRKEBY, today())
                if found is not None:
                    staff[part.key] = found
        known = {name: which for which, name in districts(by=staff[LONE])}
        return Town(staff=staff, districts=_with_missing(staff[LONE], known))


def _with_missing(lead: Member, known: Mapping[str, UUID]) -> Mapping[str, UUID]:
    return {name: known.get(name) or add_district(by=lead, name=name) for name in DISTRICTS}
