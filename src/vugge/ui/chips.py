"""Small parts that say where something stands: a level, a window of days, a reason, whose page it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STEPS = (1, 2, 3, 4)
_LINE = 46  # the width of the line that shows a window, in its own units
_LONG_ENOUGH = 6  # a piece of a strip narrower than this many hundredths has no room for its number


class Timing(StrEnum):
    """Where today lies from a window; the value is the chip's class."""

    EARLY = "early"
    MAY = "may"
    NOW = "now"
    OVER = "over"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Level:
    """A level, 1 to 4, for `ui/parts/level.html`; None is one not given. `big` where it is the page's point."""

    level: int | None
    big: bool = False

    @property
    def steps(self) -> tuple[bool, ...]:
        """Return which of the four steps are filled."""
        return tuple(step <= (self.level or 0) for step in STEPS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a strip: its level, and where it begins and how long it is, in hundredths of the strip."""

    level: int
    start: str
    width: str
    middle: str
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Levels through time, for `ui/parts/strip.html`. `said` is the same in words, for those who do not see it."""

    said: str
    pieces: tuple[Piece, ...]
    first: str
    last: str

    @classmethod
    def of(cls, intervals: Iterable[tuple[int, date, date]], said: str, first: str, last: str) -> "Strip":
        """Return the strip of levels, each with its first day and the day after its last, in order and unbroken."""
        given = tuple(intervals)
        begin = given[0][1] if given else date.min
        whole = max(1, (given[-1][2] - begin).days) if given else 1
        pieces = []
        for level, start, end in given:
            left, wide = 100 * (start - begin).days / whole, 100 * (end - start).days / whole
            pieces.append(
                Piece(level, f"{left:.2f}%", f"{wide:.2f}%", f"{left + wide / 2:.2f}%", shown=wide >= _LONG_ENOUGH)
            )
        return cls(said=said, pieces=tuple(pieces), first=first, last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A window of days and where today lies, for `ui/parts/due.html`: word, dates, and a line that shows both."""

    timing: Timing
    word: str
    dates: str
    start: str
    width: str
    stands: str

    @classmethod
    def of(cls, timing: Timing, words: tuple[str, str], window: tuple[date, date], today: date) -> "Due":
        """Return the chip; `words` are the word and the dates, the window's both days lie within it."""
        first, last = window
        margin = max(1, (last - first).days // 2)
        begin, whole = first.toordinal() - margin, (last - first).days + 2 * margin
        left = _LINE * (first.toordinal() - begin) / whole
        wide = max(4, _LINE * (last - first).days / whole)
        at = min(max(4, _LINE * (today.toordinal() - begin) / whole), _LINE - 4)
        word, dates = words
        return cls(timing=timing, word=word, dates=dates, start=f"{left:.1f}", width=f"{wide:.1f}", stands=f"{at:.1f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What something follows from, for `ui/parts/why.html`: rule, data, date. `about` names the thing."""

    about: str
    rule: str
    data: str
    on: str
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A person, or the overview, one can go to, for `ui/parts/persons.html`; the overview has no `initials`."""

    name: str
    said: str
    address: str
    initials: str = ""
    icon: str = "home"
    current: bool = False
