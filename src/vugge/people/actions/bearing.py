"""A pregnancy's children: how far it was, and who came first. Parts of actions."""

import datetime as dt

from vugge.access.rules.faults import UnfitError
from vugge.base.text import marked as _
from vugge.people.models import Child
from vugge.people.rules.ages import gestation_on

_WEEKS = (140, 315)
"""Days: 20+0 to 45+0, as the constraint on `Child` says."""


def pregnancy_of(twin: Child | None, order: int | None) -> dict[str, object]:
    """Return the pregnancy and place of a child; a twin's first sibling has the first place when it has none."""
    if twin is None:
        return {"birth_order": order}
    if twin.birth_order is None:
        twin.birth_order = 2 if order == 1 else 1
        twin.save(update_fields=["birth_order"])
    taken = Child.objects.filter(municipality=twin.municipality_id, pregnancy=twin.pregnancy)
    last = max(place or 1 for place in taken.values_list("birth_order", flat=True))
    if order is not None and taken.filter(birth_order=order).exists():
        raise UnfitError("birth_order", _("Den plads i rækken har en af de andre. Vælg en anden."))
    return {"pregnancy": twin.pregnancy, "birth_order": order or last + 1}


def free_place(child: Child, order: int | None) -> int | None:
    """Return a place among the children of one pregnancy; UnfitError when another has it."""
    others = Child.objects.filter(municipality=child.municipality_id, pregnancy=child.pregnancy).exclude(id=child.id)
    if order is not None and others.filter(birth_order=order).exists():
        raise UnfitError("birth_order", _("Den plads i rækken har en af de andre. Vælg en anden."))
    return order


def gestation_at(due_on: dt.date | None, born_on: dt.date) -> int | None:
    """Return how far a pregnancy was at birth; None where nobody can tell, or the day expected cannot be right."""
    days = gestation_on(due_on, born_on) if due_on else 0
    return days if _WEEKS[0] <= days <= _WEEKS[1] else None


def in_range(days: int | None) -> int | None:
    """Return how far a pregnancy was, as somebody wrote it; UnfitError where no birth is that early or late."""
    if days is not None and not _WEEKS[0] <= days <= _WEEKS[1]:
        raise UnfitError("gestation_days", _("Fødslen kan ligge fra 20+0 til 45+0. Skriv uger og dage, fx 38+2."))
    return days
