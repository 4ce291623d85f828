"""Seeded panels of the Danish shape: 98 municipalities, 16 treated, four years before the start, 11 predictors."""

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.problem import Problem

UNITS, TREATED, YEARS, COVARIATES = 98, 16, 4, 8
OUTCOMES = ((80.0, 25.0), (150.0, 40.0), (120.0, 30.0))  # level and spread, per 10,000 inhabitants
Numbers = NDArray[np.float64]


def panel(seed: int, kind: str) -> tuple[list[Numbers], Numbers]:
    """Make the outcomes (98, years) and the covariates (8, 98); `noisy` counts as Poisson, `smooth` hardly varies."""
    draw = np.random.default_rng(seed)
    factors = draw.normal(size=(UNITS, 3))
    inhabitants = np.exp(draw.normal(10.6, 0.7, size=UNITS))
    outcomes = [_outcome(draw, factors, inhabitants, level, spread, kind) for level, spread in OUTCOMES]
    covariates = [factors @ draw.normal(size=3) * 0.8 + 0.7 * draw.normal(size=UNITS) for _ in range(COVARIATES)]
    covariates[1] = np.exp(covariates[1])  # as population density: a long tail
    covariates[6] = 0.7 * covariates[7] + 0.3 * covariates[6]  # as shares aged 0-2 and 0-5: nearly the same
    return outcomes, np.array(covariates)


def _outcome(
    draw: np.random.Generator, factors: Numbers, inhabitants: Numbers, level: float, spread: float, kind: str
) -> Numbers:
    loads = draw.normal(size=3)
    base = level + spread * (0.8 * factors @ (loads / np.linalg.norm(loads)) + 0.6 * draw.normal(size=UNITS))
    trend = 0.6 * (2 + 1.5 * (factors @ draw.normal(size=3)))[:, None] * np.arange(YEARS)
    rate = np.maximum(base[:, None] + trend + draw.normal(0, 2, size=YEARS), 5)
    if kind == "smooth":
        return np.asarray(rate + draw.normal(0, 0.3, size=rate.shape))
    children = inhabitants[:, None] / 4
    return np.asarray(draw.poisson(rate * children / 1e4) / children * 1e4)


def problems(seed: int, kind: str, outcome: int = 0) -> list[Problem]:
    """Pose all 98: each treated unit, then each donor as if it were, against the donors other than itself."""
    outcomes, covariates = panel(seed, kind)
    predictors = np.vstack([[series.mean(axis=1) for series in outcomes], covariates])
    paths = outcomes[outcome].T
    posed = []
    for unit in range(UNITS):
        donors = [donor for donor in range(TREATED, UNITS) if donor != unit]
        posed.append(Problem(predictors[:, unit], predictors[:, donors], paths[:, unit], paths[:, donors]))
    return posed
