"""The three classic problems, made of the panels beside this file as the papers say: as numbers, and as a command's."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Problem

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """What a paper asks of its panel: each predictor is a mean over the years from one to another."""

    file: str
    unit: str
    treated: str
    outcome: str
    start: int
    optimise: tuple[int, int]
    predictors: tuple[tuple[str, int, int], ...]

    def rows(self) -> Iterator[tuple[str, int, dict[str, str]]]:
        """Read the panel: unit, year, and the value of each variable, where it has one."""
        with (HERE / f"{self.file}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                unit, year = row.pop(self.unit), int(float(row.pop("year")))
                yield unit, year, {name: text for name, text in row.items() if name not in {"regionno", "code"}}

    def problem(self) -> tuple[Problem, list[str]]:
        """Return the problem of the treated unit against all the others, and the donors' names."""
        panel = {(unit, year): values for unit, year, values in self.rows()}
        donors = sorted({unit for unit, _ in panel} - {self.treated})
        units, (first, last) = [self.treated, *donors], self.optimise
        means = np.array([[_mean(panel, unit, *each) for unit in units] for each in self.predictors])
        years = range(first, last + 1)
        paths = np.array([[float(panel[unit, year][self.outcome]) for unit in units] for year in years])
        return Problem(means[:, 0], means[:, 1:], paths[:, 0], paths[:, 1:]), donors

    def write(self, folder: Path, *more: str) -> Path:
        """Write the panel and its spec as the command takes them, with lines added on top; return the spec's path."""
        lines = ["unit;time;variable;value"]
        lines += [f"{unit};{year};{name};{text}" for unit, year, values in self.rows() for name, text in values.items()]
        (folder / f"{self.file}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
        asked = [
            f'panel = "{self.file}.csv"',
            *more,
            f'outcome = "{self.outcome}"\ntreated = "{self.treated}"\nstart = {self.start}',
            f"optimise = {list(self.optimise)}",
            *(
                f'[[predictor]]\nvariable = "{name}"\nperiods = {_periods(first, last)}\nop = "mean"'
                for name, first, last in self.predictors
            ),
        ]
        spec = folder / f"{self.file}.toml"
        spec.write_text("\n".join([*asked, ""]), encoding="utf-8")
        return spec


def _periods(first: int, last: int) -> str:
    return f"{first}" if first == last else f"[{first}, {last}]"


def _mean(panel: dict[tuple[str, int], dict[str, str]], unit: str, name: str, first: int, last: int) -> float:
    years = range(first, last + 1)
    return float(np.mean([float(panel[unit, year][name]) for year in years if panel[unit, year][name]]))


PROP99 = Case(
    file="smoking",
    unit="state",
    treated="California",
    outcome="cigsale",
    start=1989,
    optimise=(1970, 1988),
    predictors=(
        *((name, 1980, 1988) for name in ("lnincome", "age15to24", "retprice")),
        ("beer", 1984, 1988),
        *(("cigsale", year, year) for year in (1975, 1980, 1988)),
    ),
)
BASQUE = Case(
    file="basque",
    unit="regionname",
    treated="Basque Country (Pais Vasco)",
    outcome="gdpcap",
    start=1970,
    optimise=(1960, 1969),
    predictors=(
        *((f"school.{level}", 1964, 1969) for level in ("illit", "prim", "med", "high", "post.high")),
        ("invest", 1964, 1969),
        ("gdpcap", 1960, 1969),
        *(
            (f"sec.{sector}", 1961, 1969)
            for sector in ("agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa")
        ),
        ("popdens", 1969, 1969),
    ),
)
GERMANY = Case(
    file="germany",
    unit="country",
    treated="West Germany",
    outcome="gdp",
    start=1991,
    optimise=(1960, 1990),
    predictors=(
        *((name, 1981, 1990) for name in ("gdp", "trade", "infrate", "industry")),
        ("schooling", 1980, 1985),
        ("invest80", 1980, 1980),
    ),
)


prop99 = PROP99.problem


def published(case: str) -> dict[str, float]:
    with (HERE / "published_weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"]: float(row["weight"]) for row in csv.DictReader(file, delimiter=";") if row["case"] == case}
