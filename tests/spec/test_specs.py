"""Every case of the manual holds on the engine and on the second evaluator."""

from pathlib import Path

import pytest

from tests.generative.both import as_cells, frozen, told
from tests.second_evaluator import Cells, Extract, evaluate, read_extract
from tests.spec.manual import THEMES
from tests.spec.shape import Spec
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES

SPECS = [spec for theme in THEMES for spec in theme.specs]


def expected(spec: Spec) -> Cells:
    return {cell.key: (cell.value, cell.base) for cell in spec.cells if cell.value}


def named(spec: Spec, cells: Cells) -> Cells:
    """Keep the cells of the figures and measures the case speaks of."""
    asked = {(cell.figure, cell.measure) for cell in spec.cells}
    return {key: cell for key, cell in cells.items() if key[:2] in asked}


def counted_by_the_engine(spec: Spec, rows: Path) -> Cells:
    cells: Cells = {}
    for programme, figures in FIGURES.items():
        if asked := with_bases(spec, figures):
            cells |= as_cells(count_parquet(rows, asked, national.parameters(programme)))
    return cells


def with_bases(spec: Spec, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures the case names and those they take a base from."""
    codes = {cell.figure for cell in spec.cells}
    bases = {measure.base.figure for each in figures if each.code in codes for measure in each.measures}
    return tuple(each for each in figures if each.code in codes | bases)


def counted_by_the_second(extract: Extract) -> Cells:
    return {key: cell for programme in FIGURES for key, cell in evaluate(extract.rows, programme).items()}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_case_of_the_manual_holds_on_both(spec: Spec, tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text(spec.text(), encoding="utf-8")
    engine, second = frozen(path), read_extract(path)
    assert engine.faults == [(fault.line, fault.column, fault.value) for fault in second.rejected]
    assert engine.faults == list(spec.rejected)
    assert engine.counts == told(second)
    assert engine.facts.replaced == spec.replaced
    assert named(spec, counted_by_the_second(second)) == expected(spec)
    assert named(spec, counted_by_the_engine(spec, engine.facts.path)) == expected(spec)


def test_every_case_says_what_comes_of_it() -> None:
    assert [spec.title for spec in SPECS if not (spec.cells or spec.rejected)] == []


def test_no_two_cases_have_the_same_title() -> None:
    titles = [spec.title for spec in SPECS]
    assert len(set(titles)) == len(titles)


def test_every_figure_has_a_case() -> None:
    declared = {each.code for figures in FIGURES.values() for each in figures}
    assert {cell.figure for spec in SPECS for cell in spec.cells} == declared


def test_every_measure_has_a_case() -> None:
    declared = {(f.code, m.name) for figures in FIGURES.values() for f in figures for m in f.measures}
    assert declared - {(cell.figure, cell.measure) for spec in SPECS for cell in spec.cells} == {
        ("4-15", "held"),  # counted by the same declaration as 4-14, shown there
        ("4-13", "held"),
    }
