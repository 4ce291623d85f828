"""Whatever a file holds: its dry run, its way through a copy, and its data set are of one mind."""

import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.generative.damage import damaged
from tests.unit.insight.extract_files import checked, frozen
from vugge.insight.facts import copying, sorting
from vugge.insight.facts.canonical import KEY, freeze_rows


@settings(max_examples=40)
@given(content=damaged(), run=st.sampled_from([1, 2000, 1 << 20]), cut=st.integers(1, 3000))
def test_both_ways_to_a_data_set_give_the_same_rows_and_checksum(content: bytes, run: int, cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "RUN", run)
        patch.setattr(sorting, "PIECE", run)
        source = Path(folder) / "extract.csv"
        source.write_bytes(content)
        facts = frozen(source)
        report = source.with_suffix(".rejected").read_bytes()
        dry = checked(source)
        assert (dry.read, dry.keys, dry.rejected) == (facts.read, facts.rows, facts.rejected)
        assert source.with_suffix(".rejected").read_bytes() == report
        whole = b"".join(copying.rows_for_copy(source.with_suffix(".good")))
        assert b"\0" not in whole
        chunks = (whole[at : at + cut] for at in range(0, len(whole), cut))
        none = pl.read_parquet(source.with_suffix(".good")).clear()
        back = pl.concat([none, *copying.frames_from_copy(chunks)])
        latest = back.unique(KEY, keep="last").sort(KEY)
        assert freeze_rows(latest.iter_slices(7), source.with_suffix(".again")).sha256 == facts.sha256
        again, first = (pl.read_parquet(source.with_suffix(each)) for each in (".again", ".frozen"))
        assert_frame_equal(again, first)
