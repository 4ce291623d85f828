"""What groups of donors found by posing as treated: a part of a study's result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PosedGroup:
    """A group of donors averaged and posing as treated; ``ranked`` when mine is ranked among it by ratio."""

    units: tuple[str, ...]
    pre_rmspe: float
    post_rmspe: float
    ratio: float | None
    effect: float
    ranked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlacebo:
    """Groups of donors, drawn and averaged like the treated ones: an average is calmer than a single unit.

    ``size`` is the units of a group, ``drawn`` the groups, each of them in ``posed``. The p-values count the treated
    group among them: by ratio among those alone that are ranked as it is.
    """

    size: int
    drawn: int
    p_ratio: float
    p_post: float
    posed: tuple[PosedGroup, ...] = ()
