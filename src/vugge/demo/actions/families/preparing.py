"""Birkeby's families in the demo's database: the cast's before anybody looks, the others while they do."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from vugge.access.queries.members import member
from vugge.access.queries.people import sign_in_of
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.demo.actions.families.making import LONE, Town, make_family
from vugge.demo.rules.cast import BIRKEBY, STAFF
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.known import families
from vugge.demo.rules.families.shape import Household
from vugge.demo.rules.families.towns import DISTRICTS
from vugge.people.actions.charges import add_district
from vugge.people.queries.choices import districts

_AT_WORK = {"health_visitor", "lead"}


def prepare_families() -> int:
    """Have the cast's families in the demo's database as of now, and return how many were made."""
    return make(families(Calendar(now())))


def make(wanted: Sequence[Household], *, told: Callable[[int], None] = lambda _made: None) -> int:
    """Make the families that are not there, each in a transaction of its own, and return how many were made."""
    town, others = _town(), {each.key: each for each in wanted}
    made = 0
    for number, home in enumerate(wanted, 1):
        made += make_family(town, home, others)
        told(number)
    return made


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
        return Town(staff=staff, districts=_with_missing(staff, known))


def _with_missing(staff: Mapping[str, Member], known: Mapping[str, UUID]) -> Mapping[str, UUID]:
    lone = staff[LONE]
    return {name: known.get(name) or add_district(by=lone, name=name) for name in DISTRICTS}
