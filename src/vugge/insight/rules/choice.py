"""What a reader chooses on the pages of figures, as it stands in the address: preset, period and level.

The names in an address are Danish and stable: `?valg=egne&fra=2020-01-01&til=2020-12-31&niveau=2`. A choice is
written whole, so that an address means the same to whoever it is sent to.
"""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Level
from vugge.insight.rules.parameters import Period
from vugge.insight.rules.presets import Preset

PRESET, START, END, LEVEL = "valg", "fra", "til", "niveau"
"""The names of the fields, in the order they stand in an address."""

_LEVELS = {"alle": Level.ALL, "ingen": Level.NONE} | {str(level): level for level in list(Level)[:4]}
_LEVEL_CODES = {level: code for code, level in _LEVELS.items()}
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DANISH = re.compile(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})")
_FEBRUARY, _LEAP_DAY = 2, 29
_SHOWN = 40  # so much of what was typed is said back in an error


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is shown. Own numbers have a first and a last day; the evaluation's are the catalogue's."""

    preset: Preset = Preset.EVALUATION
    start: dt.date | None = None
    end: dt.date | None = None
    level: Level = Level.ALL

    def __post_init__(self) -> None:
        """Refuse own numbers without a period, and an evaluation with one of its own."""
        if (self.preset is Preset.OWN) != (self.start is not None) or (self.start is None) != (self.end is None):
            raise ValueError(f"{self.preset}: {self.start} to {self.end} is no period for it.")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"A period cannot end on {self.end} when it begins on {self.start}.")

    @property
    def period(self) -> Period | None:
        """Return the days of own numbers; None where they are the evaluation's."""
        return Period(start=self.start, end=self.end) if self.start and self.end else None

    @property
    def address(self) -> str:
        """Return the choice as it stands in an address after the question mark."""
        named = {PRESET: str(self.preset)}
        if self.start and self.end:
            named |= {START: self.start.isoformat(), END: self.end.isoformat()}
        if self.level is not Level.ALL:
            named[LEVEL] = _LEVEL_CODES[self.level]
        return urlencode(named)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What a reader may choose between. ``own`` is the period own numbers have unless another is chosen.

    ``municipality`` is whose numbers they are, empty where they are everybody's; then there are no own numbers.
    """

    evaluation: bool = True
    municipality: str = ""
    own: Period | None = None

    def __post_init__(self) -> None:
        """Refuse to offer nothing."""
        if not self.evaluation and self.own is None:
            raise ValueError("There must be something to choose.")

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Return the presets there are to choose between."""
        every = ((Preset.EVALUATION, self.evaluation), (Preset.OWN, self.own is not None))
        return tuple(preset for preset, offered in every if offered)

    @property
    def default(self) -> Choice:
        """Return what is shown to someone who has chosen nothing."""
        return self.of(self.presets[0])

    def of(self, preset: Preset) -> Choice:
        """Return the plain choice of a preset that is offered."""
        if preset is Preset.EVALUATION or self.own is None:
            return Choice()
        return Choice(preset=preset, start=self.own.start, end=self.own.end)

    def kept(self, choice: Choice) -> str:
        """Return what a link carries on so that the choice is kept: nothing where nothing was chosen."""
        return "" if choice == self.default else f"?{choice.address}"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An address as it was read. With faults, the choice is the plain one, and ``typed`` keeps what stood there."""

    choice: Choice
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def read(query: Mapping[str, str], offered: Offered) -> Asked:
    """Read the choice of an address. What it does not name is the plain choice; names that are not ours are ignored."""
    typed = {name: query[name].strip() for name in (PRESET, START, END, LEVEL) if name in query}
    faults: dict[str, str] = {}
    choice = offered.default
    if code := typed.get(PRESET):
        preset = next((each for each in Preset if each == code), None)
        if preset in offered.presets:
            choice = offered.of(preset)
        else:
            faults[PRESET] = _preset_fault(code, preset, offered)
    if choice.preset is Preset.OWN and PRESET not in faults:
        choice = _with_period(choice, typed, faults)
    if code := typed.get(LEVEL):
        if code in _LEVELS:
            choice = replace(choice, level=_LEVELS[code])
        else:
            faults[LEVEL] = _("Niveau: {typed} findes ikke. Vælg 1, 2, 3, 4, ingen eller alle.").format(
                typed=_quoted(code)
            )
    return Asked(choice=offered.default if faults else choice, typed=typed, faults=faults)


def level_code(level: Level) -> str:
    """Return how a level stands in an address."""
    return _LEVEL_CODES[level]


def typed_date(day: dt.date) -> str:
    """Write a day the way it is typed: `24.11.2026`."""
    return f"{day.day}.{day.month}.{day.year:04}"


def _preset_fault(code: str, preset: Preset | None, offered: Offered) -> str:
    if preset is Preset.OWN:
        return _("Opgørelse: Egne tal kan kun ses af kommunens egne folk. Her er evalueringens opgørelse.")
    if preset is Preset.EVALUATION:
        return _("Opgørelse: Kommunen er ikke med i evalueringen. Her er kommunens egne tal.")
    codes = _(" eller ").join(offered.presets)
    return _("Opgørelse: {typed} findes ikke. Vælg {codes}.").format(typed=_quoted(code), codes=codes)


def _with_period(choice: Choice, typed: Mapping[str, str], faults: dict[str, str]) -> Choice:
    days: dict[str, dt.date | None] = {START: choice.start, END: choice.end}
    for name, label in ((START, _("Fra")), (END, _("Til"))):
        if text := typed.get(name):
            days[name], fault = _day(text)
            if fault:
                faults[name] = f"{label}: {fault}"
    start, end = days[START], days[END]
    if start is None or end is None:
        return choice
    if end < start:
        name = END if typed.get(END) else START
        said = _(
            "Perioden slutter {end}, før den begynder {start}. Skriv en senere dag i Til eller en tidligere i Fra."
        )
        faults[name] = said.format(start=typed_date(start), end=typed_date(end))
        return choice
    return replace(choice, start=start, end=end)


def _day(text: str) -> tuple[dt.date | None, str]:
    """Return the day that was typed; where it is none, why."""
    found = _ISO.fullmatch(text) or _DANISH.fullmatch(text)
    if not found:
        return None, _("{typed} er ikke en dato. Skriv dag, måned og år, fx 24.11.2020.").format(typed=_quoted(text))
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    try:
        return dt.date(year, month, day), ""
    except ValueError:
        if (month, day) == (_FEBRUARY, _LEAP_DAY) and not isleap(year):
            return None, _("{year} er ikke et skudår, så 29. februar findes ikke. Skriv 28.2. eller 1.3.").format(
                year=year
            )
        return None, _("{typed} findes ikke i kalenderen. Se efter dag og måned.").format(typed=_quoted(text))


def _quoted(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{short}”"
