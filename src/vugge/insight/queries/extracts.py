"""Reads of a data set's rows as an extract, to be taken along."""

from collections.abc import Iterator

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.insight.facts.frozen import rows_of
from vugge.insight.facts.writing import written
from vugge.insight.queries.data_sets import DataSetRow

LIKE_CPR = "cpr_in_ids"
"""The finding of data quality that keeps an extract here."""


def like_cpr(of: DataSetRow) -> int:
    """Return how many rows have something like a CPR number for a name: an extract with any is not given out."""
    return sum(each["count"] for each in of.quality if each["code"] == LIKE_CPR)


def extract_of(by: Member, of: DataSetRow) -> Iterator[bytes]:
    """Return a data set's rows as an extract, piece by piece; the database is not asked any more then.

    Raises ValueError when `like_cpr`: ask first.
    """
    demand("take_extract", by)
    if like_cpr(of):
        raise ValueError("Some names in the data set look like CPR numbers.")
    return written(rows_of(by.municipality, of.sha256, of.sources), for_spreadsheets=True)
