"""Does the answer hold when one choice is made otherwise: a donor less, another start, a start too early, other donors.

Source: Abadie, Diamond and Hainmueller (2015), AJPS 59(2), 495-510.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.inference import RatioTest, errors_of, floor_of, posing
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.panel import Panel, between
from vugge.insight.rules.synthetic_control.ranking import p_values
from vugge.insight.rules.synthetic_control.results import Dropped, InTime, OtherPool, OtherStart, Time
from vugge.insight.rules.synthetic_control.solving import Progress, Solved, ratio, rmspe, silent, solve
from vugge.insight.rules.synthetic_control.study import Layout, Predictor, Study

_FEWEST_BEFORE = 2
_FEWEST_POOL = 2
_MOST_IN_TIME = 3

NEAREST = _("Den halvdel af kommunerne, der ligner mest i årene før")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A layout solved, and the treated unit's two p-values among its donors."""

    solved: Solved
    p_ratio: float
    p_post: float


def leave_one_out(treated: Solved, *, seed: int = 0, progress: Progress = silent) -> tuple[Dropped, ...]:
    """Return the study without each donor in turn, in their order."""
    layout = treated.layout
    without = solve([layout.without(at) for at in range(len(layout.donors))], seed=seed, progress=progress)
    return tuple(
        Dropped(
            unit=unit,
            weight=float(weight),
            synthetic=one.path.synthetic,
            effect=one.effect,
            pre_rmspe=rmspe(one.pre),
        )
        for unit, weight, one in zip(layout.donors, treated.fit.weights, without, strict=True)
    )


def other_starts(
    panel: Panel, layout: Layout, starts: Sequence[Time] | None = None, *, seed: int = 0, progress: Progress = silent
) -> tuple[OtherStart, ...]:
    """Return the study as if begun at other times: the period before and the one after, unless others are asked for.

    The fit ends where the start then is at the latest, and predictors' periods are cut there; one without any left is
    left out. A start that leaves too few periods is passed by.
    """
    asked = _neighbours(layout) if starts is None else starts
    found = []
    for start in asked:
        if (laid := moved(panel, layout, start)) is not None:
            one = ranked(laid, seed=seed, progress=progress)
            found.append(
                OtherStart(
                    start=start,
                    path=one.solved.path,
                    effect=one.solved.effect,
                    pre_rmspe=rmspe(one.solved.pre),
                    p_ratio=one.p_ratio,
                    p_post=one.p_post,
                )
            )
    return tuple(found)


def in_time(
    panel: Panel, layout: Layout, starts: Sequence[Time] | None = None, *, seed: int = 0, progress: Progress = silent
) -> tuple[InTime, ...]:
    """Return the study with starts before anything happened, cut off at the real one: it should find nothing."""
    cut = _cut(panel, layout.times[layout.before - 1])
    found = []
    for start in _early(layout) if starts is None else starts:
        if (laid := moved(cut, layout, start)) is not None:
            one = ranked(laid, seed=seed, progress=progress)
            pre, post = rmspe(one.solved.pre), rmspe(one.solved.post)
            found.append(
                InTime(
                    start=start,
                    path=one.solved.path,
                    effect=one.solved.effect,
                    pre_rmspe=pre,
                    post_rmspe=post,
                    ratio=ratio(post, pre),
                    p_ratio=one.p_ratio,
                    p_post=one.p_post,
                )
            )
    return tuple(found)


def other_pools(
    layout: Layout, pools: Mapping[str, Sequence[str]], *, seed: int = 0, progress: Progress = silent
) -> tuple[OtherPool, ...]:
    """Return the study with only some of its donors, by a name for each choice; fewer than two are passed by."""
    found = []
    for name, units in pools.items():
        places = [at for at, unit in enumerate(layout.donors) if unit in set(units)]
        if len(places) >= _FEWEST_POOL:
            one = ranked(layout.kept(places), seed=seed, progress=progress)
            found.append(
                OtherPool(
                    name=name,
                    donors=one.solved.layout.donors,
                    path=one.solved.path,
                    effect=one.solved.effect,
                    pre_rmspe=rmspe(one.solved.pre),
                    p_ratio=one.p_ratio,
                    p_post=one.p_post,
                )
            )
    return tuple(found)


def nearest_half(layout: Layout) -> tuple[str, ...]:
    """Return the half of the donors whose outcome before the start was nearest to the treated unit's."""
    before = slice(0, layout.before)
    apart = ((layout.donor_outcome[before] - layout.treated_outcome[before, None]) ** 2).mean(axis=0)
    order = np.argsort(apart, kind="stable")
    chosen = sorted(int(at) for at in order[: max(_FEWEST_POOL, (len(order) + 1) // 2)])
    return tuple(layout.donors[at] for at in chosen)


def ranked(layout: Layout, *, seed: int, progress: Progress = silent) -> Ranked:
    """Return a layout solved together with its placebos."""
    mine, *others = solve([layout, *posing(layout)], seed=seed, progress=progress)
    test, me, them = RatioTest(floor_of(layout)[1]), errors_of([mine]), errors_of(others)
    return Ranked(mine, float(test.p(me, them)[0]), float(p_values(me.post, them.post)[0]))


def moved(panel: Panel, layout: Layout, start: Time) -> Layout | None:
    """Return a layout with another start and the same donors, or None where too little is left before it."""
    study = layout.study
    if start not in panel.times:
        return None
    earlier = [each for each in layout.times if each != start and between([each], layout.times[0], start)]
    if len(earlier) < _FEWEST_BEFORE:
        return None
    predictors = tuple(cut for each in study.predictors if (cut := _until(each, earlier[-1])) is not None)
    try:
        return lay_out(panel, _asked(layout, start, earlier, predictors))
    except StudyError:  # a predictor that is left may be missing, or the same for all, in the periods that are
        return None


def _asked(layout: Layout, start: Time, earlier: Sequence[Time], predictors: tuple[Predictor, ...]) -> Study:
    study, fitted = layout.study, layout.fitted
    first, last = layout.times[int(fitted[0])], layout.times[int(fitted[-1])]
    if int(fitted[-1]) == layout.before - 1 or not between([last], last, earlier[-1]):
        last = earlier[-1]
    fits = len(between(earlier, first, last)) >= _FEWEST_BEFORE
    kept = [each for each, one in zip(study.given, study.predictors, strict=False) if _until(one, earlier[-1])]
    return replace(
        study,
        donors=layout.donors,
        start=start,
        optimise=(first, last) if fits else (earlier[0], earlier[-1]),
        predictors=predictors,
        given=tuple(kept),
    )


def _until(predictor: Predictor, last: Time) -> Predictor | None:
    """Return a predictor without the periods after the last, or None where none are left."""
    if not between([predictor.first], predictor.first, last):
        return None
    return replace(predictor, last=predictor.last if between([predictor.last], predictor.last, last) else last)


def _neighbours(layout: Layout) -> list[Time]:
    at = layout.before
    return [layout.times[near] for near in (at - 1, at + 1) if _FEWEST_BEFORE <= near < len(layout.times)]


def _early(layout: Layout) -> list[Time]:
    """Return up to three starts spread over the periods before the real one."""
    possible = layout.times[_FEWEST_BEFORE : layout.before]
    if len(possible) <= _MOST_IN_TIME:
        return list(possible)
    step = len(possible) / (_MOST_IN_TIME + 1)
    return [possible[round(step * count)] for count in range(1, _MOST_IN_TIME + 1)]


def _cut(panel: Panel, last: Time) -> Panel:
    places = between(panel.times, panel.times[0], last)
    return replace(panel, times=tuple(panel.times[at] for at in places), values=panel.values[:, :, places])
