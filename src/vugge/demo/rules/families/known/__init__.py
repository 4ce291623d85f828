"""The families of the cast, by name: each a state that somebody new to the product, or a journey, is to meet."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.diary import Diary
from vugge.demo.rules.families.known import alma, births, courses, homes, reach, signe
from vugge.demo.rules.families.shape import Household

STATES: Mapping[str, Callable[[Calendar], Household]] = {
    **alma.FAMILIES, **signe.FAMILIES, **births.FAMILIES, **homes.FAMILIES, **reach.FAMILIES, **courses.FAMILIES,
}  # fmt: skip
"""What there is to meet (a sentence in a word or two) and the family it is met in."""


def families(calendar: Calendar) -> tuple[Household, ...]:
    """Return the families, in the order they are made: who is written down elsewhere already comes after."""
    made, diary = [make(calendar) for make in dict.fromkeys(STATES.values())], Diary(calendar)
    for home in made:
        diary.keep(home, ahead=False)
    return tuple(diary.moved(home) for home in made)
