"""Made-up panels of the Danish shape: municipalities, a few years, an outcome that follows a few common movements."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from vugge.insight.rules.synthetic_control.panel import Codes, Panel, panel_of
from vugge.insight.rules.synthetic_control.problem import Search, VMethod
from vugge.insight.rules.synthetic_control.study import Predictor, Study

YEARS = tuple(range(2014, 2021))
START = 2018


def panel(rows: Sequence[tuple[str, int | str, str, float]]) -> Panel:
    """Lay rows of unit, time, variable and value out."""
    columns = [_codes([str(row[at]) for row in rows]) for at in range(3)]
    return panel_of(columns[0], columns[1], columns[2], np.array([row[3] for row in rows]))


def _codes(labels: list[str]) -> Codes:
    known = tuple(dict.fromkeys(labels))
    return Codes(known, np.array([known.index(each) for each in labels]))


def of_outcomes(outcomes: dict[str, Sequence[float]], first: int = 2014) -> Panel:
    """Lay outcomes by year out, with each unit's first one as its size."""
    return panel(
        [(unit, first + at, "outcome", value) for unit, path in outcomes.items() for at, value in enumerate(path)]
        + [(unit, first, "size", path[0]) for unit, path in outcomes.items()]
    )


def danish(seed: int = 1, units: int = 30, noise: float = 3.0) -> Panel:
    """Make municipalities up: levels about 120, three common movements, three backgrounds that go with them."""
    random = np.random.default_rng(seed)
    loadings = random.normal(size=(units, 3))
    movements = np.cumsum(random.normal(scale=4.0, size=(3, len(YEARS))), axis=1)
    levels = 120 + loadings @ np.array([15.0, 8.0, 4.0])
    outcome = levels[:, None] + loadings @ movements + random.normal(scale=noise, size=(units, len(YEARS)))
    background = loadings + random.normal(scale=0.3, size=loadings.shape)
    rows = []
    for at in range(units):
        unit = f"Kommune {at:02}"
        rows += [(unit, year, "outcome", float(value)) for year, value in zip(YEARS, outcome[at], strict=True)]
        rows += [
            (unit, year, f"background {each}", float(background[at, each])) for each in range(3) for year in YEARS[:2]
        ]
    return panel(rows)


def planted(panel: Panel, variable: str, effects: Mapping[str, float], start: int) -> Panel:
    """Return the panel with an effect of our own in each of some units' variable from the start on: a known truth."""
    values = panel.values.copy()
    after = [at for at in range(len(panel.times)) if at >= panel.times.index(start)]
    for unit, effect in effects.items():
        values[panel.variables.index(variable), panel.units.index(unit), after] += effect
    return replace(panel, values=values)


def study(*treated: str, search: Search = Search.REGRESSION, v: VMethod = VMethod.REGRESSION) -> Study:
    """Ask of a panel made by `danish`."""
    return Study(
        outcome="outcome",
        treated=treated or ("Kommune 00",),
        start=START,
        predictors=(
            *(Predictor(variable=f"background {each}", first=2014, last=2015) for each in range(3)),
            Predictor(variable="outcome", first=2014, last=2017),
        ),
        v=v,
        search=search,
    )


def write_panel(path: Path, made: Panel) -> Path:
    """Write a panel as the contract's CSV."""
    lines = ["unit;time;variable;value"]
    for variable, table in zip(made.variables, made.values, strict=True):
        for unit, row in zip(made.units, table, strict=True):
            lines += [
                f"{unit};{time};{variable};{'' if np.isnan(value) else repr(float(value))}"
                for time, value in zip(made.times, row, strict=True)
            ]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path
