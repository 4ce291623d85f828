"""One unit against its donors, as numbers, and what a fit of it is.

Source: Abadie, Diamond & Hainmueller 2010 (JASA 105), section 2.3; the scaling is that of their program, Synth.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]

CONSTANT = 1e-12  # a spread this small against the numbers themselves is rounding, not information


class VMethod(StrEnum):
    """Where the predictors' weights come from."""

    NESTED = "nested"  # those whose donor weights follow the outcome best before the start
    REGRESSION = "regression"  # from a regression of the outcome on the predictors
    EQUAL = "equal"
    GIVEN = "given"


class Search(StrEnum):
    """Where the nested search begins."""

    GLOBAL = "global"  # many places
    REGRESSION = "regression"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """One treated unit and its donors: k predictors, n periods of the outcome, J donors; no number missing.

    Raises `ValueError` when shapes disagree, something is empty or a number is not finite.
    """

    treated_predictors: Numbers  # (k,) in the predictors' own units
    donor_predictors: Numbers  # (k, J)
    treated_outcome: Numbers  # (n,) the periods whose loss is optimised
    donor_outcome: Numbers  # (n, J)

    def __post_init__(self) -> None:
        """Hold every array as float64 in C order, and refuse what is no problem."""
        for field in fields(self):
            array = np.ascontiguousarray(getattr(self, field.name), dtype=np.float64)
            if not np.isfinite(array).all():
                raise ValueError(f"{field.name} holds a number that is missing or not finite")
            object.__setattr__(self, field.name, array)
        k, periods, donors = self.treated_predictors.size, self.treated_outcome.size, self.donor_outcome.shape[-1]
        shapes = [getattr(self, field.name).shape for field in fields(self)]
        if shapes != [(k,), (k, donors), (periods,), (periods, donors)] or not k * periods * donors:
            raise ValueError(f"the shapes do not agree: {shapes}")

    def distances(self) -> Numbers:
        """Return how far each donor is from the treated unit on each predictor, (k, J), in standard deviations.

        The deviation is over treated and donors together (ddof=1). A predictor that does not vary is at distance 0.
        """
        apart = self.donor_predictors - self.treated_predictors[:, None]
        deviation = self.deviations()[:, None]
        return np.divide(apart, deviation, out=np.zeros_like(apart), where=deviation > 0)

    def deviations(self) -> Numbers:
        """Return each predictor's standard deviation over treated and donors, (k,); 0 where it does not vary."""
        everyone = np.column_stack([self.treated_predictors, self.donor_predictors])
        deviation = everyone.std(axis=1, ddof=1)
        return np.where(deviation > CONSTANT * np.abs(everyone).max(axis=1), deviation, 0.0)

    def misses(self) -> Numbers:
        """Return how far each donor's outcome is from the treated unit's in each period, (n, J), in its own unit."""
        return np.ascontiguousarray(self.donor_outcome - self.treated_outcome[:, None])


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Donor weights, with what is needed to trust them."""

    weights: Numbers  # (J,) none negative, sum 1; at rest in the inner problem at v
    v: Numbers  # (k,) the predictors' weights, none negative, sum 1
    loss_v: float  # outer loss: mean squared error of the optimised pre-period outcome
    loss_w: float  # inner loss: (x1 - X0 w)' V (x1 - X0 w), predictors in standard deviations
    inner_gap: float  # no weights have an inner loss lower by more than this (a duality gap), at most 1e-9
    bound: float  # no weights at all have an outer loss lower than this, whatever v
