"""On damaged files the engine and the second evaluator keep the same rows and name the same faults.

The engine reads a file in stretches, in bulk where there is no quote; so small stretches are tried too.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generative.both import frozen, good, told
from tests.generative.damage import FAULTY, damaged, every_change, file_of, without_quotes
from tests.second_evaluator import Extract, read_extract
from vugge.insight.facts import reading

STRETCHES = (reading.STRETCH, 1, 150, 1000, 4000)
"""Bytes read at a time: as in the product, a line, a few lines, many."""


def agreed(content: bytes, stretch: int = reading.STRETCH) -> Extract:
    """Read a file with both, and return what both say of it."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "STRETCH", stretch)
        path = Path(folder) / "extract.csv"
        path.write_bytes(content)
        engine, second = frozen(path), read_extract(path)
        kept = engine.rows()
    assert engine.counts == told(second)
    assert engine.faults == [(fault.line, fault.column, fault.value) for fault in second.rejected]
    assert kept == good(second)
    return second


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_fault_is_named_alike_and_every_oddity_kept_alike(stretch: int) -> None:
    rejected = agreed(file_of(every_change()), stretch).rejected
    assert sorted((fault.column, fault.value) for fault in rejected) == sorted(
        (column, value) for column, values in FAULTY.items() for value in values
    )


@pytest.mark.parametrize("stretch", STRETCHES)
def test_rows_without_quotes_are_read_alike(stretch: int) -> None:
    assert agreed(without_quotes(every_change()), stretch).new > 0


@settings(max_examples=60)
@given(content=damaged(), stretch=st.sampled_from(STRETCHES))
def test_engine_and_second_evaluator_name_the_same_faults(content: bytes, stretch: int) -> None:
    agreed(content, stretch)
