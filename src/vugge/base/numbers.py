"""Numbers and shares as Danes write them. Unknown is an en dash, never 0 and never empty."""

from decimal import ROUND_HALF_UP, Decimal

SPACE = "\u00a0"  # keeps a number and its unit, a day and its month, on one line
MINUS = "\u2212"
UNKNOWN = "\u2013"

_POINT_AND_COMMA = str.maketrans({",": ".", ".": ",", "-": MINUS})


def number(value: int | Decimal | None, decimals: int = 0) -> str:
    """Write a number with full stops between thousands and a decimal comma: `1.234`, `−1`, `56,3`; None is `–`.

    Rounds half away from zero on the exact value; what rounds to nought has no sign.
    """
    if value is None:
        return UNKNOWN
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(rounded) if rounded == 0 else rounded:,f}".translate(_POINT_AND_COMMA)


def percent(value: int | Decimal | None, decimals: int = 1) -> str:
    """Write hundredths, already counted out (62.04), as `62,0 %`; None is `–`."""
    return UNKNOWN if value is None else f"{number(value, decimals)}{SPACE}%"
