"""The predictors' weights V that no search is needed for; each is (k,), none negative, sum 1."""

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Numbers, Problem


def equal(problem: Problem) -> Numbers:
    """Let every predictor count alike, once each is in standard deviations."""
    k = problem.treated_predictors.size
    return np.full(k, 1.0 / k)


def regression(problem: Problem) -> Numbers:
    """Weigh a predictor by how much of the outcome before the start it tells, as Abadie's program begins.

    Each period's outcome is regressed on a constant and the scaled predictors over treated and donors; a predictor's
    weight is the sum of its squared coefficients. With more coefficients than units, those of least norm are used.
    """
    distances, misses = problem.distances(), problem.misses()
    units = distances.shape[1] + 1
    # the treated unit is at the origin of both; the constant takes up what that moves
    known = np.ones((units, distances.shape[0] + 1))
    known[0, 1:], known[1:, 1:] = 0.0, distances.T
    told = np.vstack([np.zeros(misses.shape[0]), misses.T])
    coefficients = np.linalg.lstsq(known, told, rcond=None)[0][1:]
    weights = (coefficients**2).sum(axis=1)
    return np.asarray(weights / weights.sum()) if weights.sum() > 0 else equal(problem)


def given(problem: Problem, weights: Numbers | None) -> Numbers:
    """Take weights as they are given, one a predictor, and let them sum to 1.

    Raises `ValueError` when there are not k of them, one is negative or not finite, or none is positive.
    """
    if weights is None:
        raise ValueError("the predictors' weights are to be given, and are not")
    taken = np.asarray(weights, dtype=np.float64)
    if taken.shape != problem.treated_predictors.shape:
        raise ValueError(f"{problem.treated_predictors.size} predictors need as many weights, not {taken.size}")
    if not np.isfinite(taken).all() or (taken < 0).any() or not taken.any():
        raise ValueError("the predictors' weights are to be numbers of 0 or more, and not all 0")
    if np.isinf(sum(taken.tolist())):
        taken = taken / taken.max()
    return np.asarray(taken / taken.sum())
