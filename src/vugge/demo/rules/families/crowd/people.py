"""Who a family of the crowd is: its people, where it lives, whose it is, and how far it has come."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vugge.demo.rules.families.crowd.names import (
    BOYS,
    FAMILY_NAMES,
    FATHERS,
    GIRLS,
    LANGUAGES,
    MOTHERS,
    STREETS,
)
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.numbers import number as number_of
from vugge.demo.rules.families.people import KNOWN_SERIALS, born, household
from vugge.demo.rules.families.shape import Child, Deed, Household, Parent, Speaks
from vugge.demo.rules.families.towns import DISTRICTS
from vugge.demo.rules.published.dice import Dice

_SHARED_OUT: Mapping[str, int] = {"signe": 24, "mette": 42, "hanne": 51, "birthe": 51, "rikke": 51, "louise": 51}
_KEEPERS = [key for key, count in _SHARED_OUT.items() for _ in range(count)]
_DISTRICT_OF = {key: district for district, keys in DISTRICTS.items() for key in keys}
_EXPECTED, _YOUNG, _GROWN = 26, 226, 270
"""Of the crowd's numbers those below the first are on their way, below the second in their first year, then older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomers:
    """A family of the crowd: its children, born so many days ago (negative: expected), and its parents."""

    number: int
    keeper: str
    age: int
    children: tuple[Child, ...]
    parents: tuple[Parent, ...]
    name: str
    address: str
    language: str

    @property
    def both(self) -> tuple[str, ...]:
        """Return what the parents are called."""
        return tuple(each.name for each in self.parents)

    def household(self, calendar: Calendar, deeds: Sequence[Deed]) -> Household:
        """Return the family with what was done."""
        spoken = (Speaks(language=self.language, interpreter=True),) if self.language else ()
        return household(
            calendar,
            self.name,
            self.address,
            key=f"birkeby-{self.number}",
            keeper=self.keeper,
            district=_DISTRICT_OF[self.keeper],
            children=self.children,
            parents=self.parents,
            deeds=(*spoken, *deeds),
        )


def newcomers(calendar: Calendar, dice: Dice, number: int) -> Newcomers:
    """Return who the family with a number is. Parents are the same whatever the day."""
    mother_name, father_name = dice.one_of(FAMILY_NAMES), dice.one_of(FAMILY_NAMES)
    parents = _parents(dice, number, mother_name, father_name)
    called = father_name if len(parents) > 1 and dice.happens(45) else mother_name
    child_name = f"{mother_name} {father_name}" if len(parents) > 1 and dice.happens(30) else called
    keeper = _KEEPERS[number * 37 % len(_KEEPERS)]
    age = _age(dice, number)
    street = dice.one_of(STREETS[_DISTRICT_OF[keeper]])
    return Newcomers(
        number=number,
        keeper=keeper,
        age=age,
        children=_children(calendar, dice, number, age, child_name, {each.name for each in parents}),
        parents=parents,
        name=child_name,
        address=f"{street} {dice.between(1, 98)}",
        language=dice.one_of(LANGUAGES) if dice.happens(6) else "",
    )


def _age(dice: Dice, number: int) -> int:
    if number < _EXPECTED:
        return -dice.between(14, 150)
    if number < _YOUNG:
        return (number - _EXPECTED) * 335 // (_YOUNG - _EXPECTED) + dice.between(1, 3)
    return 335 + (number - _YOUNG) * 215 // (_GROWN - _YOUNG) + dice.between(1, 5)


def _parents(dice: Dice, number: int, mother_name: str, father_name: str) -> tuple[Parent, ...]:
    serial = KNOWN_SERIALS + number
    first = _parent(dice, serial, dice.one_of(MOTHERS), mother_name, role="mother", sex="female")
    if not dice.happens(91):
        return (first,)
    if dice.happens(3):
        name = dice.one_of([each for each in MOTHERS if each != first.name])
        return first, _parent(dice, serial, name, father_name, role="mother", sex="female")
    role = "father" if dice.happens(96) else "partner"
    second = _parent(dice, serial, dice.one_of(FATHERS), father_name, role=role, sex="male")
    return first, second


def _parent(dice: Dice, serial: int, name: str, family_name: str, *, role: str, sex: str) -> Parent:
    born_on = dt.date(1984, 1, 2) + dt.timedelta(days=dice.below(6900))
    given = number_of(born_on, serial, female=sex == "female")
    return Parent(
        name=name, family_name=family_name, role=role, sex=sex, number=given, custody=role != "partner"
    )  # fmt: skip


def _children(
    calendar: Calendar, dice: Dice, number: int, age: int, family_name: str, taken: set[str]
) -> tuple[Child, ...]:
    if age < 0:
        return (Child(name="", family_name="", sex="unknown", due_on=calendar.ago(age)),)
    girl, gestation = dice.happens(49), dice.between(266, 290) if dice.happens(94) else dice.between(238, 258)
    serial, clock = KNOWN_SERIALS + number, f"{dice.between(4, 22)}.{dice.between(10, 59)}"
    sex, names = ("female", GIRLS) if girl else ("male", BOYS)
    twins = dice.happens(2)
    first = born(
        calendar, _free(dice, names, taken), family_name, sex, age, gestation=gestation, clock=clock, serial=serial,
        order=1 if twins else None,
    )  # fmt: skip
    if not twins:
        return (first,)
    sex, names = ("male", BOYS) if girl else ("female", GIRLS)
    second = born(
        calendar, _free(dice, names, taken), family_name, sex, age, gestation=gestation, clock="23.10", serial=serial,
        order=2, twin_of=first.name,
    )  # fmt: skip
    return first, second


def _free(dice: Dice, names: Sequence[str], taken: set[str]) -> str:
    """Return a name nobody in the family has: people are known by it on paper."""
    return dice.one_of([each for each in names if each not in taken])
