"""How large children are and how they are fed, by age: near the middle of WHO's reference, each a little their own."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from zlib import crc32

_POINTS: Mapping[str, Sequence[tuple[int, float]]] = {
    "weight": (
        (-70, 1500), (-30, 2600), (0, 3400), (5, 3250), (14, 3650), (30, 4450), (60, 5500), (90, 6250), (120, 6900),
        (180, 7800), (240, 8500), (300, 9050), (365, 9500), (480, 10600), (550, 11100), (730, 12300), (1100, 14400),
    ),
    "length": (
        (-70, 41.0), (0, 50.5), (14, 52.0), (30, 54.3), (60, 58.0), (90, 61.0), (120, 63.5), (180, 67.2), (240, 70.2),
        (300, 72.8), (365, 75.3), (480, 79.8), (550, 82.0), (730, 87.2), (1100, 95.6),
    ),
    "head": (
        (-70, 29.0), (0, 34.8), (14, 35.7), (30, 37.2), (60, 38.9), (90, 40.1), (120, 41.1), (180, 42.8), (240, 44.0),
        (300, 45.0), (365, 45.7), (550, 46.9), (730, 47.7), (1100, 49.2),
    ),
}  # fmt: skip
_SPREAD: Mapping[str, float] = {"weight": 0.10, "length": 0.03, "head": 0.025}
_FED = (120, 200, 330)
"""Days: breast milk alone, breast milk beside food, food beside milk, then the family's."""


def size(measure: str, age: int, who: str, *, boy: bool) -> str:
    """Return a measure as it is typed, in g or cm, at a corrected age in days; a child keeps its own curve."""
    points = _POINTS[measure]
    place = min(max(bisect_right([day for day, _value in points], age), 1), len(points) - 1)
    (first, low), (last, high) = points[place - 1], points[place]
    middle = low + (high - low) * (age - first) / (last - first)
    own = (crc32(who.encode()) % 1000 / 500 - 1) * _SPREAD[measure] + (_SPREAD[measure] / 4 if boy else 0)
    found = middle * (1 + own)
    return str(round(found / 10) * 10) if measure == "weight" else f"{found:.1f}"


def step(observation: str, age: int) -> int:
    """Return which step of an observation it mostly is, from 0."""
    return sum(age >= each for each in _FED) + (1 if age >= _FED[0] else 0) if observation == "feeding" else 0
