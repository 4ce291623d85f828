"""How sure: every donor posing as treated, and where the treated unit stands among them.

A placebo does not depend on which treated unit asks. Sources: Abadie, Diamond and Hainmueller (2010), JASA 105,
493-505; Firpo and Possebom (2018), Journal of Causal Inference 6(2), for p-values by rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from vugge.insight.rules.synthetic_control.panel import own_change
from vugge.insight.rules.synthetic_control.ranking import p_value
from vugge.insight.rules.synthetic_control.results import NearPerfect, Placebo, PlaceboUnit, Ranking
from vugge.insight.rules.synthetic_control.solving import Solved, floats, ratio, rmspe
from vugge.insight.rules.synthetic_control.study import Layout


@dataclass(frozen=True, slots=True)
class Errors:
    """A unit's RMSPE before the start and from it on."""

    pre: float
    post: float

    @property
    def ratio(self) -> float:
        """Return post over pre; infinite where pre is nothing."""
        return inf if (found := ratio(self.post, self.pre)) is None else found

    def floored(self, floor: float) -> float:
        """Return post over pre, where pre counts as at least the floor."""
        return Errors(max(self.pre, floor), self.post).ratio


def errors_of(solved: Solved) -> Errors:
    """Return a solved layout's two RMSPEs."""
    return Errors(rmspe(solved.pre), rmspe(solved.post))


def posing(layout: Layout) -> list[Layout]:
    """Return every donor as if treated, in their order: the treated unit is never among their donors."""
    return [layout.posing([at]) for at in range(len(layout.donors))]


def floor_of(layout: Layout) -> tuple[float, float]:
    """Return the units' typical own change before the start, and the floor under a pre-RMSPE that it gives."""
    whole = np.vstack([layout.treated_outcome, layout.donor_outcome.T])[:, : layout.before]
    scale = own_change(whole)
    return scale, layout.study.near_perfect * scale


@dataclass(frozen=True, slots=True)
class RatioTest:
    """Ranks by ratio under the rule for near-perfect pre-fits, whose floor is in the outcome's unit."""

    floor: float

    def near(self, unit: Errors) -> bool:
        """Say whether a unit's pre-fit is near perfect."""
        return unit.pre < self.floor

    def compared(self, mine: Errors, others: Sequence[Errors]) -> list[float]:
        """Return the ratios mine is ranked among: all, floored, where mine is near perfect, else those that are not."""
        if self.near(mine):
            return [each.floored(self.floor) for each in others]
        return [each.ratio for each in others if not self.near(each)]

    def p(self, mine: Errors, others: Sequence[Errors]) -> float:
        """Return the p-value."""
        return p_value(mine.floored(self.floor), self.compared(mine, others))


def placebo_of(treated: Solved, donors: Sequence[Solved]) -> Placebo:
    """Return where a treated unit stands among the donors posing as treated, who are its layout's in their order."""
    study = treated.layout.study
    scale, floor = floor_of(treated.layout)
    test = RatioTest(floor)
    mine, others = errors_of(treated), [errors_of(each) for each in donors]
    near = test.near(mine)
    limit = study.poor * max(mine.pre, floor)
    fitted = [each for each in others if each.pre <= limit]
    names = treated.layout.donors
    return Placebo(
        treated=_unit(treated.layout.name, treated, near_perfect=near, poor=False),
        donors=tuple(
            _unit(name, one, near_perfect=test.near(each), poor=each.pre > limit)
            for name, one, each in zip(names, donors, others, strict=True)
        ),
        near_perfect=NearPerfect(
            share=study.near_perfect,
            scale=scale,
            floor=floor,
            ranking=Ranking.FLOORED if near else Ranking.LEFT_OUT,
            treated=near,
            left_out=() if near else tuple(n for n, each in zip(names, others, strict=True) if test.near(each)),
        ),
        poor_factor=study.poor,
        p_ratio=test.p(mine, others),
        p_ratio_units=len(test.compared(mine, others)) + 1,
        p_ratio_all=p_value(mine.ratio, [each.ratio for each in others]),
        p_post=p_value(mine.post, [each.post for each in others]),
        p_post_units=len(others) + 1,
        p_post_fitted=p_value(mine.post, [each.post for each in fitted]),
        p_post_fitted_units=len(fitted) + 1,
    )


def _unit(name: str, solved: Solved, *, near_perfect: bool, poor: bool) -> PlaceboUnit:
    found = errors_of(solved)
    return PlaceboUnit(
        unit=name,
        pre_rmspe=found.pre,
        post_rmspe=found.post,
        ratio=ratio(found.post, found.pre),
        gap=floats(solved.gap),
        near_perfect=near_perfect,
        poor=poor,
    )
