"""Danish personal numbers: what the ten places say, and no more than they say.

Source: cpr.dk, *Personnummeret i CPR* and *Personnumre uden kontrolciffer*; the replacement numbers of the regions.
"""

import datetime as dt
import re
from dataclasses import dataclass

from vugge.base.text import marked as _

_SHAPE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9](?:[0-9]{2}|[A-Z]{2})[0-9])")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACED = 60
"""What is added to the day in a replacement number."""


class CprError(ValueError):
    """What was written is no personal number; the text is a Danish msgid that says what to write."""


@dataclass(frozen=True, slots=True)
class Cpr:
    """A personal number, or a replacement for one: ten places without a hyphen."""

    places: str
    born_on: dt.date
    replacement: bool

    @property
    def female(self) -> bool:
        """Say what the last digit says: even is a woman's."""
        return int(self.places[-1]) % 2 == 0

    @property
    def adds_up(self) -> bool:
        """Say whether it divides by 11. Since October 2007 numbers are given that do not: never refuse one for it."""
        if not self.places.isdigit():
            return False
        return sum(int(place) * weight for place, weight in zip(self.places, _WEIGHTS, strict=True)) % 11 == 0

    @property
    def worth_a_look(self) -> bool:
        """Say whether it may be mistyped: it does not add up, and is none of those known not to (born 1 January)."""
        return not (self.replacement or self.adds_up or (self.born_on.month, self.born_on.day) == (1, 1))

    def shown(self) -> str:
        """Return the whole number as people write it. Only for whoever asked for it, and was noted."""
        return f"{self.places[:6]}-{self.places[6:]}"

    def masked(self) -> str:
        """Return it as it stands on a page: 080926-XXXX."""
        return f"{self.places[:6]}-XXXX"


def read_cpr(text: str) -> Cpr:
    """Return the number somebody wrote, with or without hyphen and spaces; CprError for anything else."""
    shape = _SHAPE.fullmatch(re.sub(r"[\s-]", "", text).upper())
    if shape is None:
        raise CprError(_("Skriv de 10 tegn i CPR-nummeret, fx 080926-1234."))
    day, month, year = (int(part) for part in shape.groups()[:3])
    end = shape[4]
    moved = day > _REPLACED
    try:
        born_on = dt.date(century(year, int(end[0])) + year, month, day - _REPLACED * moved)
    except ValueError:
        raise CprError(_("De første seks cifre er ikke en dato. Ret dag, måned eller år.")) from None
    return Cpr(places=shape[0], born_on=born_on, replacement=moved or not end.isdigit())


def century(year: int, seventh: int) -> int:
    """Return the first year of the century: 1800, 1900 or 2000, from the year's two digits and the seventh place."""
    if seventh <= 3:  # noqa: PLR2004 - the table of cpr.dk, in its own numbers, here and below
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900  # noqa: PLR2004 - as above
    return 2000 if year <= 57 else 1800  # noqa: PLR2004 - as above
