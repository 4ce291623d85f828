"""Reads of imports: the list, one with what was found in its file, and its rejected rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member, Operator
from vugge.base.tenancy.context import current
from vugge.insight.facts.sifting import read_report
from vugge.insight.facts.uploads import Progress, UploadedFile
from vugge.insight.models import Import, ImportEvent
from vugge.insight.rules import importing as rules
from vugge.insight.rules.faults import kind_of
from vugge.insight.rules.importing import State

PAGE = 50
"""Rejected rows shown at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import in a list: its file, who and when, how it stands since when, and its counts."""

    id: UUID
    file_name: str
    made_at: datetime
    made_by: str
    state: State
    since: datetime
    changed_by: str
    reason: str
    read: int
    new: int
    replaced: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView(ImportRow):
    """One import with what was found in its file (`facts.sifting.Checked` as JSON; None until it is read through)."""

    file_size: int
    file_sha256: str
    checked: dict[str, Any] | None
    rows_lie_here: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row left out: line, column, value, reason, as the report has them."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """Some rejected rows, and whether there are more after them."""

    rows: tuple[RejectedRow, ...]
    more: bool


def imports(by: Member) -> tuple[ImportRow, ...]:
    """Return the municipality's imports, the latest first."""
    demand("see_data_sets", by)
    return tuple(ImportRow(**_row(each)) for each in _standing(by).order_by("-number")[:200])


def import_view(by: Member, import_id: UUID) -> ImportView | None:
    """Return one import, or None when the municipality has none by that id."""
    demand("see_data_sets", by)
    found = _standing(by).filter(id=import_id).first()
    if found is None:
        return None
    return ImportView(
        **_row(found),
        file_size=found.file_size,
        file_sha256=found.file_sha256,
        checked=found.checked,
        rows_lie_here=UploadedFile(by.municipality, import_id).rejected.is_file(),
        progress=UploadedFile(by.municipality, import_id).progress(),
    )


def state_of(by: Member | Operator, import_id: UUID) -> State | None:
    """Return how an import of the municipality the transaction is for stands; None when there is none by that id."""
    demand("see_data_sets", by)
    events = ImportEvent.objects.filter(municipality=current()[0], of=import_id).order_by("-number")
    latest = events.values_list("state", flat=True).first()
    return next((state for state in State if state == latest), None)


def is_left_behind(by: Operator, import_id: UUID, *, now: datetime, kept: timedelta) -> bool:
    """Tell whether nobody needs an import's files any more: `kept` has gone by since anything happened to it."""
    demand("run_the_machine", by)
    state = state_of(by, import_id)
    since = ImportEvent.objects.filter(of=import_id).aggregate(latest=Max("at"))["latest"]
    return state is not None and rules.is_left_behind(state, since, now, kept)


def rejected(by: Member, import_id: UUID, *, fault: str = "", page: int = 1) -> RejectedPage:
    """Return a page of an import's rejected rows, those with one kind of fault when `fault` names it."""
    demand("see_data_sets", by)
    start = (page - 1) * PAGE
    kept = (row for row in _report(by, import_id) if not fault or kind_of(row.column, row.reason).code == fault)
    found = list(islice(kept, start, start + PAGE + 1))
    return RejectedPage(tuple(found[:PAGE]), more=len(found) > PAGE)


def rejected_file(by: Member, import_id: UUID) -> Iterator[RejectedRow]:
    """Return every rejected row of an import, one by one; the database is not asked any more then."""
    demand("take_rejected_rows", by)
    return _report(by, import_id)


def _report(by: Member, import_id: UUID) -> Iterator[RejectedRow]:
    file = UploadedFile(by.municipality, import_id).rejected
    if not (Import.objects.filter(municipality=by.municipality, id=import_id).exists() and file.is_file()):
        return iter(())
    return (RejectedRow(row.line, row.column, row.value, row.reason) for row in read_report(file))


def _standing(by: Member) -> Any:  # noqa: ANN401 - a query set with columns added, which no type of Django's names
    latest = ImportEvent.objects.filter(of=OuterRef("id")).order_by("-number")
    return Import.objects.filter(municipality=by.municipality).annotate(
        **{f"latest_{each}": Subquery(latest.values(each)[:1]) for each in ("state", "at", "by", "reason")}
    )


def _row(found: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {
        "id": found.id,
        "file_name": found.file_name,
        "made_at": found.made_at,
        "made_by": found.made_by,
        "state": next(state for state in State if state == found.latest_state),
        "since": found.latest_at,
        "changed_by": found.latest_by,
        "reason": found.latest_reason,
        "read": found.new + found.replaced + found.rejected,
        "new": found.new,
        "replaced": found.replaced,
        "rejected": found.rejected,
    }
