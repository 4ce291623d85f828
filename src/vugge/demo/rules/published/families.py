"""The families of model A: as many as were published, each with a child born when its registrations need it to be."""

from typing import NamedTuple

from vugge.demo.rules.published.days import day
from vugge.demo.rules.published.dice import Dice, split
from vugge.demo.rules.published.places import MODEL_A
from vugge.demo.rules.published.registration import Family

FAMILIES_A = 37331
OLDER = 4500
YOUNGEST = 2400


class Cohorts(NamedTuple):
    """Model A's families by what the window saw of them.

    `older`: the child was born before the window saw it as a baby; met again at 15 to 18 months.
    `middle`: seen as a baby inside the window.
    `youngest`: born so late that the window saw the pregnancy only.
    """

    older: list[Family]
    middle: list[Family]
    youngest: list[Family]


def cohorts(dice: Dice) -> Cohorts:
    """Make the 37,331 families, births evenly spread within each cohort."""
    places = dice.dealt(split(FAMILIES_A, MODEL_A))

    def born_between(first: int, last: int, numbers: range) -> list[Family]:
        span = last - first + 1
        return [
            Family(places[number], f"f{number:05}", f"c{number:05}", first + position * span // len(numbers))
            for position, number in enumerate(numbers)
        ]

    middle_from, youngest_from = OLDER, FAMILIES_A - YOUNGEST
    return Cohorts(
        born_between(day(2016, 12, 15), day(2018, 2, 28), range(middle_from)),
        born_between(day(2018, 3, 1), day(2021, 1, 31), range(middle_from, youngest_from)),
        born_between(day(2021, 2, 1), day(2021, 8, 15), range(youngest_from, FAMILIES_A)),
    )
