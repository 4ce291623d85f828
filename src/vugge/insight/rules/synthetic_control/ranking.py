"""Where a unit stands among others: how far out, counted from the outside, ties against it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.problem import Numbers

_ALIKE = 1e-9
"""Two numbers nearer than this share of the larger are a tie: what only rounding tells apart is not told apart."""


def ranks(mine: Numbers, others: Sequence[float] | Numbers) -> NDArray[np.int64]:
    """Return, for each number of mine, 1 when no other is as far out, 2 when one is, and so on. A tie is farther out.

    The numbers are 0 or more; an infinite one ties with another.
    """
    outside = np.asarray(others)[None, :] >= (mine * (1 - _ALIKE))[:, None]
    return np.asarray(1 + outside.sum(axis=1))


def p_values(mine: Numbers, others: Sequence[float] | Numbers) -> Numbers:
    """Return each rank over the number of units, the one asked about with them: from 1 / units to 1."""
    return np.asarray(ranks(mine, others) / (len(others) + 1))


def p_value(mine: float, others: Sequence[float] | Numbers) -> float:
    """Return the p-value of one number."""
    return float(p_values(np.array([mine]), others)[0])
