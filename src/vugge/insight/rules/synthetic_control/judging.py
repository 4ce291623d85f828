"""How an answer is judged, before anything is said in words: far out or not, close or not, held or not.

Nothing here decides that there is an effect. A placebo ranking says how unusual something is, and no more.
"""

from dataclasses import dataclass
from itertools import pairwise

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.tries import Power

LEVEL = 0.1
"""What the evaluation calls significant; with 81 others it means being among the eight farthest out."""

_ALIKE, _NEAR, _SOME = 0.02, 0.05, 0.15  # of the treated unit's own value


class Unusual(Labelled):
    """Whether the treated unit is far out by both statistics, by one, by neither, or only among groups as large.

    An average of many swings less than any one of them, so groups as large find what single units do not. Among FEW
    nobody can be far out.
    """

    BOTH = "both", _("usædvanligt på begge mål")
    ONE = "one", _("usædvanligt på det ene mål, ikke på det andet")
    TOGETHER = "together", _("usædvanligt for så mange tilsammen, men ikke holdt op mod de enkelte")
    NEITHER = "neither", _("ikke usædvanligt")
    FEW = "few", _("ikke til at sige, om det er usædvanligt: der er for få at sammenligne med")


class Close(Labelled):
    """How close the comparison comes to the treated unit on a background value."""

    ALIKE = "alike", _("næsten ens")
    NEAR = "near", _("tæt på")
    SOME = "some", _("noget fra")
    FAR = "far", _("langt fra")


@dataclass(frozen=True, slots=True)
class AsFar:
    """How many of the others are at least as far out, of how many others."""

    as_far: int
    others: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of the other ways of counting point the same way as the main one, of how many."""

    same: int
    of: int


def unusual(result: StudyResult) -> Unusual:
    """Judge by both statistics, each as its own rule ranks it; then among groups. NEITHER without placebos."""
    placebo, groups = result.placebo, result.groups
    if placebo is None:
        return Unusual.NEITHER
    found = far_by(placebo.p_ratio, placebo.p_post)
    if found is not Unusual.NEITHER:
        return found
    if groups is not None and far_by(groups.p_ratio, groups.p_post) is Unusual.BOTH:
        return Unusual.TOGETHER
    return Unusual.NEITHER if can_show(placebo.p_post_units) else Unusual.FEW


def far_by(p_ratio: float, p_post: float) -> Unusual:
    """Judge by the p-values of both statistics."""
    return (Unusual.NEITHER, Unusual.ONE, Unusual.BOTH)[(p_ratio <= LEVEL) + (p_post <= LEVEL)]


def can_show(units: int) -> bool:
    """Tell whether anybody can be far out among so many."""
    return 1 / units <= LEVEL


def far_out(p: float, units: int) -> AsFar:
    """Return the rank a p-value stands for: p is the place among all units, the treated one with them."""
    return AsFar(as_far=max(round(p * units) - 1, 0), others=units - 1)


def close(treated: float, synthetic: float) -> Close:
    """Judge a background value by the difference's share of the treated unit's own."""
    if treated == synthetic:
        return Close.ALIKE
    share = abs(treated - synthetic) / abs(treated) if treated else float("inf")
    limits = ((_ALIKE, Close.ALIKE), (_NEAR, Close.NEAR), (_SOME, Close.SOME))
    return next((found for limit, found in limits if share <= limit), Close.FAR)


def agreement(result: StudyResult) -> Agreement:
    """Count the other ways that end on the same side of nought."""
    others = other_effects(result)
    return Agreement(sum((each > 0) == (result.fit.effect > 0) for each in others), len(others))


def other_effects(result: StudyResult) -> tuple[float, ...]:
    """Return what other ways of counting found; leaving donors out is told for itself."""
    return (
        *(each.effect for each in result.other_starts),
        *(each.effect for each in result.other_pools),
        *(each.effect for each in result.beside),
    )


def level_before(result: StudyResult) -> float:
    """Return the treated unit's mean before the start: what an effect is put in relation to."""
    before = result.path.treated[: result.facts.before]
    return sum(before) / len(before)


def curves(power: Power) -> tuple[list[tuple[float, float]], ...]:
    """Return how great a share of the tries each size is found in: by ratio, by post alone, and by groups if any."""
    steps = sorted(power.steps, key=lambda each: abs(each.effect))
    found = (
        (
            (each.found_by_ratio, each.of),
            (each.found_by_post, each.of),
            (each.found_by_groups, each.of_groups or each.of),
        )
        for each in steps
    )
    return tuple(
        [(abs(step.effect), one / of) for step, (one, of) in zip(steps, by, strict=True) if one is not None]
        for by in zip(*found, strict=True)
        if all(one is not None for one, _of in by)
    )


def groups_tried(power: Power) -> int | None:
    """Return in how many groups effects were tried, each up and down; None where in none."""
    tries = power.steps[0].of_groups
    return None if tries is None else tries // 2


def found_at(power: Power, size: float) -> tuple[float, ...]:
    """Return in how great a share of the tries an effect of about this size was found, for each of the curves.

    Between two sizes tried, a share lies on the line between theirs; outside them it is the nearest's.
    """
    return tuple(_on_the_line(each, size) for each in curves(power))


def _on_the_line(points: list[tuple[float, float]], size: float) -> float:
    if size <= points[0][0]:
        return points[0][1]
    for (low, less), (high, more) in pairwise(points):
        if low <= size <= high:
            return less + (more - less) * (size - low) / (high - low) if high > low else more
    return points[-1][1]
