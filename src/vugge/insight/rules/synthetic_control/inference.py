"""How sure: every donor posing as treated, and where the treated unit stands among them.

A placebo does not depend on which treated unit asks. Sources: Abadie, Diamond and Hainmueller (2010), JASA 105,
493-505; Firpo and Possebom (2018), Journal of Causal Inference 6(2), for p-values by rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.panel import own_change
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.ranking import p_values
from vugge.insight.rules.synthetic_control.results import FEWEST_ALIKE, NearPerfect, Placebo, PlaceboUnit, Ranking
from vugge.insight.rules.synthetic_control.solving import Solved, floats, ratio
from vugge.insight.rules.synthetic_control.study import Layout


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """Units' RMSPE before the start and from it on, (units,) each."""

    pre: Numbers
    post: Numbers

    def of(self, chosen: NDArray[np.bool_]) -> "Errors":
        """Return those chosen."""
        return Errors(self.pre[chosen], self.post[chosen])

    def ratios(self) -> Numbers:
        """Return post over pre; infinite where pre is nothing."""
        return np.divide(self.post, self.pre, out=np.full_like(self.pre, np.inf), where=self.pre > 0)


def errors_of(solved: Sequence[Solved]) -> Errors:
    """Return solved layouts' RMSPEs."""
    pairs = [(each.pre, each.post) for each in solved]
    pre, post = (np.array([np.sqrt((part**2).mean()) for part in parts]) for parts in zip(*pairs, strict=True))
    return Errors(pre, post)


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
    """Ranks by ratio under the rule for near-perfect pre-fits, whose floor is in the outcome's unit.

    Like is ranked among like, so that every unit is as likely to be far out by chance. Were a near-perfect one ranked
    by ratio among all, it would be first nearly always.
    """

    floor: float

    def near(self, units: Errors) -> NDArray[np.bool_]:
        """Say of each unit whether its pre-fit is near perfect."""
        return np.asarray(units.pre < self.floor)

    def ranking(self, pre: float, others: Errors) -> Ranking:
        """Return how one with this pre-RMSPE is ranked."""
        if pre >= self.floor:
            return Ranking.RATIO
        return Ranking.ALIKE if self.near(others).sum() >= FEWEST_ALIKE else Ranking.POST

    def among(self, pre: float, others: Errors) -> NDArray[np.bool_]:
        """Say of each of the others whether one with this pre-RMSPE is ranked among them."""
        match self.ranking(pre, others):
            case Ranking.RATIO:
                return ~self.near(others)
            case Ranking.ALIKE:
                return self.near(others)
            case _:
                return np.ones(len(others.pre), dtype=bool)

    def p(self, mine: Errors, others: Errors) -> Numbers:
        """Return the p-values of one unit, whose pre-RMSPE is one and whose post-RMSPEs may be many."""
        pre = float(mine.pre[0])
        compared = others.of(self.among(pre, others))
        if pre < self.floor:
            return p_values(mine.post, compared.post)
        return p_values(mine.ratios(), compared.ratios())


def placebo_of(treated: Solved, donors: Sequence[Solved]) -> Placebo:
    """Return where a treated unit stands among the donors posing as treated, who are its layout's in their order."""
    study, names = treated.layout.study, treated.layout.donors
    scale, floor = floor_of(treated.layout)
    test, mine, others = RatioTest(floor), errors_of([treated]), errors_of(donors)
    pre, alike = float(mine.pre[0]), test.near(others)
    poor = np.asarray(others.pre > study.poor * max(pre, floor))
    among, fitted = test.among(pre, others), others.of(~poor)
    return Placebo(
        treated=_unit(treated.layout.name, treated, mine, near_perfect=pre < floor, poor=False),
        donors=tuple(
            _unit(name, one, others.of(np.arange(len(names)) == at), near_perfect=bool(alike[at]), poor=bool(poor[at]))
            for at, (name, one) in enumerate(zip(names, donors, strict=True))
        ),
        near_perfect=NearPerfect(
            share=study.near_perfect,
            scale=scale,
            floor=floor,
            ranking=test.ranking(pre, others),
            treated=pre < floor,
            left_out=tuple(name for name, compared in zip(names, among, strict=True) if not compared),
        ),
        poor_factor=study.poor,
        p_ratio=float(test.p(mine, others)[0]),
        p_ratio_units=int(among.sum()) + 1,
        p_ratio_all=float(p_values(mine.ratios(), others.ratios())[0]),
        p_post=float(p_values(mine.post, others.post)[0]),
        p_post_units=len(names) + 1,
        p_post_fitted=float(p_values(mine.post, fitted.post)[0]),
        p_post_fitted_units=len(fitted.post) + 1,
    )


def _unit(name: str, solved: Solved, found: Errors, *, near_perfect: bool, poor: bool) -> PlaceboUnit:
    pre, post = float(found.pre[0]), float(found.post[0])
    return PlaceboUnit(
        unit=name,
        pre_rmspe=pre,
        post_rmspe=post,
        ratio=ratio(post, pre),
        gap=floats(solved.gap),
        near_perfect=near_perfect,
        poor=poor,
    )
