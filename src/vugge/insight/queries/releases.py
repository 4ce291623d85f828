"""Reads of releases; an evaluator's go through the evaluators' own login, which can read nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Evaluator, Operator
from vugge.insight.models import Release, ReleasedCell
from vugge.insight.rules.disclosure.gate import restored
from vugge.insight.rules.disclosure.table import PublishedTable
from vugge.insight.rules.sources import Source

_CELL = ("figure", "measure", "group", "level", "value", "base", "value_hidden", "base_hidden", "total")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A release: its number in the programme, when and by whom, how many municipalities, of what rows, its table."""

    programme: str
    number: int
    made_at: datetime
    made_by: str
    threshold: int
    municipalities: tuple[str, ...]
    sha256: str
    sources: tuple[Source, ...] = ()
    table: PublishedTable | None = None


def releases(by: Evaluator | Operator) -> tuple[ReleaseView, ...]:
    """Return every release without its numbers, the latest first."""
    demand("see_releases", by)
    return tuple(_view(each) for each in Release.objects.using(_through(by)).order_by("-made_at", "programme"))


def latest_release(by: Evaluator | Operator, programme: str, number: int | None = None) -> ReleaseView | None:
    """Return a programme's latest release, or the one with this number, with its table; None when there is none."""
    demand("see_releases", by)
    found = Release.objects.using(_through(by)).filter(programme=programme)
    if number is not None:
        found = found.filter(number=number)
    chosen = found.order_by("-number").first()
    if chosen is None:
        return None
    cells = ReleasedCell.objects.using(_through(by)).filter(release=chosen.id).order_by("position")
    return _view(chosen, restored(cells.values(*_CELL)))


def _through(by: Evaluator | Operator) -> str:
    return DEFAULT_DB_ALIAS if isinstance(by, Operator) else str(settings.RELEASES)


def _view(found: Release, table: PublishedTable | None = None) -> ReleaseView:
    return ReleaseView(
        programme=found.programme,
        number=found.number,
        made_at=found.made_at,
        made_by=found.made_by,
        threshold=found.threshold,
        municipalities=tuple(found.data_sets),
        sha256=found.sha256,
        sources=tuple(Source.of(each) for each in found.sources),
        table=table,
    )
