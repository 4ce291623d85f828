"""What trying known effects found: a part of a study's result. Effects are in the outcome's own unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerStep:
    """An effect of this size each period (in the outcome's unit, and of its pre-period mean) is found so often."""

    effect: float
    share: float
    found_by_ratio: int
    found_by_post: int
    found_by_groups: int | None
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """How large an effect must be to be found: donors pose as treated, and found means p at most ``level``.

    ``reachable`` are the sizes found in at least ``enough`` of the tries by each statistic, None when none tried is.
    By groups is by ratio among groups as large, and None where one unit is treated.
    """

    level: float
    enough: float
    steps: tuple[PowerStep, ...]
    reachable_by_ratio: float | None
    reachable_by_post: float | None
    reachable_by_groups: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A known effect built into a unit nothing happened to, and what the method says of it."""

    built_in: float
    estimated: float
    p_ratio: float
    p_post: float
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """The method tried on what is known: ``unit`` is a donor, or several, and the first trial has nothing built in."""

    unit: str
    level: float
    trials: tuple[Trial, ...]
