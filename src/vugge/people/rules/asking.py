"""What somebody typed into the search means: a whole number, a day of birth, or words. Source: decision 5."""

import datetime as dt
import re
from dataclasses import dataclass

from vugge.base.cpr import Cpr, CprError, read_cpr
from vugge.people.rules.finding import beginning_with, sound, words

SHORTEST = 2
"""Letters of a word: one finds half the town."""

MOST_WORDS = 8

_NUMBER = re.compile(r"\s*[0-9]{6}[\s-]*[0-9A-Za-z]{4}\s*")
_DAY = re.compile(r"\s*([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})\s*")
_SIX = re.compile(r"\s*([0-9]{2})([0-9]{2})([0-9]{2})\s*")
_CENTURY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: a number, or for each word the tokens and the ranges of tokens that would do.

    `ranges` are bounds, the first included and the second not. Nothing at all where too little was typed.
    """

    number: Cpr | None = None
    equals: tuple[tuple[str, ...], ...] = ()
    ranges: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def nothing(self) -> bool:
        """Tell whether too little was typed to look for anybody."""
        return self.number is None and not self.equals


def asked(text: str, today: dt.date) -> Asked:
    """Return what a text asks for."""
    if _NUMBER.fullmatch(text):
        try:
            return Asked(number=read_cpr(text))
        except CprError:
            return Asked()
    if day := _day(text, today):
        return Asked(equals=((f"b:{day.isoformat()}",),), ranges=((),))
    wanted = [word for word in words(text) if len(word) >= SHORTEST or word.isdigit()][:MOST_WORDS]
    if not any(len(word) >= SHORTEST for word in wanted):
        return Asked()
    return Asked(
        equals=tuple((f"p:{sound(word)}",) if sound(word) else () for word in wanted),
        ranges=tuple(tuple(beginning_with(f"{kind}:{word}") for kind in "wsa") for word in wanted),
    )


def _day(text: str, today: dt.date) -> dt.date | None:
    """Return the day somebody typed; of the six first places of a number the latest that has been."""
    written, six = _DAY.fullmatch(text), _SIX.fullmatch(text)
    try:
        if written:
            day, month, year = (int(part) for part in written.groups())
            return dt.date(year, month, day)
        if six:
            day, month, year = (int(part) for part in six.groups())
            this = today.year - today.year % _CENTURY + year
            return dt.date(this if this <= today.year else this - _CENTURY, month, day)
    except ValueError:
        return None
    return None
