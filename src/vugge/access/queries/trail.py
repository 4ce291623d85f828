"""The trail as its readers see it: newest first, fifty at a time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vugge.access.models import AuditEvent, Invitation, Membership
from vugge.access.rules.actors import ActorKind, Member
from vugge.access.rules.trail import Outcome
from vugge.base.clock import COPENHAGEN
from vugge.base.text import danish_sort_key

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: an actor (somebody's user id, or a kind of actor), an action, days, and where to go on."""

    person: UUID | None = None
    kind: ActorKind | None = None
    action: str = ""
    outcome: Outcome | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event: when, who, what, about what, whether it was done, and how things were before and after."""

    sequence: int
    at: dt.datetime
    actor_kind: ActorKind
    actor_name: str
    action: str
    refused: bool
    subject: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailView:
    """A page of events, where the next begins (None at the end), and the names of what the events are about."""

    events: tuple[EventRow, ...]
    more: int | None
    names: Mapping[str, str]


def trail(by: Member, wanted: Wanted) -> TrailView:
    """Return a page of the municipality's events. Three questions to the database, however many events there are."""
    found = list(_wanted(by.municipality, wanted).order_by("-sequence")[: PAGE + 1])
    shown = found[:PAGE]
    return TrailView(
        events=tuple(_row(each) for each in shown),
        more=shown[-1].sequence if len(found) > PAGE else None,
        names=_names(by.municipality, [each.subject for each in shown]),
    )


def people(by: Member) -> tuple[tuple[UUID, str], ...]:
    """Return whom the trail can be about: all who work here or have, by their sign-in, in Danish order of names."""
    found = Membership.objects.filter(municipality=by.municipality).values_list("user", "name")
    return tuple(sorted(found, key=lambda each: (danish_sort_key(each[1]), str(each[0]))))


def _wanted(municipality: str, wanted: Wanted) -> QuerySet[AuditEvent]:
    found = AuditEvent.objects.filter(municipality=municipality)
    conditions: dict[str, object] = {
        "actor": wanted.person,
        "actor_kind": wanted.kind,
        "action": wanted.action or None,
        "outcome": wanted.outcome,
        "at__gte": wanted.first and _midnight(wanted.first),
        "at__lt": wanted.last and _midnight(wanted.last + dt.timedelta(days=1)),
        "sequence__lt": wanted.before,
    }
    return found.filter(**{field: value for field, value in conditions.items() if value is not None})


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), COPENHAGEN)


def _row(each: AuditEvent) -> EventRow:
    return EventRow(
        sequence=each.sequence,
        at=each.at,
        actor_kind=ActorKind.of(each.actor_kind),
        actor_name=each.actor_name,
        action=each.action,
        refused=each.outcome == Outcome.REFUSED,
        subject=each.subject,
        before=each.before,
        after=each.after,
    )


def _names(municipality: str, subjects: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for kind, model in (("membership", Membership), ("invitation", Invitation)):
        ids = {text for each in subjects if (text := _id_of(each, kind))}
        found = model._default_manager.filter(municipality=municipality, id__in=ids)  # noqa: SLF001 - Django's documented way to a model's manager
        names |= {f"{kind}:{row}": name for row, name in found.values_list("id", "name")}
    return names


def _id_of(subject: str, kind: str) -> str:
    before, _colon, after = subject.partition(":")
    return after if before == kind else ""
