"""Groups of donors, drawn and averaged as the treated units are: an average swings less than a single unit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vugge.insight.rules.synthetic_control.grouped import GroupPlacebo, PosedGroup
from vugge.insight.rules.synthetic_control.inference import Errors, RatioTest, errors_of, floor_of
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.ranking import p_values
from vugge.insight.rules.synthetic_control.results import FEWEST_ALIKE, Ranking
from vugge.insight.rules.synthetic_control.solving import Solved, ratio
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


def group_placebo(treated: Solved, groups: Sequence[Sequence[int]], posed: Sequence[Solved]) -> GroupPlacebo | None:
    """Return where the treated units' average stands among groups as large; None where one unit is treated."""
    size, names = len(treated.layout.study.treated), treated.layout.donors
    if size == 1 or not posed:
        return None
    mine, others, test = errors_of([treated]), errors_of(posed), RatioTest(floor_of(treated.layout)[1])
    ranked = test.among(float(mine.pre[0]), others)
    found = zip(groups, posed, others.pre.tolist(), others.post.tolist(), ranked.tolist(), strict=True)
    return GroupPlacebo(
        size=size,
        drawn=len(posed),
        p_ratio=float(test.p(mine, others)[0]),
        p_post=float(p_values(mine.post, others.post)[0]),
        posed=tuple(
            PosedGroup(
                units=tuple(names[at] for at in group),
                pre_rmspe=pre,
                post_rmspe=post,
                ratio=ratio(post, pre),
                effect=one.effect,
                ranked=among,
            )
            for group, one, pre, post, among in found
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class GroupTest:
    """Ranks a group as the treated units are: ``places`` are the groups they are ranked among, ``divided`` by ratio.

    A group that is ranked otherwise, like one of the few whose pre-fit is not near perfect, would tell of another test.
    """

    errors: Errors
    places: tuple[int, ...]
    divided: bool

    def p(self, at: int, mine: Errors) -> Numbers:
        """Return the p-values of the group at a place, whose post-RMSPEs may be many, among the other groups."""
        others = self.errors.of(np.isin(np.arange(len(self.errors.pre)), [each for each in self.places if each != at]))
        return p_values(mine.ratios(), others.ratios()) if self.divided else p_values(mine.post, others.post)


def group_test(treated: Solved, posed: Sequence[Solved]) -> GroupTest | None:
    """Return the test; None where one unit is treated, or so few groups are ranked like it that none can be far out."""
    if len(treated.layout.study.treated) == 1 or not posed:
        return None
    test, grouped = RatioTest(floor_of(treated.layout)[1]), errors_of(posed)
    pre = float(errors_of([treated]).pre[0])
    places = tuple(int(at) for at in np.flatnonzero(test.among(pre, grouped)))
    if len(places) <= FEWEST_ALIKE:
        return None
    return GroupTest(grouped, places, divided=test.ranking(pre, grouped) is Ranking.RATIO)
