"""The same problem by other programs: mlsynth's MSCMT, StatsPAI's nested solver; and scipy's SLSQP for the inner one."""

import warnings

import numpy as np
from mlsynth.utils.bilevel.mscmt import solve_mscmt
from mlsynth.utils.bilevel.structure import BilevelProblem
from numpy.typing import NDArray
from scipy.optimize import minimize
from statspai.synth._core import solve_synth_weights_adh

from vugge.insight.rules.synthetic_control.problem import Problem

Numbers = NDArray[np.float64]
Answer = tuple[Numbers, Numbers]  # donor weights (J,); predictor weights (k,) on our scale, sum 1


def mscmt(problem: Problem) -> Answer:
    """Solve by differential evolution over the logarithms of V, seed 0, as mlsynth does unless told otherwise."""
    distances, misses = problem.distances(), problem.misses()
    posed = BilevelProblem(np.zeros(misses.shape[0]), misses, np.zeros(distances.shape[0]), distances)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = solve_mscmt(posed)
    return found.W, found.V / found.V.sum()


def statspai(problem: Problem) -> Answer:
    """Solve by Nelder-Mead from six starts, as StatsPAI does unless told otherwise."""
    distances, misses = problem.distances(), problem.misses()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = solve_synth_weights_adh(np.zeros(distances.shape[0]), distances, np.zeros(misses.shape[0]), misses)
    v = np.asarray(found["v"], np.float64) / np.asarray(found["scale"], np.float64) ** 2
    return np.asarray(found["w"], np.float64), v / v.sum()


def slsqp(points: Numbers) -> Numbers:
    """Solve one inner problem by scipy's SLSQP with its slope, from equal weights."""
    donors = points.shape[1]
    found = minimize(
        lambda w: float(np.sum((points @ w) ** 2)),
        np.full(donors, 1 / donors),
        jac=lambda w: 2 * points.T @ (points @ w),
        method="SLSQP",
        bounds=[(0, 1)] * donors,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": np.ones_like},
        options={"ftol": 1e-14, "maxiter": 1000},
    )
    return np.asarray(found.x)
