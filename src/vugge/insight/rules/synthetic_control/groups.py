"""Groups of donors, drawn and averaged as the treated units are: an average swings less than a single unit."""

from collections.abc import Sequence

import numpy as np

from vugge.insight.rules.synthetic_control.inference import RatioTest, errors_of, floor_of
from vugge.insight.rules.synthetic_control.ranking import p_values
from vugge.insight.rules.synthetic_control.results import GroupPlacebo
from vugge.insight.rules.synthetic_control.solving import Solved
from vugge.insight.rules.synthetic_control.study import Layout

DRAWN = 100
_FEWEST_LEFT = 2


def draw_groups(layout: Layout, seed: int) -> list[list[int]]:
    """Return places of donors who pose together: each alone where one unit is treated, else groups of as many, drawn.

    None where too few donors would be left.
    """
    size, many = len(layout.study.treated), len(layout.donors)
    if many - size < _FEWEST_LEFT:
        return []
    if size == 1:
        return [[at] for at in range(many)]
    random = np.random.default_rng(seed)
    return [sorted(int(at) for at in random.choice(many, size=size, replace=False)) for _ in range(DRAWN)]


def group_placebo(treated: Solved, posed: Sequence[Solved]) -> GroupPlacebo | None:
    """Return where the treated units' average stands among groups as large; None where one unit is treated."""
    size = len(treated.layout.study.treated)
    if size == 1 or not posed:
        return None
    mine, others = errors_of([treated]), errors_of(posed)
    return GroupPlacebo(
        size=size,
        drawn=len(posed),
        p_ratio=float(RatioTest(floor_of(treated.layout)[1]).p(mine, others)[0]),
        p_post=float(p_values(mine.post, others.post)[0]),
    )
