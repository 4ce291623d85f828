"""What a study found: the frozen values a page draws, a command writes, and a kept run holds (`keeping`).

Outcomes, gaps, effects and RMSPEs are in the outcome's own unit; times are as in the panel: whole numbers (years), else
text in the order of text. No number here is infinite or not a number: what cannot be counted is None.
"""

from dataclasses import dataclass, field

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.grouped import GroupPlacebo
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power

Time = int | str

FEWEST_ALIKE = 9
"""With fewer than so many near-perfect donors to be ranked among, p could not come down to 0.10."""


class Left(Labelled):
    """Why a unit was not used as a donor."""

    INCOMPLETE = "incomplete", _("udfaldet mangler")


class Beside(Labelled):
    """A newer method that is shown beside the classic one."""

    RIDGE = "ridge_augmented", _("Korrigeret syntetisk kontrol")
    SDID = "synthetic_did", _("Syntetisk forskel i forskelle")


class Ranking(Labelled):
    """How units were ranked by their ratio: see `NearPerfect`."""

    RATIO = "ratio", _("Efter forholdet, blandt dem, hvis forløb før ikke er næsten fuldkomment")
    ALIKE = "alike", _("Efter afvigelsen efter, blandt dem, hvis forløb før også er næsten fuldkomment")
    POST = "post", _("Efter afvigelsen efter, blandt alle")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A unit that could have been a donor and was not, and the first period that stopped it."""

    unit: str
    reason: Left
    at: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFacts:
    """What was asked: all periods, the first treated one, and from and to of the periods that are fitted.

    ``late`` are the predictors averaged over treated periods too: what they say may be the project's own work.
    """

    outcome: str
    treated: tuple[str, ...]
    treated_weights: tuple[float, ...]
    donors: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    times: tuple[Time, ...]
    start: Time
    optimise: tuple[Time, Time]
    predictors: tuple[str, ...]
    late: tuple[str, ...]
    v_method: str
    search: str
    seed: int

    @property
    def before(self) -> int:
        """Return the number of periods before the start."""
        return self.times.index(self.start)

    @property
    def after(self) -> int:
        """Return the number of periods from the start and on."""
        return len(self.times) - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A donor's share of the synthetic unit, 0 to 1."""

    unit: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A predictor: the treated unit's value, the synthetic one's, the donors' plain mean, and its weight ``v``."""

    predictor: str
    treated: float
    synthetic: float
    donor_mean: float
    v: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The outcome by period, treated and synthetic. The gap is the treated less the synthetic.

    ``exact`` is the gap before the two were rounded, where it is known: a fit that is good to the last digit has one.
    """

    times: tuple[Time, ...]
    treated: tuple[float, ...]
    synthetic: tuple[float, ...]
    exact: tuple[float, ...] = ()

    @property
    def gap(self) -> tuple[float, ...]:
        """Return the gap by period."""
        return self.exact or tuple(mine - other for mine, other in zip(self.treated, self.synthetic, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class FitFacts:
    """How well it fits and how that is certified.

    ``pre_rmspe`` is over every period before the start. ``ratio`` is post over pre, None when all of them are fitted
    exactly. ``effect`` is the mean gap from the start on. ``loss_v`` is the fitted periods' mean squared error,
    ``bound`` what no choice of V can come below, ``loss_w`` the inner loss, ``inner_gap`` its distance to the best.
    """

    pre_rmspe: float
    post_rmspe: float
    ratio: float | None
    effect: float
    inner_gap: float
    loss_w: float
    loss_v: float
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceboUnit:
    """A unit as if it were the treated one. ``gap`` by period; the treated unit itself stands first, in `Placebo`."""

    unit: str
    pre_rmspe: float
    post_rmspe: float
    ratio: float | None
    gap: tuple[float, ...]
    near_perfect: bool = False
    poor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPerfect:
    """The rule for pre-fits too good to be true, and whom it met.

    A pre-fit is near perfect below ``floor`` = ``share`` of ``scale``: the units' typical own change from one period to
    the next before the start. Like is ranked among like: such donors are left out of the ranking by ratio, and a
    treated unit that is one itself is ranked among them alone, by post-RMSPE, since its ratio says nothing; among all
    where they are too few. ``left_out`` are the donors the treated unit is not ranked among.
    """

    share: float
    scale: float
    floor: float
    ranking: Ranking
    treated: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placebo:
    """Every donor as if treated, and where the treated unit stands among them (1 = farthest out, ties against it).

    ``p_ratio`` follows the near-perfect rule, ``p_ratio_all`` leaves it be; ``p_post`` ranks by the post-RMSPE alone,
    and ``p_post_fitted`` does so among units whose pre-RMSPE is at most ``poor_factor`` times the treated unit's. Each
    is the rank over the number of units that stands beside it.
    """

    treated: PlaceboUnit
    donors: tuple[PlaceboUnit, ...]
    near_perfect: NearPerfect
    poor_factor: float
    p_ratio: float
    p_ratio_units: int
    p_ratio_all: float
    p_post: float
    p_post_units: int
    p_post_fitted: float
    p_post_fitted_units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """The synthetic path when a donor is taken away, and the effect then."""

    unit: str
    weight: float
    synthetic: tuple[float, ...]
    effect: float
    pre_rmspe: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStart:
    """The same study as if it had begun at ``start``. ``effect`` is the mean gap from then on."""

    start: Time
    path: Path
    effect: float
    pre_rmspe: float
    p_ratio: float | None
    p_post: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """A start before the real one, seen only up to the real one: there should be nothing to find."""

    start: Time
    path: Path
    effect: float
    pre_rmspe: float
    post_rmspe: float
    ratio: float | None
    p_ratio: float | None
    p_post: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPool:
    """The same study with other donors: a name a reader understands, how many, and what it then says."""

    name: str
    donors: tuple[str, ...]
    path: Path
    effect: float
    pre_rmspe: float
    p_ratio: float | None
    p_post: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A method beside the classic. ``effect`` is the mean gap from the start on, ``standard_error`` None if unknown.

    Ridge-augmented weights may be below 0; ``time_weights`` are SDID's, by pre-period, else empty. ``setting`` is the
    penalty chosen: ridge's lambda, SDID's zeta.
    """

    method: Beside
    effect: float
    standard_error: float | None
    p_value: float | None
    path: Path
    weights: tuple[Weight, ...]
    time_weights: tuple[float, ...]
    setting: float
    pre_rmspe: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyResult:
    """A whole study. What was not asked for is None or empty; ``seconds`` is the work's own time, ``version`` ours."""

    facts: StudyFacts
    weights: tuple[Weight, ...]
    balance: tuple[Balance, ...]
    path: Path
    fit: FitFacts
    placebo: Placebo | None = None
    groups: GroupPlacebo | None = None
    leave_one_out: tuple[Dropped, ...] = ()
    other_starts: tuple[OtherStart, ...] = ()
    in_time: tuple[InTime, ...] = ()
    other_pools: tuple[OtherPool, ...] = ()
    beside: tuple[Other, ...] = ()
    power: Power | None = None
    built_in: BuiltIn | None = None
    seconds: float = field(default=0.0)
    version: str = ""
