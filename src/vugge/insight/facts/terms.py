"""Conditions as Ibis expressions over the rows of a data set. One translation for every engine."""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from vugge.insight.rules import conditions as c
from vugge.insight.rules.parameters import Parameters


def text(table: ir.Table, column: str) -> ir.StringValue:
    """Return a text column where nothing filled in is the empty text: comparisons are then never unknown."""
    return table[column].fill_null("")


def positive(table: ir.Table, cutoffs: tuple[tuple[str, int], ...]) -> ir.BooleanValue:
    """Return whether the score is at or over the row's cut-off, or its instrument's; false without a score."""
    defaults = [(table["instrument"] == instrument, cutoff) for instrument, cutoff in cutoffs]
    cutoff = ibis.coalesce(table["cutoff"], ibis.cases(*defaults, else_=ibis.null("int64")))
    return (table["score"] >= cutoff).fill_null(FALSE)


def in_scope(table: ir.Table, scope: str, parameters: Parameters) -> ir.BooleanValue:
    """Return whether the row's municipality takes part in the scope."""
    return table["municipality"].isin(next(each.municipalities for each in parameters.scopes if each.code == scope))


def selected(table: ir.Table, parameters: Parameters) -> ir.Table:
    """Keep the rows whose date and municipality the programme counts.

    A row is in or out by its one date (`date`: held, else responded, else offered).
    """
    day = table["date"]
    everyone = [code for scope in parameters.scopes for code in scope.municipalities]
    keep = [table["municipality"].isin(everyone), day.between(parameters.window.start, parameters.window.end)]
    keep += [~day.between(each.period.start, each.period.end) for each in parameters.exclusions]
    for scope in parameters.scopes:
        if scope.period.start > parameters.window.start or scope.period.end < parameters.window.end:
            inside = day.between(scope.period.start, scope.period.end)
            keep.append(~table["municipality"].isin(scope.municipalities) | inside)
    return table.filter(*keep)


def only(rows: ir.Table, activities: frozenset[str] | None) -> ir.Table:
    """Keep the rows of these activities; every row when None."""
    return rows if activities is None else rows.filter(rows[c.ACTIVITY].isin(sorted(activities)))


Leaf = Callable[[c.Condition], ir.BooleanValue]


def expression(condition: c.Condition, leaf: Leaf) -> ir.BooleanValue:
    """Translate a condition; ``leaf`` translates its atoms."""
    match condition:
        case c.And(conditions=parts):
            told = [expression(part, leaf) for part in parts if not isinstance(part, c.Always)]
            return reduce(and_, told) if told else TRUE
        case c.Or(conditions=parts):
            return reduce(or_, [expression(part, leaf) for part in parts])
        case c.Not(condition=inner):
            return ~expression(inner, leaf)
        case c.Always():
            return TRUE
        case _:
            return leaf(condition)


TRUE: ir.BooleanValue = ibis.literal(True)  # noqa: FBT003 - the library's own signature
FALSE: ir.BooleanValue = ibis.literal(False)  # noqa: FBT003 - the library's own signature


def has(column: ir.StringValue, values: tuple[str, ...]) -> ir.BooleanValue:
    """Return whether the joined codes (``a|b``) hold at least one of the values."""
    joined = ibis.literal("|").concat(column, "|")
    return reduce(or_, [joined.contains(f"|{value}|") for value in values])


def row_leaf(table: ir.Table, parameters: Parameters) -> Leaf:
    """Return the translation of atoms over the rows themselves."""

    def leaf(atom: c.Condition) -> ir.BooleanValue:
        match atom:
            case c.Is(column=c.ACTIVITY, values=values):
                return table[c.ACTIVITY].isin(values)
            case c.Is(column=column, values=values):
                return text(table, column).isin(values)
            case c.Has(column=column, values=values):
                return has(text(table, column), values)
            case c.Known(column=column):
                return table[column].notnull()
            case c.Positive():
                return positive(table, parameters.cutoffs)
            case c.InScope(scope=scope):
                return in_scope(table, scope, parameters)
            case _:
                raise TypeError(f"{atom} is not a condition on a row.")

    return leaf
