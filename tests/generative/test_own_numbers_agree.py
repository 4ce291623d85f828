"""A municipality's own numbers: any period, nothing left out, no model. The two evaluators give every cell alike."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generative.both import counted, frozen
from tests.generative.registrations import DAYS, PLACES, csv_text, family, one_of_each
from tests.generative.test_figures_agree import both
from tests.second_evaluator import Cells, evaluate, evaluate_own, read_extract
from vugge.insight.facts import national
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Period
from vugge.insight.rules.presets import limited_to, own_figures, own_parameters

LONG_AGO, FAR_AHEAD = dt.date.min, dt.date.max


def periods() -> st.SearchStrategy[Period]:
    days = st.sampled_from([dt.date.fromisoformat(day) for day in DAYS])
    return st.tuples(days, days).map(lambda both: Period(start=min(both), end=max(both)))


def own_cells(rows: Path, programme: str, municipality: str, period: Period) -> Cells:
    parameters = own_parameters(national.parameters(programme), municipality, period)
    return counted(rows, own_figures(FIGURES[programme]), parameters)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "extract.csv"
    path.write_text(csv_text(row for seed in range(1, 1500) for row in family(seed)), encoding="utf-8")
    return frozen(path).facts.path


@settings(max_examples=25)
@given(programme=st.sampled_from(sorted(FIGURES)), municipality=st.sampled_from(sorted(set(PLACES))), period=periods())
def test_own_numbers_agree_in_any_period(rows: Path, programme: str, municipality: str, period: Period) -> None:
    second = read_extract(rows.with_suffix(".csv")).rows
    expected = evaluate_own(second, programme, municipality, period.start, period.end)
    assert own_cells(rows, programme, municipality, period) == expected


@pytest.mark.parametrize("programme", FIGURES)
def test_every_own_cell_is_counted_alike(programme: str) -> None:
    with both(one_of_each()) as (engine, second):
        found = own_cells(engine.facts.path, programme, "0766", Period(start=LONG_AGO, end=FAR_AHEAD))
        expected = evaluate_own(second.rows, programme, "0766", LONG_AGO, FAR_AHEAD)
        assert found == expected
        assert {key[0] for key in found} == {figure.code for figure in FIGURES[programme]}


def test_models_make_no_difference_to_own_numbers(rows: Path) -> None:
    found = own_cells(rows, "early-intervention", "0615", Period(start=LONG_AGO, end=FAR_AHEAD))
    courses = {key[2:]: cell for key, cell in found.items() if key[0] == "4-23"}
    assert courses
    assert courses == {key[2:]: cell for key, cell in found.items() if key[0] == "4-24"}
    assert ("3-1", "families", "model_a", "all") not in found


@pytest.mark.parametrize("programme", FIGURES)
def test_days_the_evaluation_leaves_out_count_as_own(rows: Path, programme: str) -> None:
    window = national.parameters(programme).window
    second = read_extract(rows.with_suffix(".csv")).rows
    lockdown = Period(start=dt.date(2020, 3, 1), end=dt.date(2020, 5, 1))
    assert own_cells(rows, programme, "0615", lockdown) != {}
    assert own_cells(rows, programme, "0250", window) == evaluate_own(
        second, programme, "0250", window.start, window.end
    )


@pytest.mark.parametrize("programme", FIGURES)
@pytest.mark.parametrize("municipality", ["0615", "0766", "0250"])
def test_evaluation_of_one_municipality_is_the_evaluation_of_its_rows(
    rows: Path, programme: str, municipality: str
) -> None:
    second = [row for row in read_extract(rows.with_suffix(".csv")).rows if row.municipality == municipality]
    parameters = limited_to(national.parameters(programme), municipality)
    assert counted(rows, FIGURES[programme], parameters) == evaluate(second, programme)
