"""What trying known effects found: a part of a study's result. Effects are in the outcome's own unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerStep:
    """An effect of this size each period (in the outcome's unit, and of its pre-period mean) is found so often.

    ``of`` are the tries by each statistic, ``of_groups`` those among groups: two of each, the effect up and down.
    """

    effect: float
    share: float
    found_by_ratio: int
    found_by_post: int
    found_by_groups: int | None
    of: int
    of_groups: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """How large an effect must be to be found: donors pose as treated, and found means p at most ``level``.

    ``reachable`` are the sizes found in at least ``enough`` of the tries by each statistic, None when none tried is.
    By groups is by ratio among groups as large that are ranked as the treated units are, near perfect or not. It is
    None where one unit is treated, and where such groups are too few for any to be far out.
    """

    level: float
    enough: float
    steps: tuple[PowerStep, ...]
    reachable_by_ratio: float | None
    reachable_by_post: float | None
    reachable_by_groups: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A known effect built into a unit nothing happened to, and what the method says of it.

    ``found`` is by groups where the unit is a group and has such a p-value, else by ratio.
    """

    built_in: float
    estimated: float
    p_ratio: float
    p_post: float
    found: bool
    p_groups: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """The method tried on what is known: ``unit`` is a donor, or several, and the first trial has nothing built in."""

    unit: str
    level: float
    trials: tuple[Trial, ...]
