"""What anyone knows of how the numbers hang together, taken from the declarations.

Derived: levels add up; parts that shut one another out add up to their whole, or to no more than it; parts that leave
nothing of a whole out add up to no less than it. Stated by hand, because it follows from what a family is and not from
any condition: what `_families_and_rows` says. Stated by hand, too, is what `REGISTERED_OTHERWISE` lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from vugge.insight.rules.conditions import And, Condition, FamilyHas, InScope
from vugge.insight.rules.disclosure.declared import EACH, EVERY, Declared, World, read
from vugge.insight.rules.disclosure.logic import apart, covered, implies, written
from vugge.insight.rules.disclosure.numbers import Ledger, Number, Relation
from vugge.insight.rules.figure import Figure

REGISTERED_OTHERWISE = (
    (("T-10", "offered"), ("T-4", "offered")),
    (("T-5", "visited"), ("T-6", "received")),
    (("T-5", "visited"), ("T-7", "received")),
)
"""Whole and part of two figures that differ by families whose offer has no date: a status alone, a visit alone.

Where nobody is left over, that is a fact about how offers were written down and about no family, and hiding it would
take a headline number. One to four families left over are protected like any others.
"""


@lru_cache(maxsize=32)
def ledger(figures: tuple[Figure, ...], scopes: frozenset[str]) -> Ledger:
    """Return a programme's numbers and all that ties them together."""
    declared = read(figures, scopes)
    printed = {*declared.values.values(), *declared.bases.values(), *declared.totals.values()}
    lattice = _Lattice(declared)
    relations: dict[Relation, None] = {}
    rests: list[tuple[Number, tuple[Number, ...]]] = []
    for level in (EVERY, *EACH):
        for relation in lattice.relations(level):
            relations[relation] = None
            whole, *parts = (number for number, _ in relation.terms)
            if not relation.exact and len(parts) > 1 and {whole, *parts} <= printed and relation.terms[0][1] > 0:
                rests.append((whole, tuple(parts)))
    for relation in (*_levels(declared), *_sums(declared), *_families_and_rows(declared)):
        relations[relation] = None
    within = tuple(pair for pair in lattice.within() if set(pair) <= printed)
    return Ledger(
        values=declared.values,
        bases=declared.bases,
        totals=declared.totals,
        relations=tuple(relations),
        within=within,
        apart=tuple(rests),
        registered=frozenset(within) & frozenset(_registered(declared)),
        maxima=frozenset(declared.maxima),
    )


def _registered(declared: Declared) -> Iterator[tuple[Number, Number]]:
    at: defaultdict[tuple[str, str], list[Number]] = defaultdict(list)
    for (figure, measure, _, _), number in declared.values.items():
        at[figure, measure].append(number)
    for wholes, parts in REGISTERED_OTHERWISE:
        yield from product(at[wholes], at[parts])


class _Lattice:
    """Which kinds of number lie within which."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.kinds = declared.kinds
        there = [number for number, kind in enumerate(self.kinds) if kind.world is not World.SUMS]
        self.inside = {whole: [part for part in there if self._lies(part, whole)] for whole in there}

    def _lies(self, part: int, whole: int) -> bool:
        one, other = self.kinds[part], self.kinds[whole]
        return part != whole and one.world is other.world and implies(one.asked, other.asked)

    def relations(self, level: str) -> Iterator[Relation]:
        """Yield what is known of wholes and their parts at one level."""
        for whole, inside in self.inside.items():
            if self._has(whole, level):
                yield from self._of(whole, [part for part in inside if self._has(part, level)], level)

    def within(self) -> Iterator[tuple[Number, Number]]:
        """Yield wholes with a part of them: the same level or one of its levels."""
        for whole, inside in self.inside.items():
            for part in (whole, *inside):
                for level in EACH:
                    yield Number(whole, EVERY), Number(part, level)
                    if part != whole:
                        yield Number(whole, level), Number(part, level)
                if part != whole:
                    yield Number(whole, EVERY), Number(part, EVERY)
        for parts, together in self.declared.sums.items():
            yield from ((Number(together, EVERY), Number(part, level)) for part in parts for level in (*EACH, EVERY))

    def _has(self, kind: int, level: str) -> bool:
        return level == EVERY or self.kinds[kind].levelled

    def _of(self, whole: int, inside: list[int], level: str) -> Iterator[Relation]:
        largest = [part for part in inside if not any(part in self.inside[other] for other in inside)]
        shut_out = {one: {other for other in largest if self._apart(one, other)} for one in largest}
        exact = False
        for parts in _cliques(shut_out):
            whole_of_them = self._covered(whole, parts)
            exact |= whole_of_them
            yield _split(Number(whole, level), [Number(part, level) for part in parts], exact=whole_of_them)
        if largest and not exact and self._covered(whole, largest):
            terms = ((Number(part, level), 1) for part in largest)
            yield Relation((*terms, (Number(whole, level), -1)), exact=False)

    def _apart(self, one: int, other: int) -> bool:
        return one != other and apart(self.kinds[one].asked, self.kinds[other].asked)

    def _covered(self, whole: int, parts: list[int]) -> bool:
        return covered(self.kinds[whole].asked, [self.kinds[part].asked for part in parts])


def _split(whole: Number, parts: Iterable[Number], *, exact: bool) -> Relation:
    return Relation(((whole, 1), *((part, -1) for part in parts)), exact)


def _cliques(shut_out: dict[int, set[int]]) -> list[list[int]]:
    """Return the largest sets of which every two shut each other out (Bron and Kerbosch)."""
    found: list[list[int]] = []

    def grow(clique: list[int], open_: set[int], done: set[int]) -> None:
        if not open_ and not done:
            found.append(sorted(clique))
            return
        pivot = max(sorted(open_ | done), key=lambda each: len(shut_out[each] & open_))
        for each in sorted(open_ - shut_out[pivot]):
            grow([*clique, each], open_ & shut_out[each], done & shut_out[each])
            open_.discard(each)
            done.add(each)

    if shut_out:
        grow([], set(shut_out), set())
    return sorted(found)


def _levels(declared: Declared) -> Iterator[Relation]:
    for number, kind in enumerate(declared.kinds):
        if kind.levelled:
            yield _split(Number(number, EVERY), [Number(number, level) for level in EACH], exact=True)


def _sums(declared: Declared) -> Iterator[Relation]:
    for parts, together in declared.sums.items():
        yield _split(Number(together, EVERY), [Number(part, EVERY) for part in parts], exact=True)


def _families_and_rows(declared: Declared) -> Iterator[Relation]:
    """Yield what a family is: it has at least one row of the kind it is counted for.

    So families are never more than those rows; a family counted on the level of its latest row has a row on that level;
    and families with at least n rows have n rows each.
    """
    kinds = list(enumerate(declared.kinds))
    for row, rows in kinds:
        if rows.world is not World.ROWS:
            continue
        lifted = written(_lifted(rows.asked.condition))
        for number, kind in kinds:
            if kind.world is World.FAMILIES and implies(kind.asked, lifted):
                yield _split(Number(row, EVERY), [Number(number, EVERY)], exact=False)
    for each in declared.by_visits:
        for level in EACH:
            yield _split(Number(each.rows, level), [Number(each.families, level)], exact=False)
        terms = tuple((Number(kind, EVERY), -fewest) for kind, fewest in each.groups)
        yield Relation(((Number(each.rows, EVERY), 1), *terms), exact=False)


def _lifted(condition: Condition) -> Condition:
    """Say of a family that it has such a row; a scope is a matter of its municipality, so of every row it has."""
    parts = list(_conjuncts(condition))
    scopes = tuple(part for part in parts if all(isinstance(atom, InScope) for atom in part.atoms()))
    return And((*scopes, FamilyHas(And(tuple(part for part in parts if part not in scopes)))))


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And):
        for part in condition.parts():
            yield from _conjuncts(part)
    else:
        yield condition
