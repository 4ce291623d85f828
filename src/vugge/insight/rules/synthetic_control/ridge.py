"""Ridge-augmented synthetic control: the classic weights, corrected for what they miss before the start.

Source: Ben-Michael, Feller and Rothstein (2021), JASA 116, 1789-1803, lemma 1 and section 4. Weights may fall below 0:
the synthetic unit may lie outside what the donors span. The penalty is chosen by leaving out a period at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.ranking import p_value
from vugge.insight.rules.synthetic_control.results import Beside, Other, Path, Weight
from vugge.insight.rules.synthetic_control.solving import Solved, floats, rmspe

_PENALTIES = 21
_SMALLEST = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Augmented:
    """Corrected weights (J,), the gaps they give (T,), and the penalty."""

    weights: Numbers
    gap: Numbers
    penalty: float


def augmented(solved: Solved, penalty: float | None = None) -> Augmented:
    """Return a solved layout with its weights corrected. The penalty is in the outcome's unit squared."""
    layout = solved.layout
    before = layout.donor_outcome[: layout.before]
    spread = before - before.mean(axis=1, keepdims=True)
    if penalty is None:
        penalty = chosen_penalty(spread, solved.pre)
    weights = solved.fit.weights + correction(spread, solved.pre, penalty)
    return Augmented(weights, layout.treated_outcome - layout.donor_outcome @ weights, penalty)


def correction(spread: Numbers, missed: Numbers, penalty: float) -> Numbers:
    """Return what is added to the weights, (J,), sum 0: spread (n, J) is the donors' outcomes less their mean.

    That is X (X'X + penalty I)^-1 missed, with X = spread', and missed (n,) the gaps of the weights so far.
    """
    within = spread @ spread.T + penalty * np.eye(len(missed))
    return np.asarray(spread.T @ np.linalg.lstsq(within, missed, rcond=None)[0])


def chosen_penalty(spread: Numbers, missed: Numbers) -> float:
    """Return the largest penalty whose error in a period left out is within a standard error of the smallest one."""
    values, vectors = np.linalg.eigh(spread @ spread.T)
    largest = float(values[-1])
    if largest <= 0:
        return 1.0
    penalties = largest * _SMALLEST ** (np.arange(_PENALTIES) / (_PENALTIES - 1))
    squared = np.stack([errors_left_out(values, vectors, missed, float(each)) ** 2 for each in penalties])
    means = squared.mean(axis=1)
    best = int(means.argmin())
    slack = float(squared[best].std(ddof=1)) / np.sqrt(len(missed))
    return float(penalties[int(np.argmax(means <= means[best] + slack))])


def errors_left_out(values: Numbers, vectors: Numbers, missed: Numbers, penalty: float) -> Numbers:
    """Return, for each period, what is missed of it after a correction learnt on the others, (n,).

    ``values`` and ``vectors`` are the eigenvalues and -vectors of spread spread'. A ridge regression's error where a
    row is left out follows from the whole one: (G^-1 missed)_t / (G^-1)_tt with G = spread spread' + penalty I.
    """
    shrunk = vectors / (np.maximum(values, 0.0) + penalty)
    return np.asarray(shrunk @ (vectors.T @ missed) / (shrunk * vectors).sum(axis=1))


def ridge_effects(posed: Sequence[Solved]) -> list[float]:
    """Return what the method says of donors posing as treated: each one's classic fit, corrected likewise."""
    return [_effect(augmented(each).gap, each.layout.before) for each in posed]


def ridge_beside(treated: Solved, posed: Sequence[float]) -> Other:
    """Return the method beside the classic; ``posed`` are its `ridge_effects`, for a standard error and a p-value."""
    mine = augmented(treated)
    layout = treated.layout
    effect = _effect(mine.gap, layout.before)
    return Other(
        method=Beside.RIDGE,
        effect=effect,
        standard_error=float(np.std(posed)) if posed else None,
        p_value=p_value(abs(effect), np.abs(posed)) if posed else None,
        path=Path(
            times=layout.times,
            treated=floats(layout.treated_outcome),
            synthetic=floats(layout.treated_outcome - mine.gap),
        ),
        weights=tuple(
            Weight(unit=unit, weight=float(each)) for unit, each in zip(layout.donors, mine.weights, strict=True)
        ),
        time_weights=(),
        setting=mine.penalty,
        pre_rmspe=rmspe(mine.gap[: layout.before]),
    )


def _effect(gap: Numbers, before: int) -> float:
    return float(gap[before:].mean())
