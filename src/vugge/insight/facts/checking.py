"""Rows of an extract checked against the columns' declaration, and turned into typed rows.

The checks are built from `rules.extract.COLUMNS`; each row's first fault in column order is its rejection.
Source: the figures contract, "Rejected rows".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import eq, lt

import polars as pl

from vugge.insight.facts.reading import LINE
from vugge.insight.facts.rejections import Rejection
from vugge.insight.rules import faults
from vugge.insight.rules.extract import COLUMNS, DATE_COLUMNS, LARGEST_NUMBER, Column, Kind

DATE = "date"
"""The row's one date: held, else responded, else offered. It decides every window."""

_DATE_FORM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_NUMBER_FORM = r"^[0-9]+$"
_SAFE_DIGITS = 18


@dataclass(frozen=True, kw_only=True)
class _Fault:
    column: str
    reason: str
    found: pl.Expr


def _date(column: pl.Expr) -> pl.Expr:
    written = pl.when(column.str.contains(_DATE_FORM) & (column >= "0001-01-01")).then(column)
    return written.str.to_date("%Y-%m-%d", strict=False)


def _faults_of(column: Column) -> Iterator[tuple[str, pl.Expr]]:
    cell = pl.col(column.name)
    filled = cell != ""
    if column.required:
        yield faults.EMPTY, ~filled
    match column.kind:
        case Kind.TEXT:
            return
        case Kind.MUNICIPALITY:
            yield faults.UNKNOWN_MUNICIPALITY, pl.col("_municipality").is_null()
        case Kind.CODE:
            yield faults.UNKNOWN_CODE, filled & ~cell.is_in(column.codes)
        case Kind.LEVEL:
            yield faults.NO_LEVEL, filled & ~cell.is_in(column.codes)
        case Kind.CODES:
            one = "(?:" + "|".join(column.codes) + ")"
            yield faults.UNKNOWN_IN_LIST, filled & ~cell.str.contains(rf"^{one}(?:\|{one})*$")
        case Kind.DATE:
            yield faults.NO_SUCH_DATE, filled & _date(cell).is_null()
        case Kind.WHOLE_NUMBER:
            yield faults.NO_WHOLE_NUMBER, filled & ~cell.str.contains(_NUMBER_FORM)


@cache
def _faults(own: str | None) -> tuple[_Fault, ...]:
    no_date = pl.all_horizontal(pl.col(name) == "" for name in DATE_COLUMNS)
    across = {
        **({"municipality": (faults.NOT_OWN, pl.col("_municipality") != own)} if own else {}),
        "held_on": (faults.NO_DATE, no_date),
        "instrument": (
            faults.NO_INSTRUMENT,
            (pl.col("activity") == "screening") & (pl.col("instrument") == ""),
        ),
    }
    found = []
    for column in COLUMNS:
        ways = [*_faults_of(column), *([across[column.name]] if column.name in across else [])]
        found += [_Fault(column=column.name, reason=reason, found=when) for reason, when in ways]
    return tuple(found)


def check(
    rows: pl.DataFrame, municipalities: Mapping[str, str], own: str | None = None
) -> tuple[pl.DataFrame, tuple[Rejection, ...]]:
    """Part a block's rows into typed good rows and rejections.

    ``municipalities`` maps every accepted way to write a municipality to its four-digit code. ``own`` is the one whose
    rows alone are good, when only that one's may come. Good rows have the extract's columns typed (date, whole number,
    text; nothing filled in = null), ``line`` and ``date``.
    """
    ways = _faults(own)
    known = rows.with_columns(
        _municipality=pl.col("municipality").replace_strict(municipalities, default=None, return_dtype=pl.String)
    )
    first = pl.coalesce(pl.when(way.found).then(pl.lit(place, pl.Int16)) for place, way in enumerate(ways))
    marked = known.with_columns(_fault=first)
    bad = marked.filter(pl.col("_fault").is_not_null())
    rejected = tuple(_rejection(row, ways[row["_fault"]]) for row in bad.iter_rows(named=True))
    return _typed(marked.filter(pl.col("_fault").is_null())), rejected


def _rejection(row: Mapping[str, object], fault: _Fault) -> Rejection:
    line = row[LINE]
    assert isinstance(line, int)  # noqa: S101 - the frame's own schema says so; told to the type checker
    return Rejection(
        line=line,
        column=fault.column,
        value=str(row[fault.column]),
        reason=fault.reason,
        municipality=str(row["_municipality"] or ""),
    )


def _typed(rows: pl.DataFrame) -> pl.DataFrame:
    typed = rows.select(LINE, *(_cell(column).alias(column.name) for column in COLUMNS))
    both = (typed["score"] == LARGEST_NUMBER) & (typed["cutoff"] == LARGEST_NUMBER)
    if both.any():
        typed = typed.with_columns(score=_told_apart(rows, typed, both.fill_null(value=False)))
    return typed.with_columns(pl.coalesce("held_on", "responded_on", "offered_on").alias(DATE))


def _told_apart(rows: pl.DataFrame, typed: pl.DataFrame, both: pl.Series) -> pl.Series:
    """Return the scores; one that is kept as the largest and is under such a cut-off is kept one lower."""
    written = rows.select(pl.col("score", "cutoff").str.strip_chars_start("0"))
    score, cutoff = written["score"], written["cutoff"]
    shorter, as_long = (compare(score.str.len_bytes(), cutoff.str.len_bytes()) for compare in (lt, eq))
    under = both & (shorter | (as_long & (score < cutoff)))
    return typed["score"].set(under, LARGEST_NUMBER - 1)


def _cell(column: Column) -> pl.Expr:
    cell = pl.col(column.name)
    filled = pl.when(cell != "").then(cell)
    match column.kind:
        case Kind.MUNICIPALITY:
            return pl.col("_municipality")
        case Kind.DATE:
            return _date(cell)
        case Kind.LEVEL:
            return filled.cast(pl.Int8)
        case Kind.WHOLE_NUMBER:
            digits = filled.str.strip_chars_start("0")
            small = pl.when(digits.str.len_bytes() <= _SAFE_DIGITS).then(digits)
            number = pl.when(digits == "").then(0).otherwise(small.cast(pl.Int64))
            return pl.when(cell != "").then(number.fill_null(LARGEST_NUMBER))
        case Kind.CODES:
            several = cell.str.split("|").list.unique().list.sort().list.join("|")
            return pl.when(cell.str.contains("|", literal=True)).then(several).otherwise(filled)
        case Kind.TEXT | Kind.CODE:
            return filled


SCHEMA: Mapping[str, pl.DataType | type[pl.DataType]] = {
    LINE: pl.Int64,
    **{
        column.name: {Kind.DATE: pl.Date, Kind.LEVEL: pl.Int8, Kind.WHOLE_NUMBER: pl.Int64}.get(column.kind, pl.String)
        for column in COLUMNS
    },
    DATE: pl.Date,
}
"""The columns and types of good rows. The order of `extract.HEADER` is kept."""
