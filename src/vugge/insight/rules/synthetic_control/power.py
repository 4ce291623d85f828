"""What the design can find: effects are built into units nothing happened to, and one sees whether they are found.

Weights are chosen before the start, so an effect after it moves the gap by itself alone and nothing is fitted anew. The
others' placebos are those they have: each may still have the posing unit among its many donors.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.inference import Errors, RatioTest, errors_of, floor_of
from vugge.insight.rules.synthetic_control.judging import LEVEL
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.ranking import p_values
from vugge.insight.rules.synthetic_control.solving import Solved, rmspe
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power, PowerStep, Trial

ENOUGH = 0.8
SHARES = (0.025, 0.05, 0.075, 0.10, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50, 0.75, 1.0)
"""Sizes tried, of the treated unit's mean before the start."""


def power_of(
    treated: Solved,
    donors: Sequence[Solved],
    groups: Sequence[Sequence[int]],
    posed: Sequence[Solved],
    shares: Sequence[float] = SHARES,
) -> Power | None:
    """Return how often effects of these sizes are found, up and down, when each group of donors poses as treated.

    ``donors`` are the placebos the posing are ranked among, less themselves. Groups of several are ranked among each
    other too. None without anybody to pose.
    """
    if not groups:
        return None
    mean = abs(float(treated.layout.treated_outcome[: treated.layout.before].mean()))
    sizes = np.array([share * mean for share in shares])
    found = _found(RatioTest(floor_of(treated.layout)[1]), sizes, donors, groups, posed)
    tries, several = 2 * len(groups), len(groups[0]) > 1
    return Power(
        level=LEVEL,
        enough=ENOUGH,
        steps=tuple(
            PowerStep(
                effect=float(sizes[at]),
                share=share,
                found_by_ratio=int(found[0, at]),
                found_by_post=int(found[1, at]),
                found_by_groups=int(found[2, at]) if several else None,
                of=tries,
            )
            for at, share in enumerate(shares)
        ),
        reachable_by_ratio=_reachable(sizes, found[0], tries),
        reachable_by_post=_reachable(sizes, found[1], tries),
        reachable_by_groups=_reachable(sizes, found[2], tries) if several else None,
    )


def _found(
    test: RatioTest,
    sizes: Numbers,
    donors: Sequence[Solved],
    groups: Sequence[Sequence[int]],
    posed: Sequence[Solved],
) -> NDArray[np.int64]:
    """Return how often each size is found, (3, sizes): by ratio, by post-RMSPE, and by ratio among the other groups."""
    found = np.zeros((3, len(sizes)), dtype=np.int64)
    others, grouped = errors_of(donors), errors_of(posed)
    for at, (group, one) in enumerate(zip(groups, posed, strict=True)):
        beside, pre = others.of(_not_in(group, len(donors))), float(grouped.pre[at])
        other_groups = grouped.of(_not_in([at], len(groups)))
        for sign in (1.0, -1.0):
            found[:2] += np.stack(_ps(pre, one, sign * sizes, beside, test)) <= LEVEL
            if len(group) > 1:
                found[2] += _ps(pre, one, sign * sizes, other_groups, test)[0] <= LEVEL
    return found


def built_in(
    treated: Solved, donors: Sequence[Solved], groups: Sequence[Sequence[int]], posed: Sequence[Solved], power: Power
) -> BuiltIn:
    """Return what the method says of effects built into one unit: the middle one by ratio of those that can pose.

    Nothing is unusual about it, so that what is found is what was built in. The effects are reductions: none, half of
    what can be found mostly (or of the largest tried), and the whole of it.
    """
    test = RatioTest(floor_of(treated.layout)[1])
    errors = errors_of(posed)
    order = np.argsort(errors.post / np.maximum(errors.pre, test.floor or 1.0), kind="stable")
    middle = int(order[(len(order) - 1) // 2])
    one, beside = posed[middle], errors_of(donors).of(_not_in(groups[middle], len(donors)))
    reach = power.reachable_by_ratio or power.reachable_by_post or power.steps[-1].effect
    effects = np.array([0.0, -reach / 2, -reach])
    by_ratio, by_post = _ps(rmspe(one.pre), one, effects, beside, test)
    return BuiltIn(
        unit=one.layout.name,
        level=power.level,
        trials=tuple(
            Trial(
                built_in=float(effect),
                estimated=one.effect + float(effect),
                p_ratio=float(ratio),
                p_post=float(post),
                found=bool(ratio <= power.level),
            )
            for effect, ratio, post in zip(effects, by_ratio, by_post, strict=True)
        ),
    )


def _ps(pre: float, posed: Solved, effects: Numbers, others: Errors, test: RatioTest) -> tuple[Numbers, Numbers]:
    """Return the p-values by ratio and by post-RMSPE, (effects,) each, of a unit whose gap the effects are added to."""
    post = np.sqrt(((posed.post[None, :] + effects[:, None]) ** 2).mean(axis=1))
    mine = Errors(np.full_like(post, pre), post)
    return test.p(mine, others), p_values(post, others.post)


def _not_in(group: Sequence[int], many: int) -> NDArray[np.bool_]:
    kept = np.ones(many, dtype=bool)
    kept[list(group)] = False
    return kept


def _reachable(sizes: Numbers, found: NDArray[np.int64], tries: int) -> float | None:
    enough = np.flatnonzero(found >= ENOUGH * tries)
    return float(sizes[enough[0]]) if enough.size else None
