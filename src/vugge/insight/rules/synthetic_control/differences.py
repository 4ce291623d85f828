"""Synthetic difference-in-differences: unit weights and time weights, and a level of its own for the treated unit.

Source: Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), AER 111(12), 4088-4118, algorithms 1 and 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vugge.insight.rules.synthetic_control.certificate import at_rest
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.ranking import p_value
from vugge.insight.rules.synthetic_control.results import Beside, Other, Path, Weight
from vugge.insight.rules.synthetic_control.solving import floats, rmspe
from vugge.insight.rules.synthetic_control.study import Layout

_TIME_PENALTY = 1e-6
"""Of the noise: the time weights' penalty only makes them unique."""


@dataclass(frozen=True, slots=True, eq=False)
class Differenced:
    """The estimate, unit weights (J,), time weights (periods before), the synthetic path (T,), and zeta."""

    effect: float
    units: Numbers
    times: Numbers
    synthetic: Numbers
    zeta: float


def differenced(layout: Layout, treated: int = 1) -> Differenced:
    """Return the estimate of a layout whose treated unit is the mean of so many."""
    before = layout.before
    donors, mine = layout.donor_outcome, layout.treated_outcome
    steps = np.diff(donors[:before], axis=0)
    noise = float(steps.std(ddof=1)) if steps.size > 1 else 0.0
    zeta = (treated * (len(mine) - before)) ** 0.25 * noise
    units = _penalised(_about_mean(donors[:before]), _about_mean(mine[:before]), zeta**2 * before)
    times = _penalised(
        _about_mean(donors[:before].T),
        _about_mean(donors[before:].mean(axis=0)),
        (_TIME_PENALTY * noise) ** 2 * len(units),
    )
    weighted = donors @ units
    level = float(times @ (mine[:before] - weighted[:before]))
    synthetic = weighted + level
    return Differenced(float((mine - synthetic)[before:].mean()), units, times, synthetic, zeta)


def _about_mean(values: Numbers) -> Numbers:
    """Take each column's own mean off: what a free level in the fit amounts to."""
    return np.asarray(values - values.mean(axis=0))


def _penalised(columns: Numbers, target: Numbers, penalty: float) -> Numbers:
    """Return w >= 0, sum 1, with the least ||columns w - target||^2 + penalty ||w||^2."""
    points = np.vstack([columns - target[:, None], np.sqrt(penalty) * np.eye(columns.shape[1])])
    weights, _ = at_rest(points / (np.abs(points).max() or 1.0))
    return weights


def differences_effects(layout: Layout, groups: Sequence[Sequence[int]]) -> list[float]:
    """Return what the method says of groups of donors, each of which poses as the treated units."""
    return [differenced(layout.posing(each), len(each)).effect for each in groups]


def differences_beside(layout: Layout, posed: Sequence[float]) -> Other:
    """Return the method beside the classic; ``posed`` are its `differences_effects`, for its error and p-value."""
    mine = differenced(layout, len(layout.study.treated))
    gap = layout.treated_outcome - mine.synthetic
    return Other(
        method=Beside.SDID,
        effect=mine.effect,
        standard_error=float(np.std(posed)) if posed else None,
        p_value=p_value(abs(mine.effect), np.abs(posed)) if posed else None,
        path=Path(times=layout.times, treated=floats(layout.treated_outcome), synthetic=floats(mine.synthetic)),
        weights=tuple(
            Weight(unit=unit, weight=float(each)) for unit, each in zip(layout.donors, mine.units, strict=True)
        ),
        time_weights=floats(mine.times),
        setting=mine.zeta,
        pre_rmspe=rmspe(gap[: layout.before]),
    )
