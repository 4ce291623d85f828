"""What people are called on a page, also before they have a name, and how a child is."""

import datetime as dt
from collections.abc import Iterable

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class ChildState(Labelled):
    """How a child is: expected, alive, dead, or never born alive."""

    UNBORN = "unborn", _("ventes")
    ALIVE = "alive", _("født")
    STILLBORN = "stillborn", _("født uden liv")
    DEAD = "dead", _("død")
    LOST = "lost", _("graviditeten er ophørt")


def state_of(
    *, born: dt.date | dt.datetime | None, died_on: dt.date | None, stillborn: bool, lost_on: dt.date | None
) -> ChildState:
    """Return how a child is."""
    if lost_on is not None:
        return ChildState.LOST
    if stillborn:
        return ChildState.STILLBORN
    if died_on is not None:
        return ChildState.DEAD
    return ChildState.UNBORN if born is None else ChildState.ALIVE


def whole_name(given_names: str, family_name: str) -> str:
    """Return the two in one line; empty where neither is known."""
    return " ".join(part for part in (given_names.strip(), family_name.strip()) if part)


def nameless(state: ChildState) -> str:
    """Return what a child without a name is called (a msgid)."""
    return _("Ventet barn") if state in {ChildState.UNBORN, ChildState.LOST} else _("Barn uden navn endnu")


NAMELESS_PARENT = _("Forælder uden navn endnu")


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names with a number behind those that are alike, in the order given: twins may have no names yet."""
    listed = list(names)
    seen: dict[str, int] = {}
    found = []
    for name in listed:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} {seen[name]}" if listed.count(name) > 1 else name)
    return tuple(found)
