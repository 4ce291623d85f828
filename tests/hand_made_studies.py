"""Solved layouts whose gaps are written by hand, so that ranks can be counted on the fingers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from vugge.insight.rules.synthetic_control.inference import floor_of, placebo_of, posing
from vugge.insight.rules.synthetic_control.problem import Fit
from vugge.insight.rules.synthetic_control.results import Placebo
from vugge.insight.rules.synthetic_control.solving import Solved
from vugge.insight.rules.synthetic_control.study import Layout, Predictor, Study

BEFORE = 4
_SWING = (1.0, -1.0, 1.0, -1.0, 1.0, -1.0)


def layout(donors: int, *, floor: float = 0.16) -> Layout:
    """Make a layout of four periods before and two after, with this floor under a near-perfect pre-fit."""
    study = Study(
        outcome="y",
        treated=("mine",),
        start=2018,
        predictors=(Predictor(variable="x", first=2014, last=2017),),
    )
    swings = np.array([[10.0 + at + _SWING[(time + at) % 6] for at in range(donors)] for time in range(6)])
    laid = Layout(
        study=study,
        name="mine",
        labels=("x",),
        times=tuple(range(2014, 2020)),
        before=BEFORE,
        fitted=np.arange(BEFORE),
        treated_outcome=np.array([12.0, 10.0, 12.0, 10.0, 12.0, 10.0]),
        treated_predictors=np.array([11.0]),
        donors=tuple(f"d{at}" for at in range(donors)),
        donor_outcome=swings,
        donor_predictors=np.arange(donors, dtype=float)[None, :],
    )
    scale, _ = floor_of(laid)
    return replace(laid, study=replace(study, near_perfect=floor / scale))


def solved(laid: Layout, pre: float, post: float) -> Solved:
    """Return a layout with gaps of one size before the start, and of one after."""
    weights = np.full(len(laid.donors), 1 / len(laid.donors))
    fit = Fit(weights=weights, v=np.ones(1), loss_v=pre**2, loss_w=0.0, inner_gap=0.0, bound=0.0)
    return Solved(laid, fit, np.array([pre, -pre, pre, -pre, post, post]))


def donors_with(laid: Layout, errors: Sequence[tuple[float, float]]) -> list[Solved]:
    """Return each donor posing as treated with its size of gaps before and after."""
    return [solved(one, *each) for one, each in zip(posing(laid), errors, strict=True)]


def of_several(laid: Layout) -> Layout:
    """Return the same where two units are treated."""
    return replace(laid, study=replace(laid.study, treated=("mine", "mine too")))


def groups_with(laid: Layout, groups: Sequence[Sequence[int]], errors: Sequence[tuple[float, float]]) -> list[Solved]:
    """Return each group posing as treated with its size of gaps before and after."""
    return [solved(laid.posing(group), *each) for group, each in zip(groups, errors, strict=True)]


def ranked(mine: tuple[float, float], others: Sequence[tuple[float, float]], floor: float = 0.16) -> Placebo:
    """Return where gaps of one size stand among others."""
    laid = layout(len(others), floor=floor)
    return placebo_of(solved(laid, *mine), donors_with(laid, others))
