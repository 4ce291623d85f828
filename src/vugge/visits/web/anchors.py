"""Where on the page a fault stands, when another module found it and named the field as its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vugge.visits.rules.faults import Fault

_SCREENING = re.compile(r"([a-z0-9_]+-[0-9a-f-]{36})-(answers|score|position|state|respondent|phase|held_on|level)")
_NEXT = {
    "next-starts_at": "next",
    "next-ends_at": "next",
    "next-staff": "next",
    "next-kind": "next",
    "next-subjects": "next",
    "next-topics": "next",
}
_PREFIXES = (("opened-", "opened"), ("referral-", "referrals"), ("closed-", "closed"))


def on_page(fault: Fault) -> Fault:
    """Return a fault with the name of a field that stands on the page."""
    if fault.anchor == "closed-why":
        return fault
    if fault.anchor in _NEXT:
        return replace(fault, anchor=_NEXT[fault.anchor])
    if found := _SCREENING.fullmatch(fault.anchor):
        return replace(fault, anchor=found[1])
    for prefix, name in _PREFIXES:
        if fault.anchor.startswith(prefix):
            return replace(fault, anchor=name)
    return fault


def joined(unreadable: Iterable[Fault], judged: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return what could not be read, then what will not do, and of each field only the first."""
    found: dict[str, Fault] = {}
    for each in map(on_page, (*unreadable, *judged)):
        field = each.anchor.removesuffix("-why")
        if field not in found and f"{field}-why" not in found:
            found[each.anchor] = each
    return tuple(found.values())


def in_order(faults: Iterable[Fault], names: Sequence[str]) -> tuple[Fault, ...]:
    """Return the faults in the order of the fields on the page, by their names; one of no field comes first."""
    places = {name: place for place, name in enumerate(names)}

    def where(fault: Fault) -> int:
        field = re.sub(r"-(why|more|not|\d+)$", "", fault.anchor)
        return places.get(fault.anchor, places.get(field, -1))

    return tuple(sorted(faults, key=where))
