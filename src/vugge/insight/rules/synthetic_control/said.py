"""A Danish sentence and what fills it in, and numbers, shares and p-values as they are written in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.results import Time

_POINT_AND_COMMA = str.maketrans({",": ".", ".": ",", "-": "\N{MINUS SIGN}"})
_DIGITS = 3
_MOST_DECIMALS = 6
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its msgid, and the text that stands at each name in it. A page translates it and fills it in."""

    sentence: str
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the whole in Danish."""
        return self.sentence.format(**self.names)


def said(sentence: str, **names: object) -> Said:
    """Return a sentence with what fills it in."""
    return Said(sentence, {name: str(each) for name, each in names.items()})


def amount(value: float) -> str:
    """Write a number with three digits that count, full stops between thousands and a decimal comma: 1.234; 0,0123."""
    decimals = _DIGITS - 1 - floor(log10(abs(value))) if value else 0
    written = f"{value:,.{min(max(decimals, 0), _MOST_DECIMALS)}f}"
    return written.translate(_POINT_AND_COMMA)


def plain(value: float) -> str:
    """Write a number somebody chose as it was chosen: 5; 0,5."""
    return f"{value:g}".translate(_POINT_AND_COMMA)


def size(value: float) -> str:
    """Write how large a number is, whichever way it goes."""
    return amount(abs(value))


def percent(share: float) -> str:
    """Write a share of 1 in whole per cent, with a decimal below ten."""
    hundredths = abs(share) * 100
    decimals = 0 if hundredths >= 10 or hundredths == round(hundredths) else 1  # noqa: PLR2004 - two digits in all
    return f"{hundredths:.{decimals}f}".translate(_POINT_AND_COMMA) + "\N{NO-BREAK SPACE}%"


def p_text(value: float) -> str:
    """Write a p-value with three decimals."""
    return f"{value:.3f}".translate(_POINT_AND_COMMA)


def are_years(times: Sequence[Time]) -> bool:
    """Say whether the periods are years."""
    return all(isinstance(each, int) and each in _YEARS for each in times)


def periods(count: int, times: Sequence[Time]) -> str:
    """Write so many periods: 4 år; 4 perioder."""
    word = _("år") if are_years(times) else _("periode") if count == 1 else _("perioder")
    return f"{count} {word}"
