"""The data quality of good rows, counted by DuckDB in little memory: alike on a dry run's rows and on a data set's.

A row that is replaced later is still among a dry run's rows, and not in a data set.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vugge.base.showing import shown_value
from vugge.insight.facts.connecting import connected
from vugge.insight.facts.quality_facts import write_facts
from vugge.insight.facts.quality_queries import GROUPS, MONTHS, MUNICIPALITIES, ROWS
from vugge.insight.rules.quality import CHECKS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

MEMORY = "128MB"
"""What DuckDB may use; more goes to disk beside the rows."""

MOST_EXAMPLES = 20


@dataclass(frozen=True, kw_only=True)
class Example:
    """Where to look: a row's line and activity_id as it may be shown, or a month, an activity or a municipality."""

    line: int | None = None
    text: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check of `rules.quality` found: how many of its unit, and the first of them."""

    code: str
    count: int
    examples: tuple[Example, ...] = ()


def quality(rows: Path, *, own: str | None = None, programmes: Collection[Collection[str]] = ()) -> tuple[Finding, ...]:
    """Count every check over good rows (Parquet, as `checking.SCHEMA`), in the order of `rules.quality.CHECKS`.

    Examples are of ``own``'s rows only; with None there are none. ``programmes`` are the municipalities of each: where
    one has rows, the others should have.
    """
    with _looking_at(rows) as engine:
        found = {**_by_row(engine, own), **_by_group(engine, own), "empty_months": _empty_months(engine, own)}
        found["absent_municipalities"] = _absent(engine, programmes)
    return tuple(found[check.code] for check in CHECKS)


def distinct_keys(rows: Path) -> int:
    """Return how many different activities good rows are about."""
    with _looking_at(rows) as engine:
        return _number(engine.view("registrations").project("municipality, activity").distinct())


@contextmanager
def _looking_at(rows: Path) -> Iterator["DuckDBPyConnection"]:
    with TemporaryDirectory(dir=rows.parent, prefix=".looking-") as folder:
        known = Path(folder) / "known.parquet"
        write_facts(rows, known)
        with connected(MEMORY, Path(folder)) as engine:
            engine.read_parquet(str(known)).create_view("registrations")
            yield engine


def _number(rows: "DuckDBPyRelation", what: str = "count(*)") -> int:
    ((found,),) = rows.aggregate(f"coalesce({what}, 0)::BIGINT").fetchall()
    return int(found)


def _by_row(engine: "DuckDBPyConnection", own: str | None) -> dict[str, Finding]:
    rows = engine.view("registrations")
    (counts,) = rows.aggregate(", ".join(f"count(*) FILTER ({when})" for when in ROWS.values())).fetchall()
    return {
        code: Finding(code=code, count=count, examples=_examples(rows.filter(ROWS[code]), own) if count else ())
        for code, count in zip(ROWS, counts, strict=True)
    }


def _by_group(engine: "DuckDBPyConnection", own: str | None) -> dict[str, Finding]:
    found = {}
    for code, query in GROUPS.items():
        groups = engine.sql(query)
        count = _number(groups, "sum(many)")
        found[code] = Finding(code=code, count=count, examples=_examples(groups, own) if count else ())
    return found


def _examples(rows: "DuckDBPyRelation", own: str | None) -> tuple[Example, ...]:
    """Return the first of ``own``'s rows, with what looks like a CPR number masked."""
    if own is None:
        return ()
    first = _owned(rows, own).order("line, shown").limit(MOST_EXAMPLES)
    return tuple(Example(line=line, text=shown_value(text)) for line, text in first.project("line, shown").fetchall())


def _owned(rows: "DuckDBPyRelation", own: str | None) -> "DuckDBPyRelation":
    from duckdb import ColumnExpression, ConstantExpression  # noqa: PLC0415 - loaded with the first connection

    return rows.filter(ColumnExpression("municipality") == ConstantExpression(own))


def _empty_months(engine: "DuckDBPyConnection", own: str | None) -> Finding:
    gaps = engine.sql(MONTHS).filter("many > 0")
    shown: list[Example] = []
    for month, many in _owned(gaps, own or "").order("month").limit(MOST_EXAMPLES).project("month, many").fetchall():
        missing = range(month + 1, month + 1 + min(many, MOST_EXAMPLES - len(shown)))
        shown += [Example(text=f"{each // 12:04}-{each % 12 + 1:02}") for each in missing]
    return Finding(code="empty_months", count=_number(gaps, "sum(many)"), examples=tuple(shown))


def _absent(engine: "DuckDBPyConnection", programmes: Collection[Collection[str]]) -> Finding:
    there = {row[0] for row in engine.sql(MUNICIPALITIES).fetchall()}
    absent = sorted({each for programme in programmes if there & set(programme) for each in programme} - there)
    shown = tuple(Example(text=each) for each in absent)
    return Finding(code="absent_municipalities", count=len(absent), examples=shown)
