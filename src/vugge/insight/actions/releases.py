"""Releases: every municipality's figures counted under its own name, added, protected and let out.

No policy has an exception: the job reads one municipality after the other. Source: decision 19.
"""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from uuid import UUID

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.queries.municipalities import municipality_names
from vugge.access.rules.actors import Actor, Evaluator, Operator
from vugge.base.clock import now
from vugge.base.jobs import defer
from vugge.base.tenancy.context import within
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.facts.frozen import rows_of, sources_of
from vugge.insight.models import DataSet, Release, ReleasedCell
from vugge.insight.rules.adding import added
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.gate import K, Row, let_through, restored, stored
from vugge.insight.rules.disclosure.table import PublishedTable, as_csv
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import described
from vugge.insight.rules.parameters import Parameters
from vugge.insight.rules.sources import Source, by_source


@action("make_release")
def ask_for_release(*, by: Evaluator, programme: str) -> None:
    """Ask the worker for a new release of a programme's figures."""
    defer("make_release", programme=programme, user=str(by.user))
    tell(subject=f"programme:{programme}")


@action("make_release")
def release(*, by: Evaluator | Operator, programme: str) -> UUID | None:
    """Release a programme's figures of every municipality's latest data set; return the release's id.

    When nothing has changed since the latest release, that is returned: the same numbers are not let out twice. None
    when no municipality has a data set.
    """
    _one_at_a_time(programme)
    parameters = national.parameters(programme)
    checksums, counts, sources = _counted(programme, parameters)
    latest = Release.objects.filter(programme=programme).order_by("-number").first()
    told = described(parameters)
    if not checksums or (latest and (latest.data_sets, latest.parameters) == (checksums, told)):
        found = latest.id if latest and checksums else None
        tell(subject=f"programme:{programme}", after={"release": str(found or ""), "new": False})
        return found
    table = let_through(
        added(counts, FIGURES[programme]),
        figures=FIGURES[programme],
        scopes=_with_data(parameters, checksums),
        earlier=_earlier(programme),
    )
    made = _keep(by, programme, table, {"data_sets": checksums, "sources": sources, "parameters": told})
    tell(subject=f"release:{made.id}", after={"new": True, "sha256": made.sha256, "municipalities": len(checksums)})
    return made.id


def _counted(programme: str, parameters: Parameters) -> tuple[dict[str, str], list[tuple[Cell, ...]], list[str]]:
    """Count each municipality of the programme within itself.

    Return the data sets' checksums, the cells, and what kinds of rows there were; how many of each is nobody's outside.
    """
    everyone = sorted(code for scope in parameters.scopes for code in scope.municipalities)
    checksums: dict[str, str] = {}
    counts, sources = [], set[Source]()
    for code in municipality_names(everyone):
        with within(municipality=code):
            newest = DataSet.objects.filter(municipality=code).order_by("-number").first()
            if newest is not None and newest.rows:
                rows = rows_of(code, newest.sha256, sources_of(newest))
                checksums[code] = newest.sha256
                counts.append(count_parquet(rows, FIGURES[programme], parameters))
                sources |= {each for each, many in by_source(newest.rows, newest.journal_rows).items() if many}
    return dict(sorted(checksums.items())), counts, sorted(sources)


def _with_data(parameters: Parameters, checksums: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(scope.code for scope in parameters.scopes if set(scope.municipalities) & set(checksums))


def _earlier(programme: str) -> tuple[PublishedTable, ...]:
    """Return what was let out before: a number that has changed by little would tell by how much."""
    names = ("figure", "measure", "group", "level", "value", "base", "value_hidden", "base_hidden", "total")
    return tuple(
        restored(ReleasedCell.objects.filter(release=each).order_by("position").values(*names))
        for each in Release.objects.filter(programme=programme).order_by("number")
    )


def _keep(by: Actor, programme: str, table: PublishedTable, of: Mapping[str, Any]) -> Release:
    made = Release.objects.create(
        number=Release.objects.filter(programme=programme).count() + 1,
        programme=programme,
        made_at=now(),
        made_by=by.name,
        threshold=K,
        municipalities=len(of["data_sets"]),
        sha256=hashlib.sha256(as_csv(table).encode()).hexdigest(),
        product_version=version("vugge"),
        **of,
    )
    cells = (ReleasedCell(release=made, position=place, **_columns(row)) for place, row in enumerate(stored(table)))
    ReleasedCell.objects.bulk_create(cells, batch_size=500)
    return made


def _columns(row: Row) -> dict[str, object]:
    """Return a row of the gate's as the table holds it: a word in place of a number is empty where there is none."""
    words = {name: row[name] or "" for name in ("value_hidden", "base_hidden")}
    return {**row, **words, "total": bool(row["total"])}


def _one_at_a_time(programme: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"release {programme}"])
