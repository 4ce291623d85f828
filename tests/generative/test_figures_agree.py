"""On families nobody thought of, the engine and the second evaluator give every cell and base alike."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given, settings

from tests.generative.both import Frozen, frozen, good, told
from tests.generative.registrations import Registration, csv_text, extracts, one_of_each
from tests.second_evaluator import Extract, evaluate, read_extract
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.figures import FIGURES

ACCEPTED_IN_ANOTHER_ROW: list[Registration] = [
    {"activity_id": "1", "municipality": "151", "family_id": "f", "activity": "cosp", "offered_on": "2020-02-03"},
    {
        "activity_id": "2",
        "municipality": "151",
        "family_id": "f",
        "activity": "cosp",
        "response": "accepted",
        "responded_on": "2020-02-04",
    },
]
"""The one pattern on which the two once disagreed: a family accepted in a row that has neither offer nor status."""


@contextmanager
def both(rows: Iterable[Registration]) -> Iterator[tuple[Frozen, Extract]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        yield frozen(path), read_extract(path)


@example(rows=[])
@example(rows=ACCEPTED_IN_ANOTHER_ROW)
@settings(max_examples=25)
@given(rows=extracts())
def test_engine_and_second_evaluator_give_every_cell_alike(rows: list[Registration]) -> None:
    with both(rows) as (engine, second):
        assert second.rejected == []
        assert engine.counts == told(second)
        assert engine.rows() == good(second)
        for programme in FIGURES:
            assert engine.cells(programme) == evaluate(second.rows, programme)


def test_every_declared_cell_is_counted_alike() -> None:
    with both(one_of_each()) as (engine, second):
        for programme, figures in FIGURES.items():
            cells = count_parquet(engine.facts.path, figures, national.parameters(programme))
            assert [cell.key for cell in cells if cell.value == 0] == []
            assert {cell.key: (cell.value, cell.base) for cell in cells} == evaluate(second.rows, programme)
