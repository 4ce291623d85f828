"""Counts of families compiled to Ibis: rows are gathered by family with what each has, then families are counted.

One scan per *shape*: what a family's visits are decides which is its latest, and so the level it is counted on.
Counts that need no visits ride along with the first shape.
"""

import ibis
import ibis.expr.types as ir

from vugge.insight.facts import terms
from vugge.insight.facts.slots import LEVEL, Slot
from vugge.insight.rules import conditions as c
from vugge.insight.rules.extract import NO_FAMILY
from vugge.insight.rules.figure import Unit
from vugge.insight.rules.parameters import Parameters

LEVEL_ROOM = 10
"""A day's number times this leaves room for the level: the largest is then the latest day and its highest level."""

_BY_VISITS = frozenset({Unit.FAMILIES_BY_VISITS, Unit.LARGEST})


def counted_by_family(slot: Slot) -> bool:
    """Return whether the slot's measure must look at whole families."""
    groups = slot.measure.groups
    atoms = [atom for group in groups for atom in (slot.measure.where & group.where).atoms()]
    return slot.measure.unit is not Unit.ROWS or any(isinstance(atom, c.FamilyHas) for atom in atoms)


def shapes(slots: tuple[Slot, ...]) -> tuple[tuple[Slot, ...], ...]:
    """Part the slots by which visits they follow."""
    visits = dict.fromkeys(slot.condition for slot in slots if slot.measure.unit in _BY_VISITS)
    plain = tuple(slot for slot in slots if slot.measure.unit not in _BY_VISITS)
    parted = [tuple(s for s in slots if s.measure.unit in _BY_VISITS and s.condition == each) for each in visits]
    if not parted:
        return (plain,) if plain else ()
    return ((*parted[0], *plain), *parted[1:])


def scan(rows: ir.Table, slots: tuple[Slot, ...], parameters: Parameters) -> ir.Table:
    """Compile one shape: a row per level of the latest visit (null without one), a column per slot."""
    kept = terms.only(rows, _activities(slots))
    leaf = terms.row_leaf(kept, parameters)
    gathered: dict[str, ir.Value] = {}
    has: dict[c.FamilyHas, str] = {}
    for slot in slots:
        for atom in _asked(slot):
            if atom not in has:
                has[atom] = f"has{len(has)}"
                gathered[has[atom]] = terms.expression(atom.row, leaf).any()
        gathered |= _gather(kept, slot, leaf)
    families = kept.group_by("municipality", "family_id").aggregate(**gathered)
    level = families["latest"] % LEVEL_ROOM if "latest" in gathered else ibis.literal(0)
    answer = families.group_by(**{LEVEL: level.nullif(0).cast("int64")})
    return answer.aggregate(**{slot.column: _count(families, slot, has, parameters) for slot in slots})


def _asked(slot: Slot) -> tuple[c.FamilyHas, ...]:
    atoms = slot.condition.atoms()
    return tuple(a for a in atoms if isinstance(a, c.FamilyHas) and not isinstance(a.row, c.Always))


def _activities(slots: tuple[Slot, ...]) -> frozenset[str] | None:
    named: frozenset[str] = frozenset()
    for slot in slots:
        rows = [a.row for a in slot.condition.atoms() if isinstance(a, c.FamilyHas)]
        if slot.measure.unit is not Unit.FAMILIES:
            rows.append(slot.condition)
        for row in rows:
            activities = row.activities()
            if activities is None:
                return None
            named |= activities
    return named


def _gather(rows: ir.Table, slot: Slot, leaf: terms.Leaf) -> dict[str, ir.Value]:
    match slot.measure.unit:
        case Unit.FAMILIES:
            return {}
        case Unit.ROWS:
            return {
                f"{slot.column}_{'with' if answer else 'without'}": rows.count(
                    where=terms.expression(_assume(slot.condition, answer=answer), leaf)
                )
                for answer in (True, False)
            }
    counted = terms.expression(slot.condition, leaf)
    latest = rows["date"].epoch_days().cast("int64") * LEVEL_ROOM + rows[LEVEL].fill_null(0).cast("int64")
    return {"visits": rows.count(where=counted), "latest": latest.max(where=counted)}


def _assume(condition: c.Condition, *, answer: bool) -> c.Condition:
    """Replace what is asked of the family by the answer."""
    match condition:
        case c.And(conditions=parts):
            return c.And(tuple(_assume(part, answer=answer) for part in parts))
        case c.Or(conditions=parts):
            return c.Or(tuple(_assume(part, answer=answer) for part in parts))
        case c.Not(condition=inner):
            return c.Not(_assume(inner, answer=answer))
        case c.FamilyHas():
            return c.Always() if answer else ~c.Always()
        case _:
            return condition


def _count(families: ir.Table, slot: Slot, has: dict[c.FamilyHas, str], parameters: Parameters) -> ir.Value:
    is_family = families["family_id"] != NO_FAMILY

    def leaf(atom: c.Condition) -> ir.BooleanValue:
        if isinstance(atom, c.InScope):
            return terms.in_scope(families, atom.scope, parameters)
        if not isinstance(atom, c.FamilyHas):
            raise TypeError(f"{atom} is not a condition on a family.")
        return is_family & families[has[atom]] if atom in has else is_family

    match slot.measure.unit:
        case Unit.FAMILIES:
            return families.count(where=is_family & terms.expression(slot.condition, leaf))
        case Unit.ROWS:
            asked = _asked(slot)
            without = families[f"{slot.column}_without"]
            value = ibis.ifelse(leaf(asked[0]), families[f"{slot.column}_with"], without) if asked else without
            return value.sum()
        case Unit.LARGEST:
            return families["visits"].max(where=is_family)
    fewest, most = slot.group.visits or (1, None)
    number = families["visits"]
    enough = (number >= fewest) if most is None else number.between(fewest, most)
    return families.count(where=is_family & enough)
