"""Studies solved: weights found, and with them the path that would have been."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np

from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.fitting import fit_many
from vugge.insight.rules.synthetic_control.problem import Fit, Numbers
from vugge.insight.rules.synthetic_control.results import Path
from vugge.insight.rules.synthetic_control.study import Layout

Progress = Callable[[int, int], None]
"""Told how many fits are done, and of how many."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody how far it has come."""


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A layout with its fit, and the gap by period, (T,): treated less synthetic."""

    layout: Layout
    fit: Fit
    gap: Numbers

    @property
    def pre(self) -> Numbers:
        """Return the gaps before the start."""
        return self.gap[: self.layout.before]

    @property
    def post(self) -> Numbers:
        """Return the gaps from the start on."""
        return self.gap[self.layout.before :]

    @property
    def effect(self) -> float:
        """Return the mean gap from the start on."""
        return float(self.post.mean())

    @property
    def path(self) -> Path:
        """Return the paths by period."""
        treated = self.layout.treated_outcome
        return Path(
            times=self.layout.times,
            treated=floats(treated),
            synthetic=floats(treated - self.gap),
            exact=floats(self.gap),
        )


def solve(layouts: Sequence[Layout], *, seed: int = 0, progress: Progress = silent) -> tuple[Solved, ...]:
    """Return each layout solved, all in one round on every core. They are of one study: V is chosen alike."""
    if not layouts:
        return ()
    asked = layouts[0].study
    try:
        fits = fit_many(
            [each.problem() for each in layouts],
            method=asked.v,
            search=asked.search,
            given=np.array(asked.given) if asked.given else None,
            seed=seed,
            progress=progress,
        )
    except ArithmeticError as error:  # rather none than weights without their certificate
        raise StudyError(errors.NOT_CERTIFIED, unit=layouts[0].name) from error
    return tuple(solved(layout, fit) for layout, fit in zip(layouts, fits, strict=True))


def solved(layout: Layout, fit: Fit) -> Solved:
    """Return a layout with a fit. Donors are subtracted before they are weighed: so small gaps keep their digits."""
    return Solved(layout, fit, (layout.treated_outcome[:, None] - layout.donor_outcome) @ fit.weights)


def rmspe(gaps: Numbers) -> float:
    """Return the root of the mean squared gap."""
    return sqrt(float((gaps**2).mean()))


def ratio(post: float, pre: float) -> float | None:
    """Return post over pre, or None where pre is nothing."""
    found = post / pre if pre else np.inf
    return found if isfinite(found) else None


def floats(numbers: Numbers) -> tuple[float, ...]:
    """Return an array's numbers as Python's own."""
    return tuple(float(each) for each in numbers)
