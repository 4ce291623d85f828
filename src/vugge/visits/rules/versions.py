"""Chains of versions: 1, 2, 3 … without a gap, each later one with a reason, and the highest counts."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Version(Protocol):
    """A version knows its number and why it was written."""

    @property
    def version(self) -> int:
        """Return the number, from 1."""

    @property
    def why(self) -> str:
        """Return the reason for the correction; the first has one only where it was added afterwards."""


V = TypeVar("V", bound=Version)


def current(versions: Iterable[V]) -> V:
    """Return the version that counts; ValueError when there is none."""
    return max(versions, key=lambda each: each.version)


def is_whole(versions: Iterable[Version]) -> bool:
    """Tell whether versions make a chain: numbered from 1 without a gap, a reason for all but the first."""
    in_order = sorted(versions, key=lambda each: each.version)
    numbers = [each.version for each in in_order]
    return numbers == [*range(1, len(in_order) + 1)] and all(each.why or each.version == 1 for each in in_order)
