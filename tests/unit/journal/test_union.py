"""Imports and journal as one: the journal's row wins, and what was frozen can be made again whatever came after."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import polars as pl
import pytest
from django.conf import settings

from tests.journals import FAMILY, PLACE, Journal, row
from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.errors import ExpectedError
from vugge.base.tenancy.context import within
from vugge.insight.actions import imports
from vugge.insight.actions.data_sets import freeze
from vugge.insight.actions.imports import FileFacts
from vugge.insight.facts import stored
from vugge.insight.facts.copying import COPY_COLUMNS
from vugge.insight.facts.frozen import rows_of, sources_of
from vugge.insight.facts.pseudonyms import NoKeyError, pseudonyms
from vugge.insight.models import DataSet
from vugge.insight.rules.codes import Activity, Present, Reason
from vugge.insight.rules.sources import Source, by_source

pytestmark = pytest.mark.django_db

FILE = FileFacts(name="x.csv", size=1, sha256="0" * 64, read=0, rejected=0, rejected_in={})
ONE = UUID("11111111-1111-4111-8111-111111111111")


@pytest.fixture(autouse=True)
def _here() -> Iterator[None]:
    with within(municipality=PLACE):
        yield


def read_in(*ids: str, family: str = "imported") -> None:
    """Read a need visit in for each id."""
    cells = {"municipality": PLACE, "family_id": family, "activity": "need_visit", "held_on": "2020-06-01"}
    cells |= {"date": "2020-06-01"}
    lines = [
        "\t".join({**cells, "line": str(place), "activity_id": each}.get(name, r"\N") for name in COPY_COLUMNS)
        for place, each in enumerate(ids, start=2)
    ]
    with stored.incoming([("\n".join(lines) + "\n").encode()]):
        imports.add(by=Operator(), file=FILE, batch=uuid4())


def frozen() -> tuple[DataSet, pl.DataFrame]:
    """Freeze what is current; return the data set and its rows."""
    freeze(by=Operator())
    made = DataSet.objects.filter(municipality=PLACE).order_by("-number")[0]
    return made, pl.read_parquet(rows_of(PLACE, made.sha256, sources_of(made)))


def test_imports_and_journal_are_one_data_set(journal: Journal) -> None:
    journal.sign(row(), row())
    read_in("a", "b", "c")
    made, rows = frozen()
    assert (made.rows, made.journal_rows, rows.height) == (5, 2, 5)
    assert by_source(made.rows, made.journal_rows) == {Source.JOURNAL: 2, Source.FILES: 3}


def test_the_journals_row_wins_over_an_imported_one_of_the_same_activity(journal: Journal) -> None:
    read_in(str(ONE), "b")
    journal.sign(row(activity_id=ONE, activity=Activity.VISIT_3Y))
    read_in(str(ONE))
    made, rows = frozen()
    assert (made.rows, made.journal_rows) == (2, 1)
    assert rows.filter(pl.col("activity_id") == str(ONE))["activity"].to_list() == ["visit_3y"]


def test_a_correction_replaces_what_was_signed(journal: Journal) -> None:
    first = row(level=1)
    journal.sign(first)
    before, _rows = frozen()
    journal.sign(dataclasses.replace(first, level=2))
    after, rows = frozen()
    assert (before.rows, after.rows, rows["level"].to_list()) == (1, 1, [2])
    assert before.sha256 != after.sha256


def test_a_data_set_is_made_again_to_the_byte_after_later_corrections(journal: Journal) -> None:
    first = row(level=1, reasons=frozenset({Reason.SLEEP, Reason.CRYING}))
    journal.sign(first, row())
    read_in("a")
    made, rows = frozen()
    journal.sign(dataclasses.replace(first, level=4), row())
    read_in("b")
    frozen()
    file = Path(settings.DATA_SETS) / PLACE / f"{made.sha256}.parquet"
    file.unlink()
    again = rows_of(PLACE, made.sha256, sources_of(made))
    assert again == file
    assert pl.read_parquet(again).equals(rows)


def test_a_data_set_whose_journal_was_tampered_with_is_refused(journal: Journal) -> None:
    journal.sign(row())
    made, _rows = frozen()
    journal.versions.clear()
    (Path(settings.DATA_SETS) / PLACE / f"{made.sha256}.parquet").unlink()
    with pytest.raises(ExpectedError, match="kan ikke dannes igen"):
        rows_of(PLACE, made.sha256, sources_of(made))


def test_the_same_rows_once_more_give_no_other_data_set(journal: Journal) -> None:
    journal.sign(row())
    read_in("a")
    frozen()
    frozen()
    assert DataSet.objects.count() == 1


def test_a_new_registration_gives_another_data_set_of_the_same_imports(journal: Journal) -> None:
    read_in("a")
    journal.sign(row())
    before, _rows = frozen()
    journal.sign(row())
    after, _rows = frozen()
    assert (before.imports, before.rows, after.rows) == (after.imports, 2, 3)


def test_what_is_signed_after_the_moment_is_not_in_it(journal: Journal) -> None:
    journal.sign(row(), at=now() + dt.timedelta(hours=1))
    read_in("a")
    made, _rows = frozen()
    assert (made.rows, made.journal_rows, made.journal_at) == (1, 0, None)


def test_a_journal_that_is_emptied_leaves_the_imports(journal: Journal) -> None:
    journal.sign(row())
    read_in("a")
    frozen()
    journal.versions.clear()
    made, _rows = frozen()
    assert (made.rows, made.journal_rows, made.journal_at) == (1, 0, None)


def test_our_ids_of_persons_never_stand_in_a_data_set(journal: Journal) -> None:
    child = uuid4()
    journal.sign(row(child_id=child), row(child_id=child), row(family_id=None))
    _made, rows = frozen()
    names = pseudonyms(PLACE)
    assert sorted(rows["family_id"].to_list()) == sorted([names.family(FAMILY)] * 2 + ["-"])
    assert set(rows["child_id"].to_list()) == {names.child(child), None}
    written = rows.drop("activity_id").write_csv()
    assert str(FAMILY) not in written
    assert str(child) not in written


def test_a_family_has_another_name_in_another_municipality(journal: Journal) -> None:
    journal.sign(row(), row(municipality="0101"))
    freeze(by=Operator())
    with within(municipality="0101"):
        with pytest.raises(NoKeyError):
            pseudonyms("0101")
        freeze(by=Operator())
        there = pseudonyms("0101")
    assert there.family(FAMILY) != pseudonyms(PLACE).family(FAMILY) != pseudonyms(PLACE).child(FAMILY)


def test_another_municipalitys_row_stops_the_freezing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.sign(row(municipality="0101"))
    monkeypatch.setattr(journal, "rows", lambda *_given: iter([each for _moment, each in journal.versions]))
    monkeypatch.setattr("vugge.insight.facts.journal.SOURCES", (journal.rows,))
    with pytest.raises(ValueError, match="A row of 0101"):
        freeze(by=Operator())


def test_a_journals_row_stands_as_a_file_would_have_it(journal: Journal) -> None:
    given = row(
        offered_on=dt.date(2020, 5, 1),
        level=3,
        present=frozenset({Present.MOTHER, Present.FATHER}),
        reasons=frozenset({Reason.SLEEP, Reason.CRYING}),
    )
    journal.sign(given)
    _made, rows = frozen()
    found = rows.row(0, named=True)
    assert {name: found[name] for name in ("offered_on", "level", "present", "reasons", "place", "line", "date")} == {
        "offered_on": dt.date(2020, 5, 1),
        "level": 3,
        "present": "father|mother",
        "reasons": "crying|sleep",
        "place": None,
        "line": None,
        "date": dt.date(2020, 6, 1),
    }
