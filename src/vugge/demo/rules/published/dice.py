"""Chance that always falls the same way, and shares of a whole."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Chance from a seed, by `Random.random` alone: the one method whose sequence Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random  # noqa: S311 -- nothing is secret here, the same seed must give the same rows

    def below(self, ceiling: int) -> int:
        """Give a whole number from 0 up to, not including, the ceiling."""
        return int(self._next() * ceiling)

    def between(self, low: int, high: int) -> int:
        """Give a whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def fraction(self) -> float:
        """Give a number from 0 up to, not including, 1."""
        return self._next()

    def happens(self, percent: int) -> bool:
        """Say yes in so many of a hundred cases."""
        return self.below(100) < percent

    def one_of(self, choices: Sequence[T]) -> T:
        """Take one of the choices."""
        return choices[self.below(len(choices))]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """Give the things in another order (Fisher and Yates)."""
        deck = list(things)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return deck

    def dealt(self, counts: Mapping[T, int]) -> list[T]:
        """Give each thing exactly as often as counted, in a mixed order."""
        return self.shuffled(thing for thing, count in counts.items() for _ in range(count))


def percent_of(base: int, percent: int) -> int:
    """Give the count nearest to a published share of a base."""
    return (base * percent + 50) // 100


def split(total: int, weights: Mapping[T, int]) -> dict[T, int]:
    """Split a total by weights into whole numbers that sum to it (largest remainders; ties in the given order)."""
    whole = sum(weights.values())
    parts = {thing: total * weight // whole for thing, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda thing: -(total * weights[thing] % whole))
    for thing in by_remainder[: total - sum(parts.values())]:
        parts[thing] += 1
    return parts
