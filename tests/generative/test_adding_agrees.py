"""Every cell counted in each municipality and added is the cell counted of everybody's rows together."""

import os
from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings

from tests.generative.both import frozen
from tests.generative.registrations import Registration, csv_text, extracts, one_of_each
from tests.published import published_rows
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.adding import added
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.figures import FIGURES


def both(rows: Path, programme: str, folder: Path) -> tuple[set[Cell], set[Cell]]:
    """Count a programme's figures within each municipality and add; and of all rows at once."""
    figures, parameters = FIGURES[programme], national.parameters(programme)
    counts = []
    for part in pl.read_parquet(rows).partition_by("municipality"):
        own = folder / f"{part['municipality'][0]}.parquet"
        part.write_parquet(own)
        counts.append(count_parquet(own, figures, parameters))
    return set(added(counts, figures)), set(count_parquet(rows, figures, parameters))


@settings(max_examples=3)
@given(rows=extracts())
def test_sums_over_municipalities_are_everybodys_numbers(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Registration]
) -> None:
    folder = tmp_path_factory.mktemp("added")
    extract = folder / "x.csv"
    extract.write_text(csv_text([*rows, *islice(one_of_each(), 200)]))
    for programme in FIGURES:
        apart, together = both(frozen(extract).facts.path, programme, folder)
        assert apart == together


@pytest.mark.parametrize("programme", FIGURES)
def test_sums_of_the_published_rows_are_its_numbers(tmp_path: Path, programme: str) -> None:
    apart, together = both(published_rows(Path(os.environ["VUGGE_HOME"])), programme, tmp_path)
    assert apart == together


def test_the_largest_is_the_largest_and_not_a_sum() -> None:
    place = ("4-10", "largest", "all", "all")
    alike = ("4-10", "families", "1", "2")
    parts = [[Cell(*place, 3, 3), Cell(*alike, 3, 4)], [Cell(*place, 5, 5), Cell(*alike, 5, 6)]]
    assert added(parts, FIGURES["early-intervention"]) == (Cell(*place, 5, 5), Cell(*alike, 8, 10))
