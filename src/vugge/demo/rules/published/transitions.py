"""Model B: figures 4-13, 4-14, 4-15 and 4-24, and the other registrations its 3,670 families must have had (3-1)."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from vugge.demo.rules.published.days import FIRST, LAST, days_before, iso, some_day
from vugge.demo.rules.published.dice import Dice, split
from vugge.demo.rules.published.places import MODEL_B, MODEL_B_ONLY
from vugge.demo.rules.published.registration import Family, Registration
from vugge.demo.rules.published.together import Course, course_rows

FAMILIES_B = 3670
COSP = Course(
    "cosp",
    "cosp",
    {"1": 24, "2": 5, "3": 111, "4": 5},
    {"interrupted": 21, "completed": 104, "declined": 1, "started": 12, "waiting": 7},
)
MONTH = 30.44  # days


class Transition(NamedTuple):
    """A published transition: offers by response, visits by place and who was there, the child's age in months."""

    activity: str
    responses: Mapping[str, int]
    held: Mapping[tuple[str, str], int]
    age: tuple[int, int]


TRANSITIONS = (
    Transition(
        "transition_1",
        {"accepted": 781, "declined": 178, "no_contact": 29},  # 79, 18 and 3 pct of 988
        {("home", "mother|daycare_staff"): 430, ("home", "mother|father|daycare_staff"): 154, ("home", "mother"): 31}
        | {
            ("daycare", "mother|daycare_staff"): 146,
            ("online", "mother|daycare_staff"): 7,
        },  # 76, 4, 19 and 1 pct of 768
        (9, 14),
    ),
    Transition(
        "transition_2",
        {"accepted": 323, "declined": 150, "no_contact": 40, "": 8},  # 62 pct of 521
        {("home", "mother|daycare_staff"): 132, ("home", "mother"): 3, ("daycare", "mother|daycare_staff"): 131},
        (32, 36),
    ),
    Transition(
        "transition_3",
        {"accepted": 644, "declined": 48},  # 93 and 7 pct of 692
        {("home", "mother|teacher"): 88, ("home", "mother"): 5}
        | {("school", "mother|teacher"): 300, ("daycare", "mother|daycare_staff"): 191},  # 16 and 84 pct of 584
        (64, 76),
    ),
)
LEVELS = ("1",) * 15 + ("2", "2", "3", "3", "")  # made up: no level was published
OTHERWISE = {"standard_visit": 750, "team_case": 150, "parent_group": 110, "daycare_child_advice": 314}
"""What the families that no figure of model B shows were registered with (made up)."""


class _Births:
    """Makes families one at a time: the day comes first, then a child of the right age."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._numbers = count(1)

    def family(self, municipality: str, own_day: int, months: tuple[int, int]) -> Family:
        number = next(self._numbers)
        born = own_day - self._dice.between(int(months[0] * MONTH), int(months[1] * MONTH))
        return Family(municipality, f"g{number:05}", f"d{number:05}", born)


def _transition(plan: Transition, births: _Births, dice: Dice) -> Iterator[Registration]:
    offers = sum(plan.responses.values())
    places = dice.dealt(split(offers, MODEL_B))
    held = dice.dealt(plan.held)
    for number, (response, place) in enumerate(zip(dice.dealt(plan.responses), places, strict=True)):
        own_day = some_day(dice, FIRST, LAST)
        about = births.family(place, own_day, plan.age).about(f"o{plan.activity[-1]}-{number:04}", plan.activity)
        level = dice.one_of(LEVELS)
        offered, answered = days_before(dice, own_day)
        if response == "accepted" and held:
            where, present = held.pop()
            yield Registration(
                *about, iso(offered), response, iso(answered), iso(own_day), level=level, present=present, place=where
            )
        elif response in ("accepted", "declined"):
            yield Registration(*about, iso(offered), response, iso(own_day), level=level)
        else:
            yield Registration(*about, iso(own_day), response, level=level)


def _otherwise(births: _Births, dice: Dice) -> Iterator[Registration]:
    for activity, families in OTHERWISE.items():
        municipalities = MODEL_B_ONLY if activity.startswith("daycare") else MODEL_B
        for number, place in enumerate(dice.dealt(split(families, municipalities))):
            own_day = some_day(dice, FIRST, LAST)
            at_home = activity == "standard_visit"
            yield Registration(
                *births.family(place, own_day, (1, 30)).about(f"{activity[:7]}{number:04}", activity),
                held_on=iso(own_day),
                level="1" if at_home else dice.one_of(["1", "2", "3"]),
                present="mother" if at_home else "daycare_staff" if activity.startswith("daycare") else "",
                place="home" if at_home else "daycare" if activity.startswith("daycare") else "clinic",
            )


def rows(dice: Dice) -> Iterator[Registration]:
    """Give model B's rows, each of a family of its own."""
    births = _Births(dice)
    for plan in TRANSITIONS:
        yield from _transition(plan, births, dice)
    offers = dice.dealt(split(sum(COSP.levels.values()), MODEL_B_ONLY))
    parents = [births.family(place, some_day(dice, FIRST + 600, LAST - 60), (2, 12)) for place in offers]
    yield from course_rows(COSP, parents, dice)
    yield from _otherwise(births, dice)
