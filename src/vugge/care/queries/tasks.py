"""What it is time for in a family: worked out from its records, less what somebody answered."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from vugge.access.rules.actors import Actor
from vugge.base.tenancy.context import current
from vugge.care.models import Service, TaskAnswer
from vugge.care.queries.offers import OfferRow, read_offers
from vugge.care.queries.standing import counting
from vugge.care.rules.codes import Handling, ServiceKind
from vugge.care.rules.tasks import answering, helping, offering, screening, visiting
from vugge.care.rules.tasks.shape import Task
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.instruments.queries.administrations import Signal, signals_of
from vugge.people.queries.ties import demand_family


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the floors above know of a family: its name, its people's names, and visits due, held and planned.

    `need_visits` holds the days of the need visits by reason; `contacted_on` the latest contact of any kind.
    """

    name: str
    names: Mapping[UUID, str] = field(default_factory=dict)
    due: Iterable[visiting.DueVisit] = ()
    held: Iterable[visiting.Visit] = ()
    planned: Iterable[visiting.PlannedVisit] = ()
    coming: Iterable[visiting.Visit] = ()
    need_visits: Mapping[str, tuple[dt.date, ...]] = field(default_factory=dict)
    contacted_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What this floor and the one below know of a family: its services and offers, and what screenings ask for."""

    services: Iterable[Service]
    offers: Iterable[OfferRow]
    signals: Iterable[Signal]


def of_family(*, by: Actor, family: UUID, today: dt.date, seen: Seen) -> tuple[answering.Standing, ...]:
    """Return the tasks of a family that stand on a day, in no order (`shape.in_sight` chooses and orders).

    GoneError and RefusedError as `demand_family`. Nothing is logged: a task holds no more than that it is there.
    """
    demand_family(by=by, family=family)
    here = catalogue_of(current()[0], today)
    signals = signals_of(by=by, family=family)
    records = Records(services=counting([family])[family], offers=read_offers(family), signals=signals)
    return answering.standing(worked_out(family, seen, records, here), answers_of(by=by, family=family), today)


def worked_out(family: UUID, seen: Seen, records: Records, here: Catalogue) -> list[Task]:
    """Return every task that follows from a family's records on the catalogue's day."""
    services = _open_services(records.services, seen, here)
    return [
        *visiting.due_visits(seen.due, seen.held, seen.coming),
        *visiting.unfinished(tuple(seen.planned), here.on),
        *screening.screening_tasks(_screenings(family, records.signals, seen)),
        *helping.sparring(services, limit=here.number("need_visits_before_sparring")),
        *helping.without_contact(services, days=here.number("days_without_contact")),
        *offering.attempts_due(_open_offers(family, records.offers, seen, here), limit=here.number("contact_attempts")),
    ]


def answers_of(*, by: Actor, family: UUID) -> tuple[answering.Answered, ...]:
    """Return what was answered to a family's tasks, in the order it was. Errors as `of_family`."""
    demand_family(by=by, family=family)
    rows = TaskAnswer.objects.filter(municipality=current()[0], family=family).order_by("number")
    return tuple(
        answering.Answered(key=row.key, handling=Handling.of(row.handling), until=row.until, to=row.to_id)
        for row in rows
    )


def _screenings(family: UUID, signals: Iterable[Signal], seen: Seen) -> tuple[screening.Screening, ...]:
    return tuple(
        screening.Screening(
            family=family,
            subject=each.subject,
            name=seen.names.get(each.subject, seen.name),
            instrument=each.instrument,
            title=each.title,
            phase=each.phase or "",
            held_on=each.held_on,
            positive=each.positive,
            alarm=each.alarm.value,
            repeat_from=each.repeat_from,
            repeat_to=each.repeat_to,
        )
        for each in signals
    )


def _open_services(services: Iterable[Service], seen: Seen, here: Catalogue) -> tuple[helping.OpenService, ...]:
    rows = [row for row in services if row.closed_on is None and row.opened_on <= here.on]
    return tuple(_open_service(row, seen, here) for row in rows)


def _open_service(row: Service, seen: Seen, here: Catalogue) -> helping.OpenService:
    """Return an open service; only need visits are counted towards sparring."""
    visits = seen.need_visits.get(row.reason, ()) if row.kind == ServiceKind.NEED_VISIT else ()
    return helping.OpenService(
        service=row.id,
        family=row.family_id,
        name=seen.name,
        reason=here.reason(row.reason).title.lower(),
        opened_on=row.opened_on,
        visits=tuple(day for day in visits if day >= row.opened_on),
        contacted_on=seen.contacted_on,
    )


def _open_offers(
    family: UUID, offers: Iterable[OfferRow], seen: Seen, here: Catalogue
) -> tuple[offering.OpenOffer, ...]:
    return tuple(
        offering.OpenOffer(
            offer=each.id,
            family=family,
            name=seen.name,
            title=here.activity(each.activity).title,
            offered_on=each.offered_on,
            attempts=tuple(tried.on for tried in each.attempts),
        )
        for each in offers
        if each.answer is None
    )
