"""Conditions on a registration, as data: what a figure counts is said with these and nothing else.

A condition is built from atoms with ``&``, ``|`` and ``~``. `FamilyHas` lifts a condition on a row to one on a
family ("the family has a row with …"). Compilers walk the tree; nothing here knows an engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

ACTIVITY = "activity"


@dataclass(frozen=True)
class Condition:
    """Something that is true or false of a registration (or, with `FamilyHas`, of its family)."""

    def __and__(self, other: Condition) -> Condition:
        """Both."""
        return And((self, other))

    def __or__(self, other: Condition) -> Condition:
        """At least one."""
        return Or((self, other))

    def __invert__(self) -> Condition:
        """Negate."""
        return Not(self)

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions this one is built from."""
        return ()

    def atoms(self) -> tuple[Condition, ...]:
        """Return the leaves in order; a `FamilyHas` is a leaf."""
        if not self.parts():
            return (self,)
        return tuple(atom for part in self.parts() for atom in part.atoms())

    def activities(self) -> frozenset[str] | None:
        """Return the only activities a row can have when this holds; None when any may."""
        return None


@dataclass(frozen=True)
class Always(Condition):
    """True of every row."""


@dataclass(frozen=True)
class Is(Condition):
    """The column holds one of the codes. An empty cell holds none."""

    column: str
    values: tuple[str, ...]

    def activities(self) -> frozenset[str] | None:
        """Return the codes themselves when the column is the activity."""
        return frozenset(self.values) if self.column == ACTIVITY else None


@dataclass(frozen=True)
class Has(Condition):
    """The column's set of codes holds at least one of these."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Known(Condition):
    """The column is filled in."""

    column: str


@dataclass(frozen=True)
class InScope(Condition):
    """The row's municipality takes part in this scope of the programme."""

    scope: str


@dataclass(frozen=True)
class Positive(Condition):
    """The score is at or over the row's cut-off, or its instrument's when the row names none; never without a score."""


@dataclass(frozen=True)
class FamilyHas(Condition):
    """The row's family has a row (in the window and scope) of which the inner condition is true. No family: false."""

    row: Condition


@dataclass(frozen=True)
class And(Condition):
    """All of them."""

    conditions: tuple[Condition, ...]

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions that must all hold."""
        return self.conditions

    def activities(self) -> frozenset[str] | None:
        """Return what every part that names activities allows."""
        named = [found for part in self.conditions if (found := part.activities()) is not None]
        return reduce(frozenset.intersection, named) if named else None


@dataclass(frozen=True)
class Or(Condition):
    """At least one of them."""

    conditions: tuple[Condition, ...]

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions of which one must hold."""
        return self.conditions

    def activities(self) -> frozenset[str] | None:
        """Return what any part allows; None as soon as one part allows every activity."""
        found = [part.activities() for part in self.conditions]
        named = [each for each in found if each is not None]
        return reduce(frozenset.union, named) if len(named) == len(found) else None


@dataclass(frozen=True)
class Not(Condition):
    """The opposite."""

    condition: Condition

    def parts(self) -> tuple[Condition, ...]:
        """Return the condition that must not hold."""
        return (self.condition,)


def activity(*values: str) -> Condition:
    """Say that the row is one of these activities."""
    return Is(ACTIVITY, values)


HELD = Known("held_on")
"""Held, done or started: needs ``held_on``."""

OFFERED = Known("offered_on")
"""Offered: needs ``offered_on``."""
