"""Declared figures compiled to Ibis: one scan for all row counts, one per shape for families.

Row counts: rows are first gathered into *profiles* — the distinct combinations of just those columns that some
figure asks about — and every cell is then counted over the few profiles. A column is kept only for the activities
whose figures ask about it; otherwise it is blanked, which keeps the profiles few and changes no answer, since a
condition that names an activity is false of every other one.
"""

from dataclasses import dataclass
from functools import cache, reduce

import ibis
import ibis.expr.types as ir

from vugge.insight.facts import families, terms
from vugge.insight.facts.slots import LEVEL, Slot
from vugge.insight.rules import conditions as c
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.parameters import Parameters


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One query and how to read its answer: a row per level (``level``, null = not levelled), a column a slot."""

    query: ir.Table
    slots: tuple[Slot, ...]


def scans(table: ir.Table, figures: tuple[Figure, ...], parameters: Parameters) -> tuple[Scan, ...]:
    """Compile the figures of one programme to their scans over a data set's rows."""
    rows = terms.selected(table, parameters)
    slots = _slots(figures)
    by_family = tuple(slot for slot in slots if families.counted_by_family(slot))
    by_row = tuple(slot for slot in slots if slot not in by_family)
    found = [Scan(query=_row_scan(rows, by_row, parameters), slots=by_row)] if by_row else []
    found += [Scan(query=families.scan(rows, shape, parameters), slots=shape) for shape in families.shapes(by_family)]
    return tuple(found)


def _slots(figures: tuple[Figure, ...]) -> tuple[Slot, ...]:
    cells = ((figure, measure, group) for figure in figures for measure in figure.measures for group in measure.groups)
    return tuple(
        Slot(column=f"c{number}", figure=figure, measure=measure, group=group)
        for number, (figure, measure, group) in enumerate(cells)
    )


def _column_of(atom: c.Condition) -> str:
    match atom:
        case c.Is(column=column) | c.Has(column=column):
            return column
        case c.Known(column=column):
            return f"{column}_known"
        case c.InScope():
            return "scope"
        case c.Positive():
            return "positive"
        case _:
            return ""


def _row_scan(rows: ir.Table, slots: tuple[Slot, ...], parameters: Parameters) -> ir.Table:
    kept = terms.only(rows, reduce(_union, [slot.condition.activities() for slot in slots]))
    asked: dict[str, tuple[c.Condition, frozenset[str] | None]] = {}
    for slot in slots:
        for atom in slot.condition.atoms():
            if column := _column_of(atom):
                _, activities = asked.get(column, (atom, frozenset()))
                asked[column] = (atom, _union(activities, slot.condition.activities()))
    columns = {name: _profile_column(kept, atom, activities, parameters) for name, (atom, activities) in asked.items()}
    profiles = kept.group_by(**{LEVEL: kept[LEVEL]}, **columns).aggregate(n=lambda t: t.count())
    leaf = _profile_leaf(profiles)
    return profiles.group_by(LEVEL).aggregate(
        **{slot.column: profiles["n"].sum(where=terms.expression(slot.condition, leaf)) for slot in slots}
    )


def _union(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def _profile_column(
    rows: ir.Table, atom: c.Condition, activities: frozenset[str] | None, parameters: Parameters
) -> ir.Value:
    if isinstance(atom, c.InScope):
        branches = [(rows["municipality"].isin(each.municipalities), each.code) for each in parameters.scopes]
        return ibis.cases(*branches)
    value: ir.Value = rows[atom.column] if isinstance(atom, c.Is | c.Has) else terms.row_leaf(rows, parameters)(atom)
    if activities is None or _column_of(atom) == c.ACTIVITY:
        return value
    return ibis.ifelse(rows[c.ACTIVITY].isin(sorted(activities)), value, ibis.null(value.type()))


def _profile_leaf(profiles: ir.Table) -> terms.Leaf:
    @cache  # the same atom stands in many cells, and building it is what compiling costs
    def leaf(atom: c.Condition) -> ir.BooleanValue:
        column = profiles[_column_of(atom)]
        match atom:
            case c.Is(values=values):
                return column.fill_null("").isin(values)
            case c.Has(values=values):
                return terms.has(column.fill_null(""), values)
            case c.InScope(scope=scope):
                return column == scope
            case _:
                return column.fill_null(terms.FALSE)

    return leaf
