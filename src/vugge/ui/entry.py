"""Parts for filling in quickly, by keyboard or thumb. Each works as a plain form; `ui/static/vugge/*.js` only helps.

Names of fields follow from a part's own: `x` is the answer, `x-not` that there is none, `x-why` the reason for that,
`x-more` what is added, `x-1` … the places of a run of digits.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

NOT = "-"
"""The answer that there is none: of a group of steps, and of a box that says so."""


class State(StrEnum):
    """How far a section is filled in."""

    DONE = "done"
    HALF = "half"
    EMPTY = "empty"

    @classmethod
    def of(cls, answered: int, asked: int) -> "State":
        """Return the state of so many answers out of those asked for."""
        if answered >= asked:
            return cls.DONE
        return cls.HALF if answered else cls.EMPTY


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps; one that `asks_more` opens a line beneath."""

    value: str
    label: str
    asks_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The reasons there can be for no answer, as values and labels; which is chosen, and what is wrong with it.

    Without reasons to choose among it is written.
    """

    reasons: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A choice among few equal steps, for `ui/parts/steps.html`; among many, a list. Nothing is chosen beforehand.

    `asked` is what the save bar calls it while it is missing, empty where it may be left out. It is asked for only
    `when` a box `name=value` is ticked, and not while one of those in `unless`, with spaces between, is.
    """

    LISTED: ClassVar[int] = 5

    name: str
    label: str
    steps: tuple[Step, ...]
    chosen: str = ""
    more: str = ""
    more_label: str = ""
    why: WhyNot = WhyNot()
    fault: str = ""
    asked: str = ""
    when: str = ""
    unless: str = ""
    hint: str = ""

    @property
    def as_list(self) -> bool:
        """Tell whether there are too many steps to stand side by side."""
        return len(self.steps) >= self.LISTED

    @property
    def open_more(self) -> bool:
        """Tell whether the chosen step asks for more."""
        return any(step.value == self.chosen and step.asks_more for step in self.steps)


@dataclass(frozen=True, slots=True)
class Pick:
    """One of what can be ticked; `said` is a quiet line under it in `ui/parts/options.html`; `asks_more` opens more."""

    value: str
    label: str
    chosen: bool = False
    said: str = ""
    asks_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """What can be ticked, any number of them or, unless `many`, one, for `ui/parts/picks.html`."""

    name: str
    label: str
    picks: tuple[Pick, ...]
    many: bool = True
    fault: str = ""
    asked: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number with a unit, for `ui/parts/measure.html`: as typed, the last one with its day, and the change since.

    `doubted` asks whether an unlikely number is right; `guess` is the one that was probably meant, ready to be put in,
    and `sure` that the unlikely one stands.
    """

    name: str
    label: str
    unit: str
    typed: str = ""
    last: str = ""
    change: str = ""
    not_taken: bool = False
    why: WhyNot = WhyNot()
    fault: str = ""
    doubted: str = ""
    guess: str = ""
    sure: bool = False
    asked: str = ""
    unless: str = ""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a run of digits: its number, a word under it, what was typed; `apart` where it stands by itself."""

    number: int
    word: str
    typed: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Digits:
    """A whole questionnaire typed as one run of digits, for `ui/parts/digits.html`; `whose` names the person.

    Unless `headed`, its section's heading is its own. `cutoff` is the total from which it is said to be reached, None
    where there is none. `veiled` hides the numbers until somebody asks for them. `why` asks why it was `not_held`.
    `alert` is what is said at once when the place `apart` is over nought.
    """

    name: str
    label: str
    whose: str
    places: tuple[Place, ...]
    highest: int
    hint: str = ""
    headed: bool = True
    caution: str = ""
    cutoff: int | None = None
    cutoff_said: tuple[str, str] = ("", "")
    veiled: bool = False
    can_be_veiled: bool = True
    not_held: bool = False
    why: WhyNot = WhyNot()
    alert_title: str = ""
    alert: str = ""
    alert_veiled: str = ""
    fault: str = ""
    asked: str = ""

    @property
    def most(self) -> int:
        """Return the highest total there can be."""
        return self.highest * len(self.places)

    @property
    def whole(self) -> bool:
        """Tell whether every place holds a digit that may stand there."""
        return all(each.typed.isdecimal() and int(each.typed) <= self.highest for each in self.places)

    @property
    def filled(self) -> int:
        """Return how many places hold something."""
        return sum(bool(each.typed) for each in self.places)

    @property
    def total(self) -> int | None:
        """Return the sum of a whole run; None while it is not whole."""
        return sum(int(each.typed) for each in self.places) if self.whole else None

    @property
    def verdict(self) -> str:
        """Return the words about the cut-off for the total there is; without one, nothing."""
        if self.total is None or self.cutoff is None:
            return ""
        return self.cutoff_said[self.total >= self.cutoff]

    @property
    def alerts(self) -> bool:
        """Tell whether the place that stands apart is over nought."""
        return bool(self.alert) and any(each.apart and each.typed not in {"", "0"} for each in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a long form as the index at its side shows it; `number` is the key that leads to it with Alt."""

    anchor: str
    label: str
    state: State
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still to be filled in: what it is called, and the id of its first field."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Where a draft is kept, for `ui/parts/draft.html`: its address, its revision, and when it was last saved."""

    address: str
    revision: int
    saved: str = ""
