"""How many of Birkeby's families beside the cast's are there; the worker makes them while the demo is looked at."""

from dataclasses import dataclass
from pathlib import Path

STAMP = "families.txt"
"""In the home: how many are made, and of how many. Not there before the cast's families are."""


@dataclass(frozen=True, slots=True)
class Settled:
    """So many of so many are made."""

    made: int
    total: int

    @property
    def done(self) -> bool:
        """Tell whether all are there."""
        return self.made >= self.total


def settled(home: Path) -> Settled | None:
    """Return how far it is, or None when not even the cast's families were made."""
    try:
        made, total = (home / STAMP).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return None
    return Settled(int(made), int(total))
