"""Which weights to take where several match the predictors equally well: a stated choice, the same every time.

Of the weights at rest in the inner problem, those are taken whose outcome follows the treated unit's best in the
periods optimised; of those, the ones nearest on all predictors, each counting alike; of those, the most even ones (the
least sum of squares), and there is only one of them. Nothing is chosen where the inner problem has one answer.
"""

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.simplex import DEPENDENT, nearest, space

TIGHT = 1e-12  # of the longest point's length squared: a point whose height is this near the lowest may be in use
PULL = 1e4  # how much harder what is settled pulls than what is to be chosen
ROUNDS = 50
SETTLED = 1e-14


def chosen(points: Numbers, aims: tuple[Numbers, ...], weights: Numbers) -> Numbers:
    """Return the choice among all weights that give `points` (k, J) the same average as `weights` (J,) do.

    Each of `aims` (any number, J) is to have an average as near to the origin as can be, the first of them first.
    """
    settled = posed = points
    for aim in aims:
        if _alone(posed, weights):
            break
        scaled = aim / max(float(np.abs(aim).max()), np.finfo(np.float64).tiny)
        weights, posed = _nearer(settled, scaled, weights)
        settled = np.vstack([settled, scaled])
    return weights


def _alone(points: Numbers, weights: Numbers) -> bool:
    """Tell whether no other weights give the same nearest average: the points that may be in use are independent."""
    near = points @ weights
    reach = TIGHT * float((points**2).sum(axis=0).max())
    used = (weights > 0) | (near @ points <= near @ near + reach)
    corners = np.vstack([np.ones(used.sum()), points[:, used]])
    if corners.shape[1] > corners.shape[0]:
        return False
    lengths = np.linalg.svd(corners, compute_uv=False)
    return bool(lengths[-1] > DEPENDENT * lengths[0])


def _nearer(settled: Numbers, aim: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Bring the average of `aim` nearest to the origin while that of `settled` stays where it is, by multipliers.

    Return the weights, and the points whose nearest average they give.
    """
    held = PULL * (settled - (settled @ weights)[:, None])
    pull = np.zeros(settled.shape[0])
    at, size = space(weights.size, settled.shape[0] + aim.shape[0]), 0
    for _ in range(ROUNDS):
        posed = np.vstack([held + pull[:, None], aim])
        size, _ = nearest(posed, size, at)
        found = np.zeros(weights.size)
        found[at.support[:size]] = at.weights[:size]
        pull = pull + held @ found
        if np.abs(held @ found).max() <= PULL * SETTLED:
            return found, posed
    return weights, settled
