"""What the design can find: effects are built into units nothing happened to, and one sees whether they are found.

Weights are chosen before the start, so an effect after it moves the gap by itself alone and nothing is fitted anew. The
others' placebos are those they have: each may still have the posing unit among its many donors.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.groups import GroupTest, group_test
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
    other too, those alone that are ranked as the treated units are. None without anybody to pose.
    """
    if not groups:
        return None
    mean = abs(float(treated.layout.treated_outcome[: treated.layout.before].mean()))
    sizes = np.array([share * mean for share in shares])
    found = _found(RatioTest(floor_of(treated.layout)[1]), sizes, donors, groups, posed)
    tries, test = 2 * len(groups), group_test(treated, posed)
    grouped = _found_by_groups(test, sizes, posed) if test else None
    tries_by_groups = 2 * len(test.places) if test else 0
    return Power(
        level=LEVEL,
        enough=ENOUGH,
        steps=tuple(
            PowerStep(
                effect=float(sizes[at]),
                share=share,
                found_by_ratio=int(found[0, at]),
                found_by_post=int(found[1, at]),
                found_by_groups=int(grouped[at]) if grouped is not None else None,
                of=tries,
                of_groups=tries_by_groups or None,
            )
            for at, share in enumerate(shares)
        ),
        reachable_by_ratio=_reachable(sizes, found[0], tries),
        reachable_by_post=_reachable(sizes, found[1], tries),
        reachable_by_groups=_reachable(sizes, grouped, tries_by_groups) if grouped is not None else None,
    )


def _found(
    test: RatioTest,
    sizes: Numbers,
    donors: Sequence[Solved],
    groups: Sequence[Sequence[int]],
    posed: Sequence[Solved],
) -> NDArray[np.int64]:
    """Return how often each size is found, (2, sizes): by ratio, and by post-RMSPE."""
    found = np.zeros((2, len(sizes)), dtype=np.int64)
    others, grouped = errors_of(donors), errors_of(posed)
    for at, (group, one) in enumerate(zip(groups, posed, strict=True)):
        beside = others.of(_not_in(group, len(donors)))
        for sign in (1.0, -1.0):
            mine = _shifted(float(grouped.pre[at]), one, sign * sizes)
            found += np.stack((test.p(mine, beside), p_values(mine.post, beside.post))) <= LEVEL
    return found


def _found_by_groups(test: GroupTest, sizes: Numbers, posed: Sequence[Solved]) -> NDArray[np.int64]:
    """Return how often each size is found, (sizes,), by ratio among the groups ranked as the treated units are."""
    tries = ((at, sign) for at in test.places for sign in (1.0, -1.0))
    found = [test.p(at, _shifted(float(test.errors.pre[at]), posed[at], sign * sizes)) <= LEVEL for at, sign in tries]
    return np.asarray(np.sum(found, axis=0, dtype=np.int64))


def built_in(
    treated: Solved, donors: Sequence[Solved], groups: Sequence[Sequence[int]], posed: Sequence[Solved], power: Power
) -> BuiltIn:
    """Return what the method says of effects built into one unit: the middle one by ratio of those that can pose.

    Nothing is unusual about it, so that what is found is what was built in. The effects are reductions: none, half of
    what can be found mostly (or of the largest tried), and the whole of it. A group is one of those ranked as the
    treated units are, and is looked for among them.
    """
    test, grouped = RatioTest(floor_of(treated.layout)[1]), group_test(treated, posed)
    middle = _middle(errors_of(posed), test.floor, grouped.places if grouped else range(len(posed)))
    one, beside = posed[middle], errors_of(donors).of(_not_in(groups[middle], len(donors)))
    reach = power.reachable_by_groups or power.reachable_by_ratio or power.reachable_by_post or power.steps[-1].effect
    effects = np.array([0.0, -reach / 2, -reach])
    mine = _shifted(rmspe(one.pre), one, effects)
    by_ratio, by_post = test.p(mine, beside).tolist(), p_values(mine.post, beside.post).tolist()
    by_groups = grouped.p(middle, mine).tolist() if grouped else [None] * len(effects)
    return BuiltIn(
        unit=one.layout.name,
        level=power.level,
        trials=tuple(
            Trial(
                built_in=float(effect),
                estimated=one.effect + float(effect),
                p_ratio=ratio,
                p_post=post,
                found=bool((ratio if among is None else among) <= power.level),
                p_groups=among,
            )
            for effect, ratio, post, among in zip(effects, by_ratio, by_post, by_groups, strict=True)
        ),
    )


def _middle(errors: Errors, floor: float, places: Sequence[int]) -> int:
    """Return the one in the middle by post over pre, of those at these places."""
    ratios = errors.post / np.maximum(errors.pre, floor or 1.0)
    order = sorted(places, key=lambda at: float(ratios[at]))
    return order[(len(order) - 1) // 2]


def _shifted(pre: float, posed: Solved, effects: Numbers) -> Errors:
    """Return the RMSPEs of a unit whose gap these effects are added to, one of each."""
    post = np.sqrt(((posed.post[None, :] + effects[:, None]) ** 2).mean(axis=1))
    return Errors(np.full_like(post, pre), post)


def _not_in(group: Sequence[int], many: int) -> NDArray[np.bool_]:
    kept = np.ones(many, dtype=bool)
    kept[list(group)] = False
    return kept


def _reachable(sizes: Numbers, found: NDArray[np.int64], tries: int) -> float | None:
    enough = np.flatnonzero(found >= ENOUGH * tries)
    return float(sizes[enough[0]]) if enough.size else None
