"""Writing families down shortly: children by how old they are, parents by their day of birth, visits by age."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from vugge.demo.rules.families.days import Calendar, at
from vugge.demo.rules.families.numbers import number
from vugge.demo.rules.families.shape import Child, Deed, Home, Household, Parent, Screening, Visit

TERM = 280
TOWN = ("4998", "Birkeby")
KNOWN_SERIALS = 30
"""The families known by name have the serials under this; the others' begin with it."""

STANDARD: Mapping[str, int] = {
    "maternity": 5, "establishment": 10, "second_first_month": 22, "month_2": 60, "month_4_6": 142, "month_8_11": 268,
}  # fmt: skip
"""How old a child is, in days, at each of the visits everybody is offered."""


def born(  # noqa: PLR0913 - what there is to tell of a birth
    calendar: Calendar,
    name: str,
    family_name: str,
    sex: str,
    days: int,
    *,
    gestation: int = 278,
    clock: str = "9.14",
    serial: int | None = None,
    **also: object,
) -> Child:
    """Return a child born so many days ago after so many days of pregnancy."""
    day = calendar.ago(days)
    given = number(day, _serial(name + family_name) if serial is None else serial, female=sex == "female")
    told = {"number": given, **also}
    due = day + dt.timedelta(days=TERM - gestation)
    return Child(name=name, family_name=family_name, sex=sex, born_at=at(day, clock), due_on=due, **told)  # type: ignore[arg-type]  # the fields of a child


def parent(name: str, family_name: str, role: str, born_on: str, *, sex: str = "", **also: object) -> Parent:
    """Return a grown-up born on a day (2026-12-31). A mother is a woman and a father a man unless it is said."""
    sex = sex or ("male" if role == "father" else "female")
    given = number(dt.date.fromisoformat(born_on), _serial(name + family_name), female=sex == "female")
    return Parent(name=name, family_name=family_name, role=role, sex=sex, number=given, **also)  # type: ignore[arg-type]  # the fields of a parent


def household(  # noqa: PLR0913 - what there is to tell of a family
    calendar: Calendar,
    name: str,
    address: str,
    *,
    keeper: str = "signe",
    district: str = "Havnen",
    children: Sequence[Child],
    parents: Sequence[Parent],
    deeds: Iterable[Deed] = (),
    opened: int | None = None,
    key: str = "",
    protected: bool = False,
) -> Household:
    """Return a family, known by its name; it was opened so many days ago, or in the middle of the first pregnancy."""
    first = min(each.due_on for each in children)
    day = calendar.ago(opened) if opened is not None else min(first - dt.timedelta(days=150), calendar.ago(3))
    postcode, town = TOWN
    return Household(
        key=key or name,
        name=f"Familien {name}",
        keeper=keeper,
        district=district,
        opened_on=day,
        children=tuple(children),
        parents=tuple(parents),
        home=Home(address=address, postcode=postcode, town=town, since=day, protected=protected),
        deeds=tuple(deeds),
    )


def standard(
    calendar: Calendar, children: Sequence[Child], parents: Sequence[str], kinds: Sequence[str], clock: str = "10.00"
) -> list[Deed]:
    """Return the standard visits of these kinds with children born together, each at its age."""
    return [visit(calendar, children, parents, kind, STANDARD[kind], clock=clock) for kind in kinds]


def visit(
    calendar: Calendar,
    children: Sequence[Child],
    parents: Sequence[str],
    kind: str,
    age: int,
    *,
    clock: str = "10.00",
    **also: object,
) -> Visit:
    """Return a visit held when the children, born together, were so many days old."""
    first = children[0].born_at
    if first is None:
        raise ValueError("A child that is not born is not visited.")
    days = max((calendar.date - first.date()).days - age, 1)
    names = tuple(each.name for each in children if not each.stillborn)
    return Visit(
        kind=kind, at=calendar.visit(days, clock), children=names, parents=tuple(parents), **also  # type: ignore[arg-type]  # the fields of a visit
    )  # fmt: skip


def in_pregnancy(
    calendar: Calendar, due_on: dt.date, parents: Mapping[str, int], *, weeks: int = 24, clock: str = "13.00"
) -> Visit:
    """Return the visit in a pregnancy's week, with each parent's EPDS in points."""
    day = due_on - dt.timedelta(days=TERM - 7 * weeks)
    asked = tuple(epds(name, points, "pregnancy") for name, points in parents.items())
    days = max((calendar.date - day).days, 1)
    return Visit(kind="pregnancy", at=calendar.visit(days, clock), parents=tuple(parents), screenings=asked)


def epds(name: str, points: int, phase: str = "postpartum") -> Screening:
    """Return an EPDS of so many points, at most 27: shared out among the answers, and none of it on the tenth."""
    places = 9
    shared = (min((points + place) // places, 3) for place in range(places))
    return Screening(of=name, instrument="epds", phase=phase, answers=(*shared, 0))


def _serial(name: str) -> int:
    return crc32(name.encode()) % KNOWN_SERIALS
