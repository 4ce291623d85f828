"""Whose a family is. Parts of actions."""

import datetime as dt
from uuid import UUID

from vugge.access.queries.members import members_with
from vugge.access.rules.faults import UnfitError
from vugge.access.rules.roles import Role
from vugge.base.text import marked as _
from vugge.people.actions.changing import succeed
from vugge.people.models import Charge, Family

_CAN = (Role.HEALTH_VISITOR, Role.LEAD)
_CANNOT = _("Vælg en, der arbejder som sundhedsplejerske hos jer den dag.")


def put_in_charge(family: Family, staff: UUID, since: dt.date) -> Charge:
    """Let a health visitor be in charge of a family from a day on; whoever was, is until the day before."""
    refuse_stranger(family, staff, since)
    key = {"municipality_id": family.municipality_id, "family": family}
    return succeed(Charge, key=key, since=since, said={"staff_id": staff})


def refuse_stranger(family: Family, staff: UUID, on: dt.date) -> None:
    """Raise UnfitError unless somebody works as a health visitor in the municipality on a day."""
    if staff not in {membership for membership, _name in members_with(family.municipality_id, _CAN, on)}:
        raise UnfitError("staff", _CANNOT)
