"""The shape of a figure's declaration: what is counted, of what, in which groups, and every word said about it.

A figure is data. Page, CSV, manual and the engines all read the same declaration; nothing counts on its own.
The units are the five the contract needs; a new one needs an ADR.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from vugge.insight.rules.conditions import Always, Condition, FamilyHas, InScope

ALL = "all"
"""The group of a measure that is not split."""


class Unit(Enum):
    """What one count is a count of."""

    ROWS = auto()
    FAMILIES = auto()
    FAMILIES_BY_VISITS = auto()
    LARGEST = auto()


class Levels(Enum):
    """Which levels a measure is given for."""

    EACH = auto()
    ALL = auto()
    EACH_AND_ALL = auto()


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group of a measure: its code in the CSV, what a person reads, and which rows or families are in it.

    For `Unit.FAMILIES_BY_VISITS`, ``visits`` holds the smallest and largest number of visits (None = no limit).
    """

    code: str
    label: str
    where: Condition = field(default_factory=Always)
    visits: tuple[int, int | None] | None = None


class Over(Enum):
    """Which group of the base measure a cell is a share of."""

    SAME_GROUP = auto()
    SUM_OF_GROUPS = auto()
    GROUP_ALL = auto()


@dataclass(frozen=True, kw_only=True)
class Base:
    """What a measure is a share of: a measure's total over all levels. ``figure`` empty = the same figure."""

    measure: str
    over: Over
    figure: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A count in groups and levels.

    ``key`` tells measures of one figure apart; ``name`` is what the CSV says (two measures may share it).
    """

    key: str
    title: str
    unit: Unit
    base: Base
    base_title: str
    levels: Levels
    where: Condition = field(default_factory=Always)
    groups: tuple[Group, ...] = (Group(code=ALL, label=""),)
    csv_name: str = ""

    @property
    def name(self) -> str:
        """Return the measure's name in the CSV."""
        return self.csv_name or self.key

    def group(self, code: str) -> Group:
        """Return the group with this code; KeyError when there is none."""
        for group in self.groups:
            if group.code == code:
                return group
        raise KeyError(code)


@dataclass(frozen=True, kw_only=True)
class Value:
    """A number quoted in a sentence: a group's total, or all groups together (``group`` empty), or its share."""

    measure: str
    group: str = ALL
    share: bool = False


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The sentence that says what the figure shows; ``{name}`` in the text stands for a quoted value."""

    text: str
    values: Mapping[str, Value]

    def __hash__(self) -> int:
        """Hash by the sentence: it is written once."""
        return hash(self.text)


class Drawing(Enum):
    """How a panel is drawn."""

    BARS = auto()
    SHARES = auto()
    STACKED = auto()


class Rows(Enum):
    """What the rows of a panel are."""

    LEVELS = auto()
    GROUPS = auto()
    MEASURES = auto()


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One chart with its table: which measures, drawn how, with what as rows.

    ``group`` picks one group when the rows are levels; empty = the groups are the series (or the only one).
    """

    title: str
    measures: tuple[str, ...]
    drawing: Drawing
    rows: Rows
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A declared figure. All texts are Danish msgids."""

    code: str
    programme: str
    section: str
    question: str
    finding: Finding
    measures: tuple[Measure, ...]
    panels: tuple[Panel, ...]
    unit_text: str
    numerator: str
    denominator: str
    source: str
    scopes: tuple[str, ...] = ()
    level_text: str = ""
    notes: tuple[str, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse a declaration that no engine could follow."""
        keys = [measure.key for measure in self.measures]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.code}: two measures have the same key.")
        for measure in self.measures:
            _check(self, measure)
        for panel in self.panels:
            for key in panel.measures:
                self.measure(key)

    def measure(self, key: str) -> Measure:
        """Return the measure with this key; KeyError when there is none."""
        for measure in self.measures:
            if measure.key == key:
                return measure
        raise KeyError(f"{self.code}: {key}")

    def scoped(self, condition: Condition) -> Condition:
        """Return the condition with the figure's scopes added."""
        if not self.scopes:
            return condition
        inside: Condition = InScope(self.scopes[0])
        for scope in self.scopes[1:]:
            inside = inside | InScope(scope)
        return inside & condition


def _check(figure: Figure, measure: Measure) -> None:
    for group in measure.groups:
        atoms = (measure.where & group.where).atoms()
        family = [atom for atom in atoms if isinstance(atom, FamilyHas)]
        where = f"{figure.code} {measure.key} {group.code}"
        if measure.unit is Unit.FAMILIES and not all(isinstance(atom, FamilyHas | InScope | Always) for atom in atoms):
            raise ValueError(f"{where}: families are counted by what the family has, not by a row's columns.")
        if measure.unit is Unit.ROWS and len(set(family)) > 1:
            raise ValueError(f"{where}: rows may depend on one thing their family has, not on several.")
        if (family or measure.unit in {Unit.FAMILIES, Unit.LARGEST}) and measure.levels is not Levels.ALL:
            raise ValueError(f"{where}: this unit has no levels.")
        if (measure.unit is Unit.FAMILIES_BY_VISITS) != (group.visits is not None):
            raise ValueError(f"{where}: a number of visits belongs to families by visits, and only there.")
