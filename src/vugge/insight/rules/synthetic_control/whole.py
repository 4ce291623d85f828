"""A whole study, and a whole table of them: several outcomes, the treated units together and each alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from vugge.insight.rules.synthetic_control.differences import differences_beside, differences_effects
from vugge.insight.rules.synthetic_control.gathering import facts_of, found
from vugge.insight.rules.synthetic_control.groups import draw_groups, group_placebo
from vugge.insight.rules.synthetic_control.inference import placebo_of, posing
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.panel import Panel
from vugge.insight.rules.synthetic_control.power import built_in, power_of
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.ridge import ridge_beside, ridge_effects
from vugge.insight.rules.synthetic_control.sensitivity import (
    NEAREST,
    in_time,
    leave_one_out,
    nearest_half,
    other_pools,
    other_starts,
)
from vugge.insight.rules.synthetic_control.solving import Progress, Solved, silent, solve
from vugge.insight.rules.synthetic_control.study import Layout, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted beside the weights and the path. ``pools`` are choices of donors by a name, like the nearest half.

    ``placebo`` gives p-values, several treated units' among groups too; ``around`` other starts, early starts and other
    pools, ``beside`` the newer methods, ``power`` what the design can find and an effect built in. The last two need
    the placebos.
    """

    placebo: bool = True
    leave_one_out: bool = True
    around: bool = True
    beside: bool = True
    power: bool = True
    pools: Mapping[str, Sequence[str]] = field(default_factory=dict)


EVERYTHING = Asked()
ALONE = Asked(leave_one_out=False, around=False)
"""What is asked of each unit of a whole table: all that the donors' placebos, made once, give without another fit."""


class Counted:
    """How many fits are done of those planned, told as one number though they are made in several rounds."""

    def __init__(self, told: Progress, planned: int) -> None:
        self._told = told
        self._planned = planned
        self._before = 0
        self._now = 0

    def __call__(self, done: int, of: int) -> None:
        """Hear of one round."""
        self._now = done
        self._told(min(self._before + done, self._planned), self._planned)
        if done == of:
            self._before += of

    def end(self) -> None:
        """Tell that all is done, fits that were passed by with it."""
        self._told(self._planned, self._planned)


class Donors:
    """One outcome's donors posing as treated, alone: made once for every treated unit that asks."""

    def __init__(self, layout: Layout, seed: int, progress: Progress) -> None:
        self.layout = layout
        self.groups = [[at] for at in range(len(layout.donors))]
        self.solved = solve(posing(layout), seed=seed, progress=progress)

    @cached_property
    def ridge(self) -> list[float]:
        """Return what the ridge-augmented method says of each."""
        return ridge_effects(self.solved)

    @cached_property
    def differences(self) -> list[float]:
        """Return what synthetic difference-in-differences says of each."""
        return differences_effects(self.layout, self.groups)


def whole_study(
    panel: Panel, study: Study, asked: Asked = EVERYTHING, *, seed: int = 0, progress: Progress = silent
) -> StudyResult:
    """Return a study with what is asked of it. Raises StudyError where it cannot be made."""
    layout = lay_out(panel, study)
    counted = Counted(progress, _planned(layout, asked))
    (treated,) = solve([layout], seed=seed, progress=counted)
    donors = Donors(layout, seed, counted) if asked.placebo else None
    result = _complete(panel, treated, donors, asked, seed, counted)
    counted.end()
    return result


def whole_table(
    panel: Panel, studies: Sequence[Study], asked: Asked = EVERYTHING, *, seed: int = 0, progress: Progress = silent
) -> tuple[tuple[StudyResult, ...], ...]:
    """Return for each study (one an outcome) the treated units together, and then each alone if they are several.

    The placebos are made once for all who ask: 16 units and their average cost 17 fits and one for each donor.
    """
    laid = [list(_together_and_alone(panel, each)) for each in studies]
    planned = sum(
        _planned(layout, asked if at == 0 else Asked(placebo=False, leave_one_out=False, around=False))
        for layouts in laid
        for at, layout in enumerate(layouts)
    )
    counted = Counted(progress, planned)
    table = tuple(_one_outcome(panel, layouts, asked, seed, counted) for layouts in laid)
    counted.end()
    return table


def _one_outcome(
    panel: Panel, layouts: Sequence[Layout], asked: Asked, seed: int, counted: Counted
) -> tuple[StudyResult, ...]:
    treated = solve(layouts, seed=seed, progress=counted)
    donors = Donors(layouts[0], seed, counted) if asked.placebo else None
    return tuple(
        _complete(panel, one, donors, asked if at == 0 else ALONE, seed, counted) for at, one in enumerate(treated)
    )


def _together_and_alone(panel: Panel, study: Study) -> Iterator[Layout]:
    together = lay_out(panel, study)
    yield together
    if len(study.treated) > 1:
        for unit in study.treated:
            alone = replace(study, treated=(unit,), treated_weights=(), donors=together.donors)
            yield replace(lay_out(panel, alone), left_out=together.left_out)


def _complete(
    panel: Panel, treated: Solved, donors: Donors | None, asked: Asked, seed: int, progress: Progress
) -> StudyResult:
    layout = treated.layout
    result = found(treated, facts_of(layout, seed))
    if asked.leave_one_out:
        result = replace(result, leave_one_out=leave_one_out(treated, seed=seed, progress=progress))
    if asked.around:
        pools = {NEAREST: nearest_half(layout), **asked.pools}
        result = replace(
            result,
            other_starts=other_starts(panel, layout, seed=seed, progress=progress),
            in_time=in_time(panel, layout, seed=seed, progress=progress),
            other_pools=other_pools(layout, pools, seed=seed, progress=progress),
        )
    return _compared(result, treated, donors, asked, seed, progress) if donors else result


def _compared(
    result: StudyResult, treated: Solved, donors: Donors, asked: Asked, seed: int, progress: Progress
) -> StudyResult:
    """Return a result with what donors posing as treated tell of it."""
    layout = treated.layout
    groups, posed = donors.groups, donors.solved
    result = replace(result, placebo=placebo_of(treated, donors.solved))
    single = len(layout.study.treated) == 1
    if not single:
        groups = draw_groups(layout, seed)
        posed = solve([layout.posing(each) for each in groups], seed=seed, progress=progress)
        result = replace(result, groups=group_placebo(treated, groups, posed))
    if asked.beside:
        ridge = donors.ridge if single else ridge_effects(posed)
        differences = donors.differences if single else differences_effects(layout, groups)
        result = replace(result, beside=(ridge_beside(treated, ridge), differences_beside(layout, differences)))
    if asked.power and (power := power_of(treated, donors.solved, groups, posed)):
        result = replace(result, power=power, built_in=built_in(treated, donors.solved, groups, posed, power))
    return result


def _planned(layout: Layout, asked: Asked) -> int:
    """Return about how many fits a study takes; starts and pools that are passed by are counted too."""
    donors = len(layout.donors)
    fits = 1 + donors * (asked.placebo + asked.leave_one_out)
    if asked.placebo and len(layout.study.treated) > 1:
        fits += len(draw_groups(layout, 0))
    return fits + asked.around * (donors + 1) * (2 + min(3, layout.before - 2) + 1 + len(asked.pools))
