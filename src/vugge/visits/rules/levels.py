"""The level proposed after a visit: the highest among the help that goes on, else 1. Source: L1, decision 10."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from vugge.visits.rules.registration import Registration

UNIVERSAL, NEED = 1, 2


def proposed(registration: Registration, going_on: Mapping[UUID, int], *, need_visit: bool) -> int:
    """Return the level proposed.

    `going_on` are the levels of the services open when the visit was held, by their ids; the registration ends some and
    begins others. A need visit is help of level 2 until the health visitor ends it.
    """
    ended = {each.service for each in registration.closed}
    kept = (level for service, level in going_on.items() if service not in ended)
    begun = (each.level for each in registration.opened)
    return highest([*kept, *begun, *([NEED] if need_visit else [])])


def highest(levels: Iterable[int]) -> int:
    """Return the highest level, 1 where there is none."""
    return max(levels, default=UNIVERSAL)
