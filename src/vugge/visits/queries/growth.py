"""A child's measures by date, as they count now: what a curve is drawn of, and what stands beside a new number."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import CARE
from vugge.people.queries.loading import aliases, persons_of
from vugge.people.queries.ties import place_of
from vugge.visits.queries.access import reach
from vugge.visits.queries.rows import current_frames, current_parts
from vugge.visits.rules.registration import Subject, measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A measure by its code (weight in g, length and head in cm) on a day, and how old the child was, in days.

    `age` is None where nobody knows when the child was born; `way` is how it was taken, or empty.
    """

    contact: UUID
    code: str
    on: dt.date
    age: int | None
    number: Decimal
    way: str


def of_child(*, by: Actor, child: UUID, purpose: str = CARE) -> tuple[Point, ...]:
    """Return a child's measures, the earliest first, and log the reading; errors as `held.journal`."""
    found = reach(by=by, person=child, purpose=purpose)
    return read_points(place_of(by), [found.person])[found.person]


def read_points(municipality: str, children: Iterable[UUID]) -> dict[UUID, tuple[Point, ...]]:
    """Return the measures of children the caller has been let in to and has logged, the earliest first."""
    wanted = list(children)
    whose = {one: child for child in wanted for one in aliases(child)}
    parts = current_parts(municipality, Q(subject__in=set(whose), role=Subject.CHILD))
    frames = current_frames(municipality, of__in=[each.of_id for each in parts])
    born = {child: person.born_on for child, person in persons_of(wanted).items()}
    points: dict[UUID, list[Point]] = {child: [] for child in wanted}
    for each in parts:
        child, on = whose[each.subject_id], frames[each.of_id].held_on
        born_on = born.get(child)
        for entry in map(measured, each.measures):
            if entry.number is not None:
                age = (on - born_on).days if born_on else None
                point = Point(contact=each.of_id, code=entry.code, on=on, age=age, number=entry.number, way=entry.way)
                points[child].append(point)
    return {child: tuple(sorted(each, key=lambda point: (point.on, point.code))) for child, each in points.items()}
