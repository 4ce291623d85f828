"""On families nobody thought of, the engine and the second evaluator give every cell and base alike."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given, settings

from tests.generative.both import Frozen, frozen, good, told
from tests.generative.registrations import Registration, csv_text, extracts
from tests.second_evaluator import Extract, evaluate, read_extract
from vugge.insight.rules.figures import FIGURES

ACCEPTED_IN_ANOTHER_ROW: list[Registration] = [
    {"activity_id": "1", "municipality": "151", "family_id": "f", "activity": "cosp", "offered_on": "2020-02-03"},
    {
        **{"activity_id": "2", "municipality": "151", "family_id": "f", "activity": "cosp"},
        **{"response": "accepted", "responded_on": "2020-02-04"},
    },
]
"""Found by this test: of the families offered the course, one that accepted in a row without an offer."""


@contextmanager
def both(rows: list[Registration]) -> Iterator[tuple[Frozen, Extract]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        yield frozen(path), read_extract(path)


@example(rows=[])
@example(rows=ACCEPTED_IN_ANOTHER_ROW)
@settings(max_examples=12)
@given(rows=extracts())
def test_engine_and_second_evaluator_give_every_cell_alike(rows: list[Registration]) -> None:
    with both(rows) as (engine, second):
        assert second.rejected == []
        assert engine.counts == told(second)
        assert engine.rows() == good(second)
        for programme in FIGURES:
            assert engine.cells(programme) == evaluate(second.rows, programme)

