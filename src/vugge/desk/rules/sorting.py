"""Which of the things to do come first: in groups by when they should be done, and in each by the window's end."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from vugge.base.labels import Labelled
from vugge.base.text import marked as _

_T = TypeVar("_T")
_FRIDAY, _WEEK = 4, dt.timedelta(days=7)

SHORT = dt.timedelta(days=21)
"""A window that is open and no longer than this asks to be used while it lasts."""


class Group(Labelled):
    """When something should be done."""

    TODAY = "today", _("I dag")
    FRIDAY = "friday", _("Inden fredag")
    NEXT_WEEK = "next_week", _("I næste uge")
    SOON = "soon", _("Snart")


@dataclass(frozen=True, slots=True)
class Dated(Generic[_T]):
    """Something to do, and when: it may be from `opens`, should be from `due` (None: as soon as it may) to `last`.

    `first`: it comes before whatever else its group holds.
    """

    what: _T
    opens: dt.date
    last: dt.date
    due: dt.date | None = None
    first: bool = False


def sorted_by_when(things: Iterable[Dated[_T]], today: dt.date) -> tuple[tuple[Group, tuple[_T, ...]], ...]:
    """Return the groups that hold something, in order, each with the one whose window ends first before the others."""
    ordered = sorted(things, key=lambda each: (not each.first, each.last, each.opens))
    grouped = [(group_of(each, today), each.what) for each in ordered]
    return tuple(
        (group, tuple(what for own, what in grouped if own is group))
        for group in Group
        if any(own is group for own, _what in grouped)
    )


def group_of(thing: Dated[_T], today: dt.date) -> Group:
    """Return when something should be done, seen from a day.

    Today: what is over time, ends today or opens today. By Friday, or in the next week where this one is done: what
    ends or falls due by then, and a short window that is open. Soon: the rest.
    """
    if thing.last <= today or (thing.opens == today and thing.due is None):
        return Group.TODAY
    by, near = friday(today), Group.NEXT_WEEK if today.weekday() >= _FRIDAY else Group.FRIDAY
    due = thing.due is not None and thing.due <= by
    short = thing.due is None and thing.opens <= today and thing.last - thing.opens <= SHORT
    return near if thing.last <= by or due or short else Group.SOON


def friday(today: dt.date) -> dt.date:
    """Return the Friday there is time until: this week's, or on it and after it the next week's."""
    this = today + dt.timedelta(days=_FRIDAY - today.weekday())
    return this if this > today else this + _WEEK
