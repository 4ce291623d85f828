"""On damaged files the engine and the second evaluator keep the same rows and name the same faults."""

import tempfile
from pathlib import Path

from hypothesis import given, settings

from tests.generative.both import frozen, good, told
from tests.generative.damage import FAULTY, damaged, every_change, file_of
from tests.second_evaluator import Extract, read_extract


def agreed(content: bytes) -> Extract:
    """Read a file with both, and return what both say of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_bytes(content)
        engine, second = frozen(path), read_extract(path)
        kept = engine.rows()
    assert engine.counts == told(second)
    assert engine.faults == [(fault.line, fault.column, fault.value) for fault in second.rejected]
    assert kept == good(second)
    return second


def test_every_fault_is_named_alike_and_every_oddity_kept_alike() -> None:
    rejected = agreed(file_of(every_change())).rejected
    assert sorted((fault.column, fault.value) for fault in rejected) == sorted(
        (column, value) for column, values in FAULTY.items() for value in values
    )


@settings(max_examples=50)
@given(content=damaged())
def test_engine_and_second_evaluator_name_the_same_faults(content: bytes) -> None:
    agreed(content)
