"""The journal's own rows, as they stood at a moment, in the columns of the extract.

Each source gives its rows one by one; nothing is held but a block of them, however large the journal is.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import polars as pl

from vugge.base.batches import batched
from vugge.insight.facts import composing
from vugge.insight.facts.checking import DATE, SCHEMA
from vugge.insight.facts.pseudonyms import Pseudonyms, pseudonyms
from vugge.insight.facts.reading import LINE
from vugge.insight.rules.extract import NO_FAMILY
from vugge.insight.rules.journal import JournalRow

BLOCK = 5_000
"""Rows made into a frame at a time; a row of the journal's is small, whatever was written in it."""

JournalSource = Callable[[str, dt.datetime], Iterator[JournalRow]]

SOURCES: tuple[JournalSource, ...] = (composing.visits, composing.screenings, composing.offers)
"""What the journal's rows are composed of; each is asked for a municipality's rows as they stood at a moment."""


def rows(municipality: str, as_of: dt.datetime) -> Iterator[JournalRow]:
    """Give the journal's rows of the municipality the transaction is for, as they stood at a moment.

    Raises ValueError when a source gives another municipality's row.
    """
    for row in chain.from_iterable(source(municipality, as_of) for source in SOURCES):
        if row.municipality != municipality:
            raise ValueError(f"A row of {row.municipality} among those of {municipality}.")
        yield row


def holds_any(municipality: str, as_of: dt.datetime) -> bool:
    """Tell whether anything of the journal counted at a moment."""
    return next(rows(municipality, as_of), None) is not None


def frames(municipality: str, as_of: dt.datetime) -> Iterator[pl.DataFrame]:
    """Give the rows as good rows of an extract (`checking.SCHEMA`), some at a time. They have no line in any file."""
    names = pseudonyms(municipality)
    for block in batched(rows(municipality, as_of), BLOCK):
        yield framed(block, names)


def framed(block: Iterable[JournalRow], names: Pseudonyms) -> pl.DataFrame:
    """Return rows as good rows of an extract, with pseudonyms in place of our ids."""
    return pl.DataFrame([_cells(row, names) for row in block], schema=dict(SCHEMA), orient="row")


def _cells(row: JournalRow, names: Pseudonyms) -> tuple[object, ...]:
    told: dict[str, object] = {
        LINE: None,
        DATE: row.date,
        "activity_id": str(row.activity_id),
        "family_id": names.family(row.family_id) if row.family_id else NO_FAMILY,
        "child_id": names.child(row.child_id) if row.child_id else None,
    }
    return tuple(told[name] if name in told else _cell(getattr(row, name)) for name in SCHEMA)


def _cell(value: object) -> object:
    """Return a value as the frame holds it: a list's codes in order with a bar between, nothing as null."""
    if isinstance(value, frozenset):
        return "|".join(sorted(str(each) for each in value)) or None
    return str(value) if isinstance(value, str) else value
