"""Things that come one by one, taken some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_T = TypeVar("_T")


def batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Give the items in lists of this many; the last may be shorter, and none is empty."""
    coming = iter(items)
    while batch := list(islice(coming, size)):
        yield batch
