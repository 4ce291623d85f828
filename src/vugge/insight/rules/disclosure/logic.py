"""What follows from what: whether a condition can hold at all, implies another, or shuts it out.

A condition is written as boxes: alternatives, each of which says of some columns which values they may hold. Columns
are taken to hold any text, so nothing follows here that would not follow whatever codes a later extract adds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vugge.insight.rules.conditions import Always, And, Condition, FamilyHas, Has, InScope, Is, Known, Not, Or, Positive

SCOPE = "scope"
_POSITIVE = "positive"
_YES = "yes"
_NO = "no"
_EMPTY = ""

Key = str | tuple[str, str] | FamilyHas
"""A column with one value, a column's code in a set of codes, or something the family has."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a column may hold: one of the values (``inside``), or anything but them."""

    values: frozenset[str]
    inside: bool


Box = dict[Key, Allowed]


@dataclass(frozen=True, slots=True)
class Written:
    """A condition written as boxes, and its opposite. Without boxes it can never be true."""

    condition: Condition
    boxes: tuple[Box, ...]
    opposite: tuple[Box, ...]


def written(condition: Condition) -> Written:
    """Write a condition as boxes."""
    return Written(condition, tuple(_together([boxes(condition)])), tuple(_together([boxes(condition, wanted=False)])))


def implies(one: Written, other: Written) -> bool:
    """Return whether the other condition is true wherever the first is."""
    return not _meet(one.boxes, other.opposite)


def apart(one: Written, other: Written) -> bool:
    """Return whether no row (or family) fulfils both conditions."""
    return not _meet(one.boxes, other.boxes)


def covered(whole: Written, parts: Iterable[Written]) -> bool:
    """Return whether at least one of the parts is true wherever the whole is."""
    return not _together([whole.boxes, *(each.opposite for each in parts)])


@cache
def boxes(condition: Condition, *, wanted: bool = True) -> tuple[Box, ...]:
    """Write a condition, or its opposite, as boxes; none when it can never be."""
    match condition:
        case Not(condition=inner):
            return boxes(inner, wanted=not wanted)
        case And() | Or():
            parts = [boxes(each, wanted=wanted) for each in condition.parts()]
            if isinstance(condition, And) == wanted:
                return tuple(_together(parts))
            return tuple(box for part in parts for box in part)
        case _:
            return tuple(_atom(condition, wanted=wanted))


def _atom(atom: Condition, *, wanted: bool) -> list[Box]:
    if isinstance(atom, Always):
        return [{}] if wanted else []
    if isinstance(atom, Has) and wanted:
        return [{(atom.column, value): _flag(wanted)} for value in atom.values]
    return [_box(atom, wanted=wanted)]


def _box(atom: Condition, *, wanted: bool) -> Box:
    match atom:
        case Is(column=column, values=values):
            return {column: Allowed(frozenset(values), wanted)}
        case InScope(scope=scope):
            return {SCOPE: Allowed(frozenset({scope}), wanted)}
        case Known(column=column):
            return {column: Allowed(frozenset({_EMPTY}), not wanted)}
        case Positive():
            return {_POSITIVE: _flag(wanted)}
        case FamilyHas():
            return {atom: _flag(wanted)}
        case Has(column=column, values=values):
            return {(column, value): _flag(wanted) for value in values}
    raise TypeError(f"The disclosure gate does not know the condition {atom}.")


def _flag(wanted: bool) -> Allowed:  # noqa: FBT001 - an answer turned into a value
    return Allowed(frozenset({_YES if wanted else _NO}), inside=True)


def _together(parts: list[tuple[Box, ...]]) -> list[Box]:
    """Return the boxes in which every part holds."""
    found: list[Box] = [{}]
    for alternatives in parts:
        merged = [both for box in found for other in alternatives if (both := _both(box, other)) is not None]
        found = list({frozenset(box.items()): box for box in merged}.values())
        if not found:
            break
    return found


def _both(box: Box, other: Box) -> Box | None:
    merged = dict(box)
    for key, allowed in other.items():
        narrowed = _narrowed(merged[key], allowed) if key in merged else allowed
        if narrowed.inside and not narrowed.values:
            return None
        merged[key] = narrowed
    return merged if _families_agree(merged) else None


def _narrowed(one: Allowed, other: Allowed) -> Allowed:
    if one.inside and other.inside:
        return Allowed(one.values & other.values, inside=True)
    if one.inside:
        return Allowed(one.values - other.values, inside=True)
    if other.inside:
        return Allowed(other.values - one.values, inside=True)
    return Allowed(one.values | other.values, inside=False)


def _meet(some: tuple[Box, ...], others: tuple[Box, ...]) -> bool:
    """Return whether two of the boxes have room for the same row."""
    return any(_room(box, other) for box in some for other in others)


def _room(box: Box, other: Box) -> bool:
    for key, allowed in other.items():
        if key in box:
            narrowed = _narrowed(box[key], allowed)
            if narrowed.inside and not narrowed.values:
                return False
    return _families_agree({**box, **other}) if any(isinstance(key, FamilyHas) for key in (*box, *other)) else True


def _families_agree(box: Box) -> bool:
    """Refuse a family that has a row of one kind but none of a wider kind."""
    asked = [(key, _YES in allowed.values) for key, allowed in box.items() if isinstance(key, FamilyHas)]
    has = [key.row for key, answer in asked if answer]
    lacks = [key.row for key, answer in asked if not answer]
    return not any(_follows(row, wider) for row in has for wider in lacks)


@cache
def _follows(row: Condition, wider: Condition) -> bool:
    return not _meet(boxes(row), boxes(wider, wanted=False))
