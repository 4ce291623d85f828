"""The three classic problems, made of the panels beside this file as the papers say."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Problem

HERE = Path(__file__).parent
Panel = dict[tuple[str, int], dict[str, str]]
Predictor = tuple[str, Sequence[int]]

PROP99: list[Predictor] = [
    *((name, range(1980, 1989)) for name in ("lnincome", "age15to24", "retprice")),
    ("beer", range(1984, 1989)),
    *(("cigsale", [year]) for year in (1975, 1980, 1988)),
]
BASQUE: list[Predictor] = [
    *((f"school.{level}", range(1964, 1970)) for level in ("illit", "prim", "med", "high", "post.high")),
    ("invest", range(1964, 1970)),
    ("gdpcap", range(1960, 1970)),
    *(
        (f"sec.{sector}", range(1961, 1970, 2))
        for sector in ("agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa")
    ),
    ("popdens", [1969]),
]


GERMANY: list[Predictor] = [
    *((name, range(1981, 1991)) for name in ("gdp", "trade", "infrate", "industry")),
    ("schooling", [1980, 1985]),
    ("invest80", [1980]),
]


def read(file: str, unit: str) -> Panel:
    with (HERE / file).open(encoding="utf-8", newline="") as rows:
        return {(row[unit], int(float(row["year"]))): row for row in csv.DictReader(rows)}


def pose(
    panel: Panel,
    treated: str,
    outcome: str,
    predictors: Iterable[Predictor],
    years: Sequence[int],
    *,
    without: str = "",
) -> tuple[Problem, list[str]]:
    """Pose the problem of one unit against all the others but `without`; return it and the donors' names."""
    donors = sorted({unit for unit, _ in panel} - {treated, without})
    units = [treated, *donors]
    means = np.array([[_mean(panel, unit, name, over) for unit in units] for name, over in predictors])
    paths = np.array([[float(panel[unit, year][outcome]) for unit in units] for year in years])
    return Problem(means[:, 0], means[:, 1:], paths[:, 0], paths[:, 1:]), donors


def _mean(panel: Panel, unit: str, name: str, years: Sequence[int]) -> float:
    return float(np.mean([float(panel[unit, year][name]) for year in years if panel[unit, year][name]]))


def prop99(treated: str = "California", *, without: str = "") -> tuple[Problem, list[str]]:
    panel = read("smoking.csv", "state")
    return pose(panel, treated, "cigsale", PROP99, range(1970, 1989), without=without)


def basque() -> tuple[Problem, list[str]]:
    panel = read("basque.csv", "regionname")
    return pose(panel, "Basque Country (Pais Vasco)", "gdpcap", BASQUE, range(1960, 1970))


def germany() -> tuple[Problem, list[str]]:
    return pose(read("germany.csv", "country"), "West Germany", "gdp", GERMANY, range(1960, 1991))


def published(case: str, donors: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    with (HERE / "published_weights.csv").open(encoding="utf-8", newline="") as rows:
        known = {
            row["unit"]: float(row["weight"]) for row in csv.DictReader(rows, delimiter=";") if row["case"] == case
        }
    return np.array([known.get(donor, 0.0) for donor in donors])
