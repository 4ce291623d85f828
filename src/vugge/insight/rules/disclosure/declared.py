"""The declarations read as logical counts: the same question asked in two figures is one kind of number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import combinations

from vugge.insight.rules.codes import Level
from vugge.insight.rules.conditions import Always, And, Condition, FamilyHas, InScope, Is, Not, Or, activity
from vugge.insight.rules.disclosure.logic import Written, apart, implies, written
from vugge.insight.rules.disclosure.numbers import NOTHING, Number, Place
from vugge.insight.rules.figure import ALL, Figure, Group, Levels, Measure, Over, Unit

EACH = tuple(level.value for level in Level if level is not Level.ALL)
EVERY = Level.ALL.value


class World(Enum):
    """What is counted: rows or families. Only counts of one world lie within one another."""

    ROWS = auto()
    FAMILIES = auto()
    SUMS = auto()


@dataclass(slots=True)
class Kind:
    """A distinct question: what is counted, under what condition, and whether it is split by level."""

    world: World
    asked: Written
    levelled: bool = False


@dataclass(frozen=True, slots=True)
class ByVisits:
    """Families by their number of rows: the rows counted, the families together, the groups with their fewest rows."""

    rows: int
    families: int
    groups: tuple[tuple[int, int], ...]


@dataclass
class Declared:
    """A programme's declarations as kinds of numbers, with the places they are printed at."""

    universe: Condition
    kinds: list[Kind] = field(default_factory=list)
    values: dict[Place, Number] = field(default_factory=dict)
    bases: dict[Place, Number] = field(default_factory=dict)
    totals: dict[Place, Number] = field(default_factory=dict)
    sums: dict[tuple[int, ...], int] = field(default_factory=dict)
    by_visits: list[ByVisits] = field(default_factory=list)
    maxima: set[Place] = field(default_factory=set)
    found: dict[tuple[World, Condition], int] = field(default_factory=dict)

    def find(self, world: World, condition: Condition, *, levelled: bool = False) -> int:
        """Return the kind of number that asks this, a new one when nothing asked the same before."""
        if (world, condition) not in self.found:
            self.found[world, condition] = self._look_up(world, written(self.universe & condition))
        number = self.found[world, condition]
        if number != NOTHING:
            self.kinds[number].levelled |= levelled
        return number

    def _look_up(self, world: World, asked: Written) -> int:
        if not asked.boxes:
            return NOTHING
        for number, kind in enumerate(self.kinds):
            if kind.world is world and implies(asked, kind.asked) and implies(kind.asked, asked):
                return number
        self.kinds.append(Kind(world, asked))
        return len(self.kinds) - 1

    def union_of(self, kinds: Iterable[int], *, levelled: bool = False) -> int | None:
        """Return the kinds counted together where nothing is in two of them; None where something may be."""
        there = [self.kinds[kind] for kind in kinds if kind != NOTHING]
        if not there:
            return NOTHING
        if any(not apart(one.asked, other.asked) for one, other in combinations(there, 2)):
            return None
        return self.find(there[0].world, Or(tuple(kind.asked.condition for kind in there)), levelled=levelled)

    def sum_of(self, kinds: Iterable[int]) -> int:
        """Return the sum of kinds: a count itself where nothing is in two of them, else a number of its own."""
        there = tuple(kind for kind in kinds if kind != NOTHING)
        union = self.union_of(there)
        if union is not None:
            return union
        if there not in self.sums:
            self.kinds.append(Kind(World.SUMS, written(Always())))
            self.sums[there] = len(self.kinds) - 1
        return self.sums[there]


def read(figures: tuple[Figure, ...], scopes: Iterable[str]) -> Declared:
    """Read a programme's figures. ``scopes`` are those with any municipality in the data; the others hold nothing."""
    inside = tuple(InScope(scope) for scope in sorted(scopes))
    declared = Declared(universe=Or(inside) if inside else Not(Always()))
    by_code = {figure.code: figure for figure in figures}
    for figure in figures:
        for measure in figure.measures:
            _read_measure(declared, by_code, figure, measure)
    _add_activities(declared, figures, inside)
    return declared


def counted(figure: Figure, measure: Measure, group: Group) -> tuple[World, Condition]:
    """Return what a group of a measure counts, and under what condition."""
    match measure.unit:
        case Unit.ROWS | Unit.LARGEST:
            return World.ROWS, figure.scoped(measure.where & group.where)
        case Unit.FAMILIES:
            return World.FAMILIES, figure.scoped(measure.where & group.where)
        case Unit.FAMILIES_BY_VISITS:
            number = Is(f"rows in {figure.code} {measure.key}", (group.code,))
            return World.FAMILIES, figure.scoped(FamilyHas(measure.where & group.where)) & number


def _read_measure(declared: Declared, by_code: dict[str, Figure], figure: Figure, measure: Measure) -> None:
    levelled = measure.levels is not Levels.ALL
    if measure.unit is Unit.LARGEST:
        _read_largest(declared, figure, measure)
        return
    kinds = {group.code: declared.find(*counted(figure, measure, group), levelled=levelled) for group in measure.groups}
    based = by_code[measure.base.figure or figure.code]
    together = declared.union_of(kinds.values(), levelled=levelled)
    for group in measure.groups:
        base = _base(declared, based, measure, group.code)
        for level in (*(EACH if levelled else ()), *(() if measure.levels is Levels.EACH else (EVERY,))):
            place = (figure.code, measure.name, group.code, level)
            declared.values[place] = Number(kinds[group.code], level)
            declared.bases[place] = Number(base, EVERY)
        if measure.levels is Levels.EACH:
            declared.totals[figure.code, measure.name, group.code, EVERY] = Number(kinds[group.code], EVERY)
    if measure.unit is Unit.FAMILIES_BY_VISITS and together is not None:
        rows = declared.find(World.ROWS, figure.scoped(measure.where), levelled=True)
        fewest = ((kinds[group.code], group.visits[0]) for group in measure.groups if group.visits)
        declared.by_visits.append(ByVisits(rows, together, tuple(each for each in fewest if each[0] != NOTHING)))


def _read_largest(declared: Declared, figure: Figure, measure: Measure) -> None:
    """Note where maxima stand. They are no counts; only one that cannot be anything but 0 is a number like others."""
    for group in measure.groups:
        place = (figure.code, measure.name, group.code, EVERY)
        if written(declared.universe & counted(figure, measure, group)[1]).boxes:
            declared.maxima.add(place)
        else:
            declared.values[place] = declared.bases[place] = Number(NOTHING, EVERY)


def _base(declared: Declared, figure: Figure, measure: Measure, group: str) -> int:
    based = figure.measure(measure.base.measure)
    match measure.base.over:
        case Over.SUM_OF_GROUPS:
            return declared.sum_of(declared.find(*counted(figure, based, each)) for each in based.groups)
        case Over.SAME_GROUP:
            return declared.find(*counted(figure, based, based.group(group)))
        case Over.GROUP_ALL:
            return declared.find(*counted(figure, based, based.group(ALL)))


def _add_activities(declared: Declared, figures: tuple[Figure, ...], scopes: tuple[InScope, ...]) -> None:
    """Add the rows of each activity where a figure counts all activities together: one knows they cannot be more."""
    rows = [kind for kind in declared.kinds if kind.world is World.ROWS]
    if not any(kind.asked.condition.activities() is None for kind in rows):
        return
    named = {
        name
        for figure in figures
        for measure in figure.measures
        if measure.unit is Unit.ROWS
        for group in measure.groups
        for name in And((measure.where, group.where)).activities() or ()
    }
    for scope in scopes:
        for name in sorted(named):
            inside = written(declared.universe & scope & activity(name))
            below = [kind for kind in rows if implies(kind.asked, inside)]
            if below:
                declared.find(World.ROWS, scope & activity(name), levelled=any(kind.levelled for kind in below))
