"""Whatever a row of the journal's can hold is a good row of an extract, and comes back from one as it was."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vugge.insight.facts import national
from vugge.insight.facts.canonical import freeze_rows
from vugge.insight.facts.freezing import freeze
from vugge.insight.facts.journal import framed
from vugge.insight.facts.pseudonyms import Pseudonyms
from vugge.insight.facts.writing import written
from vugge.insight.rules import codes
from vugge.insight.rules.journal import LEVELS, JournalRow

NAMES = Pseudonyms(bytes(32))
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2026, 12, 31))
NUMBERS = st.none() | st.integers(0, 40)
CELLS: Mapping[str, st.SearchStrategy[Any]] = {
    "activity_id": st.uuids(version=4),
    "municipality": st.just("0615"),
    "family_id": st.none() | st.uuids(version=4),
    "child_id": st.none() | st.uuids(version=4),
    "activity": st.sampled_from(codes.Activity),
    "offered_on": st.none() | DAYS,
    "response": st.none() | st.sampled_from(codes.Response),
    "responded_on": st.none() | DAYS,
    "held_on": DAYS,
    "level": st.none() | st.sampled_from(LEVELS),
    "present": st.frozensets(st.sampled_from(codes.Present)),
    "place": st.none() | st.sampled_from(codes.Place),
    "reasons": st.frozensets(st.sampled_from(codes.Reason)),
    "instrument": st.sampled_from(codes.Instrument),
    "respondent": st.none() | st.sampled_from(codes.Respondent),
    "phase": st.none() | st.sampled_from(codes.Phase),
    "score": NUMBERS,
    "cutoff": NUMBERS,
    "referrals": st.frozensets(st.sampled_from(codes.Target)),
    "course_status": st.none() | st.sampled_from(codes.CourseStatus),
    "statutory_measure": st.none() | st.sampled_from(codes.Statutory),
}
ROWS = st.lists(st.builds(JournalRow, **CELLS), max_size=6, unique_by=lambda each: each.activity_id)


@settings(max_examples=60)
@given(rows=ROWS)
def test_rows_of_a_journal_come_back_from_their_extract(rows: list[JournalRow]) -> None:
    with TemporaryDirectory() as folder:
        made, extract, again = (Path(folder) / name for name in ("made.parquet", "extract.csv", "again.parquet"))
        frozen = freeze_rows([framed(rows, NAMES).sort("activity_id")], made)
        extract.write_bytes(b"".join(written(made, for_spreadsheets=True)))
        found = freeze(extract, again, municipalities=national.municipality_codes())
    assert (found.rejected, found.replaced) == (0, 0)
    assert (found.rows, found.sha256) == (len(rows), frozen.sha256)
