"""Numbers as a reader sees them: each logical count once, wherever it is printed, and what ties them together."""

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[str, str, str, str]
"""Where a number is printed: figure, measure, group, level."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """One logical count: the same one wherever it is printed. ``kind`` counts the distinct questions asked."""

    kind: int
    level: str


NOTHING = -1
"""The kind of what cannot be anything but 0."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What anyone knows: the terms, each times its factor, add up to 0 (``exact``), or to 0 or more."""

    terms: tuple[tuple[Number, int], ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """The numbers of a programme: where each is printed, how they hang together, and which lies within which.

    ``within`` holds wholes with their parts; what is left of the whole is itself a count of persons. ``apart`` holds
    wholes with parts that no person is in two of; so is what is left of those. ``registered`` are the pairs in
    ``within`` that differ only by how something was registered. ``maxima`` are one family's own number each, no counts.
    """

    values: Mapping[Place, Number]
    bases: Mapping[Place, Number]
    totals: Mapping[Place, Number]
    relations: tuple[Relation, ...]
    within: tuple[tuple[Number, Number], ...]
    apart: tuple[tuple[Number, tuple[Number, ...]], ...]
    registered: frozenset[tuple[Number, Number]]
    maxima: frozenset[Place]
