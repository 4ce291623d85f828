"""What is asked of a panel, and the same as numbers: a treated unit, or the mean of several, and its donors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isinf

import numpy as np
from numpy.typing import NDArray

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.problem import Numbers, Problem, Search, VMethod
from vugge.insight.rules.synthetic_control.results import LeftOut, Time

NEAR_PERFECT = 0.1
POOR = 5.0


class Op(Labelled):
    """How a predictor's periods become one number."""

    MEAN = "mean", _("gennemsnit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictor:
    """A variable, and the periods it is averaged over: those of them that have a value count."""

    variable: str
    first: Time
    last: Time
    op: Op = Op.MEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What is asked. Several treated units are averaged by ``treated_weights``, or equally where there are none.

    ``donors`` None means every other unit with a complete outcome; ``optimise`` None every period before the start.
    ``given`` goes with `VMethod.GIVEN`. ``near_perfect`` and ``poor`` are those of `NearPerfect` and `Placebo`.
    """

    outcome: str
    treated: tuple[str, ...]
    start: Time
    predictors: tuple[Predictor, ...]
    optimise: tuple[Time, Time] | None = None
    treated_weights: tuple[float, ...] = ()
    donors: tuple[str, ...] | None = None
    v: VMethod = VMethod.NESTED
    given: tuple[float, ...] = ()
    search: Search = Search.GLOBAL
    near_perfect: float = NEAR_PERFECT
    poor: float = POOR

    @property
    def name(self) -> str:
        """Return what the treated are called together."""
        return " + ".join(self.treated)

    def shares(self) -> tuple[float, ...]:
        """Return the treated units' weights, which sum to 1."""
        weights = self.treated_weights or (1.0,) * len(self.treated)
        if isinf(sum(weights)):
            weights = tuple(each / max(weights) for each in weights)
        whole = sum(weights)
        return tuple(each / whole for each in weights)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Layout:
    """A study as numbers: T periods of which ``before`` come before the start, k predictors, J donors.

    ``treated_outcome`` (T,), ``treated_predictors`` (k,), ``donor_outcome`` (T, J), ``donor_predictors`` (k, J);
    ``fitted`` are the places of the periods whose error is made small.
    """

    study: Study
    name: str
    labels: tuple[str, ...]
    times: tuple[Time, ...]
    before: int
    fitted: NDArray[np.int64]
    treated_outcome: Numbers
    treated_predictors: Numbers
    donors: tuple[str, ...]
    donor_outcome: Numbers
    donor_predictors: Numbers
    left_out: tuple[LeftOut, ...] = ()

    def problem(self) -> Problem:
        """Return what is to be solved."""
        return Problem(
            treated_predictors=np.ascontiguousarray(self.treated_predictors),
            donor_predictors=np.ascontiguousarray(self.donor_predictors),
            treated_outcome=np.ascontiguousarray(self.treated_outcome[self.fitted]),
            donor_outcome=np.ascontiguousarray(self.donor_outcome[self.fitted]),
        )

    def kept(self, places: Sequence[int]) -> "Layout":
        """Return the same with these donors only."""
        chosen = list(places)
        return replace(
            self,
            donors=tuple(self.donors[at] for at in chosen),
            donor_outcome=self.donor_outcome[:, chosen],
            donor_predictors=self.donor_predictors[:, chosen],
        )

    def without(self, place: int) -> "Layout":
        """Return the same without a donor."""
        return self.kept([at for at in range(len(self.donors)) if at != place])

    def posing(self, places: Sequence[int]) -> "Layout":
        """Return what a donor, or several averaged, would be if treated, with the other donors as its own."""
        posing = list(places)
        others = self.kept([at for at in range(len(self.donors)) if at not in set(posing)])
        return replace(
            others,
            name=" + ".join(self.donors[at] for at in posing),
            treated_outcome=self.donor_outcome[:, posing].mean(axis=1),
            treated_predictors=self.donor_predictors[:, posing].mean(axis=1),
        )
