"""The level of help a family has on a day, and has had. Source: L1."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Actor
from vugge.care.models import Service
from vugge.care.queries.helping import ServiceRow, row_of
from vugge.care.queries.standing import as_help, counting
from vugge.care.rules import levels as rules
from vugge.people.queries.ties import demand_family


@dataclass(frozen=True, slots=True)
class LevelNow:
    """A level, and the services it comes of: those open at it that day. None of them at level 1 without any."""

    level: int
    why: tuple[ServiceRow, ...]


def level_on(*, by: Actor, family: UUID, on: dt.date) -> LevelNow:
    """Return a family's level on a day. GoneError and RefusedError as `demand_family`."""
    demand_family(by=by, family=family)
    return _level(counting([family])[family], on)


def levels_of(*, by: Actor, families: Iterable[UUID], on: dt.date) -> Mapping[UUID, int]:
    """Return the level on a day of each of some families. Errors as `level_on`, for any that may not be opened."""
    wanted = tuple(families)
    for family in wanted:
        demand_family(by=by, family=family)
    return {family: rules.level_on(as_help(rows), on) for family, rows in counting(wanted).items()}


def intervals(*, by: Actor, family: UUID, first: dt.date, last: dt.date | None = None) -> tuple[rules.Interval, ...]:
    """Return the levels a family has had from a day, each as long as it lasted. Errors as `level_on`."""
    demand_family(by=by, family=family)
    return rules.intervals(as_help(counting([family])[family]), first, last)


def _level(rows: list[Service], on: dt.date) -> LevelNow:
    level = rules.level_on(as_help(rows), on)
    why = tuple(row_of(row) for row in rows if row.level == level and as_help([row])[0].is_open(on))
    return LevelNow(level, why)
