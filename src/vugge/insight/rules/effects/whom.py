"""Whose effect is asked for: the project's municipalities together, sixteen or seventeen, or one of them alone.

The final evaluation writes 17 in chapter 5 and 16 in chapter 2: Frederikssund began, and left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEFT = "0250"
"""Frederikssund. It had the project for a while, so it is never among those compared with."""

STAYED, BEGAN = "16", "17"


@dataclass(frozen=True, slots=True)
class Whom:
    """Some of the project's municipalities, by four-digit code; `code` stands in the address."""

    code: str
    municipalities: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Tell whether it is one municipality by itself."""
        return len(self.municipalities) == 1


def every(stayed: Sequence[str]) -> tuple[Whom, ...]:
    """Return all that is asked for: those who stayed, those who began, then each by code."""
    began = tuple(sorted({*stayed, LEFT}))
    together = (Whom(STAYED, tuple(sorted(stayed))), Whom(BEGAN, began))
    return (*together, *(Whom(code, (code,)) for code in began))


def weights(municipalities: Sequence[str], inhabitants: Mapping[str, float]) -> tuple[float, ...]:
    """Return each one's share of the inhabitants. KeyError for one without a number of inhabitants."""
    total = sum(inhabitants[code] for code in municipalities)
    return tuple(inhabitants[code] / total for code in municipalities)
