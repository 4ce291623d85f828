"""A study's numbers, shares, p-values and periods as Danes write them, in sentences and in tables alike."""

from collections.abc import Sequence
from decimal import Decimal
from math import floor, log10

from vugge.base import numbers
from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.results import Time

_DIGITS = 3
_MOST_DECIMALS = 6
_COARSE = 20  # from this level on one decimal is enough
_YEARS = range(1800, 2200)


def number(value: float | None, decimals: int) -> str:
    """Write a number; None is an en dash."""
    return numbers.number(None if value is None else Decimal(repr(value)), decimals)


def signed(value: float | None, decimals: int) -> str:
    """Write a difference with its sign: `+4,2`, `−4,2`, `0,0`."""
    text = number(value, decimals)
    return f"+{text}" if value is not None and not text.startswith(numbers.MINUS) and text.strip("0,") else text


def amount(value: float) -> str:
    """Write a number whose size nobody knows with three digits that count: 1.235; 0,0123."""
    decimals = _DIGITS - 1 - floor(log10(abs(value))) if value else 0
    return number(value, min(max(decimals, 0), _MOST_DECIMALS))


def decimals_at(level: float) -> int:
    """Return how many decimals an outcome of this level needs: fewer where it is large."""
    if abs(level) >= _COARSE:
        return 1
    return min(max(_DIGITS - 1 - floor(log10(abs(level))), 2), _MOST_DECIMALS) if level else 2


def plain(value: float) -> str:
    """Write a number somebody chose as it was chosen: 5; 0,5."""
    return f"{value:g}".replace(".", ",")


def share(part: float | None, decimals: int = 1) -> str:
    """Write a part of 1 in hundredths; None is an en dash."""
    return numbers.percent(None if part is None else Decimal(repr(100 * part)), decimals)


def percent(part: float) -> str:
    """Write how large a part of 1 is in whole per cent, with a decimal below ten."""
    hundredths = 100 * abs(part)
    return share(abs(part), 0 if hundredths >= 10 or hundredths == round(hundredths) else 1)  # noqa: PLR2004 - two digits


def part_of(part: float, whole: float) -> str:
    """Write how large a part of a whole is; a part of nothing is an en dash."""
    return percent(part / whole) if whole else numbers.UNKNOWN


def p_value(value: float | None) -> str:
    """Write a p-value with three decimals."""
    return number(value, 3)


def are_years(times: Sequence[Time]) -> bool:
    """Say whether the periods are years."""
    return all(isinstance(each, int) and each in _YEARS for each in times)


def periods(count: int, times: Sequence[Time]) -> str:
    """Write so many periods: 4 år; 4 perioder."""
    word = _("år") if are_years(times) else _("periode") if count == 1 else _("perioder")
    return f"{count} {word}"
